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

models::Airport airport_of(const FilledFrom& from, const RowView& row) {
  return {row.text("iata"),
          {row.text("name"), ""},
          position_of(row),
          from.id<models::Place>("places", row.text("nearest_county_code")),
          row.has("runway") ? row.number("runway") : 0};
}

}  // namespace

void fill_network(const FilledFrom& from, models::Scenario& scenario) {
  fill_places(from, scenario);
  const auto place = [&](const RowView& row, std::string_view field) {
    return from.id<models::Place>("places", row.text(field));
  };
  from.each("roads", [&](const RowView& row) {
    scenario.links.add({place(row, "from_code"), place(row, "to_code"),
                        row.choice<models::RoadClass>("class"), row.number("length"),
                        row.choice<models::Terrain>("terrain")});
  });
  from.each("rail", [&](const RowView& row) {
    scenario.rail.push_back(
        {place(row, "from_code"), place(row, "to_code"), row.text("line"), row.number("length")});
  });
  from.each("airports", [&](const RowView& row) { scenario.airports.push_back(airport_of(from, row)); });
  from.each("fragility", [&](const RowView& row) {
    scenario.link_damage.fragility.push_back(
        {row.choice<models::RoadClass>("class"), row.choice<models::Terrain>("terrain"),
         row.number("median_intensity"), row.number("beta"), row.distribution("repair")});
  });
}

}  // namespace surge::scenarios
