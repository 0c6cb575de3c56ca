// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

/// Prefectures in the order of first appearance.
class Prefectures {
 public:
  explicit Prefectures(models::Table<models::Prefecture>& table) : table_(table) {}

  models::Id<models::Prefecture> id(const models::BilingualName& name) {
    const auto [known, fresh] = known_.try_emplace({name.en, name.zh});
    if (fresh) known->second = table_.add({name});
    return known->second;
  }

 private:
  models::Table<models::Prefecture>& table_;
  std::map<std::pair<std::string, std::string>, models::Id<models::Prefecture>> known_;
};

models::GeoPoint position_of(const RowView& row) {
  return {row.number("lon"), row.number("lat")};
}

models::County county_of(const RowView& row) {
  models::County county;
  county.key = row.text("code");
  county.name = name_of(row);
  county.population = row.number("population");
  county.household_size = row.number("household_size");
  county.urban_share = row.number("urban_share");
  county.age_0_14_share = row.number("share_age_0_14");
  county.age_65_share = row.number("share_age_65_plus");
  county.area_km2 = row.number("area");
  county.elevation_m = row.number("elevation");
  county.daytime_share = row.number("daytime_share");
  county.terrain = row.choice<models::Terrain>("terrain");
  return county;
}

/// Counties first, then the other places: the order of the ids of places.
void fill_places(const FilledFrom& from, models::Scenario& scenario) {
  Prefectures prefectures(scenario.prefectures);
  from.each("counties", [&](const RowView& row) {
    models::County county = county_of(row);
    county.prefecture = prefectures.id({row.text("prefecture_en"), row.text("prefecture_zh")});
    county.seat = scenario.places.add({county.key, county.name, position_of(row)});
    scenario.counties.add(std::move(county));
  });
  from.each("places", [&](const RowView& row) {
    scenario.places.add({row.text("key"), name_of(row), position_of(row)});
  });
}

/// Vehicles (trains, vessels) an hour and direction where the table says nothing: two lanes of an expressway
/// and one of other roads by the order of the Highway Capacity Manual (HCM 2010), less for grades; rail and
/// water assumed.
double usual_capacity_per_h(models::LinkClass link_class) {
  switch (link_class) {
    case models::LinkClass::kExpressway:
      return 3600;
    case models::LinkClass::kNational:
      return 1200;
    case models::LinkClass::kProvincial:
      return 800;
    case models::LinkClass::kMountain:
      return 300;
    case models::LinkClass::kRail:
      return 3;
    case models::LinkClass::kWater:
      return 20;
  }
  return 1;
}

models::Link link_of(const FilledFrom& from, const RowView& row, models::LinkClass link_class) {
  models::Link link;
  link.from = from.id<models::Place>("places", row.text("from_code"));
  link.to = from.id<models::Place>("places", row.text("to_code"));
  link.link_class = link_class;
  link.length_m = row.number("length");
  link.capacity_per_h =
      row.has("capacity_per_h") ? row.number("capacity_per_h") : usual_capacity_per_h(link_class);
  return link;
}

void fill_parts(const RowView& row, models::Link& link) {
  link.terrain = row.choice<models::Terrain>("terrain");
  link.bridge_share = row.number("bridge_share");
  link.tunnel_share = row.number("tunnel_share");
}

/// Roads, railways, waterways: the order of the ids of links.
void fill_links(const FilledFrom& from, models::Scenario& scenario) {
  from.each("roads", [&](const RowView& row) {
    models::Link link = link_of(from, row, row.choice<models::LinkClass>("class"));
    fill_parts(row, link);
    link.direction = row.choice<models::LinkDirection>("direction");
    if (row.has("speed")) link.speed_limit_mps = row.number("speed");
    scenario.links.add(std::move(link));
  });
  from.each("rail", [&](const RowView& row) {
    models::Link link = link_of(from, row, models::LinkClass::kRail);
    fill_parts(row, link);
    link.line = row.text("line");
    scenario.links.add(std::move(link));
  });
  from.each("waterways", [&](const RowView& row) {
    models::Link link = link_of(from, row, models::LinkClass::kWater);
    link.line = row.text("name");
    scenario.links.add(std::move(link));
  });
  from.each("link_closures", [&](const RowView& row) {
    models::LinkClosure closure;
    closure.link = from.id<models::Link>(row, "link", "links");
    closure.begins = row.duration("begins");
    if (row.has("ends")) closure.ends = row.duration("ends");
    closure.speed_share = row.number("speed_share");
    closure.capacity_share = row.number("capacity_share");
    scenario.link_closures.push_back(closure);
  });
}

models::Terminal terminal_of(const FilledFrom& from, const RowView& row, const models::Scenario& scenario) {
  models::Terminal terminal;
  terminal.key = row.text("key");
  terminal.name = name_of(row);
  terminal.kind = row.choice<models::TerminalKind>("kind");
  terminal.place = from.id<models::Place>(row, "place", "places");
  terminal.position = row.has("lon") ? position_of(row) : scenario.places[terminal.place].position;
  terminal.elevation_m = row.number("elevation");
  terminal.runway_m = row.number("runway");
  terminal.handling_m3_per_s = row.number("handling_rate");
  terminal.stands = row.integer("stands");
  if (row.has("movements_per_h")) terminal.movements_per_h = row.number("movements_per_h");
  terminal.storage_m3 = row.number("storage");
  terminal.transfer_s = row.distribution("transfer");
  terminal.opens = row.duration("opens");
  terminal.closes = row.duration("closes");
  return terminal;
}

void fill_damage(const FilledFrom& from, models::LinkDamage& damage) {
  from.each("fragility", [&](const RowView& row) {
    damage.fragility.push_back(
        {row.choice<models::LinkClass>("class"),
         row.choice<models::Terrain>("terrain"),
         row.choice<models::LinkPart>("part"),
         row.number("reference_length"),
         {row.number("slight"), row.number("moderate"), row.number("extensive"), row.number("complete")},
         row.number("beta")});
  });
  from.each("damage_states", [&](const RowView& row) {
    damage.consequences.push_back(
        {row.choice<models::LinkPart>("part"), static_cast<models::DamageState>(1 + row.choice<int>("state")),
         row.number("speed_share"), row.number("capacity_share"), row.distribution("effort"),
         row.number("passable_after"), row.number("passable_speed_share"),
         row.number("passable_capacity_share")});
  });
}

}  // namespace

void fill_network(const FilledFrom& from, models::Scenario& scenario) {
  fill_places(from, scenario);
  fill_links(from, scenario);
  from.each("terminals",
            [&](const RowView& row) { scenario.terminals.add(terminal_of(from, row, scenario)); });
  fill_damage(from, scenario.link_damage);
}

}  // namespace surge::scenarios
