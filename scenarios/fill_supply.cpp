// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

using models::Depot;
using models::Item;

models::Agreement agreement_of(const FilledFrom& from, const RowView& row) {
  models::Agreement agreement;
  agreement.key = row.text("key");
  agreement.enterprise = from.id<models::Enterprise>(row, "enterprise", "enterprises");
  agreement.item = from.id<Item>(row, "item", "items");
  agreement.depot = from.id<Depot>(row, "depot", "depots");
  agreement.cap = row.whole("cap");
  agreement.units_per_s = row.number("rate");
  agreement.price_cny = row.number("price");
  agreement.lead_time_s = row.distribution("lead_time");
  agreement.default_risk = row.number("default_risk");
  agreement.fee_cny_per_s = row.number("fee");
  return agreement;
}

models::Market market_of(const FilledFrom& from, const RowView& row) {
  models::Market market;
  market.item = from.id<Item>(row, "item", "items");
  market.depot = from.id<Depot>(row, "depot", "depots");
  market.price_cny = row.number("price");
  market.units_per_s = row.number("volume");
  market.elasticity = row.number("elasticity");
  market.lead_time_s = row.distribution("lead_time");
  market.lead_growth = row.number("lead_growth");
  market.recovery = row.duration("recovery");
  return market;
}

models::DonationStream donation_of(const FilledFrom& from, const RowView& row) {
  models::DonationStream stream;
  stream.key = row.text("key");
  stream.depot = from.id<Depot>(row, "depot", "depots");
  stream.begins = row.duration("begins");
  stream.lasts = row.duration("lasts");
  stream.consignments_per_s = row.number("consignments");
  stream.fading = row.duration("fading");
  stream.volume_m3 = row.distribution("volume");
  stream.usable_share = row.distribution("usable");
  return stream;
}

models::OutageTarget target_of(const FilledFrom& from, const RowView& row) {
  const std::string kind = row.text("kind");
  const std::string key = row.text("target");
  if (kind == "depot") return from.id<Depot>("depots", key);
  if (kind == "plant") return from.id<models::Plant>("plants", key);
  if (kind == "line") return from.id<models::ProductionLine>("lines", key);
  if (kind == "supplier") return from.id<models::Supplier>("suppliers", key);
  if (kind == "hospital") return from.id<models::Hospital>("hospitals", key);
  return from.id<models::EquipmentMaker>("equipment_makers", key);
}

models::FacilityFragility fragility_of(const RowView& row) {
  models::FacilityFragility fragility;
  fragility.damage_median = row.number("damage_median");
  fragility.damage_beta = row.number("damage_beta");
  fragility.repair_s = row.distribution("repair");
  fragility.stock_lost = row.number("stock_lost");
  fragility.power_median = row.number("power_median");
  fragility.power_beta = row.number("power_beta");
  fragility.power_s = row.distribution("power");
  fragility.cold_holds = row.duration("cold_holds");
  return fragility;
}

}  // namespace

void fill_supply(const FilledFrom& from, models::Scenario& scenario) {
  from.each("agreements", [&](const RowView& row) { scenario.agreements.add(agreement_of(from, row)); });
  from.each("markets", [&](const RowView& row) { scenario.markets.push_back(market_of(from, row)); });
  from.each("aid", [&](const RowView& row) {
    scenario.aid.push_back({row.text("key"),
                            {row.text("donor_en"), row.text("donor_zh")},
                            from.id<Item>(row, "item", "items"),
                            row.whole("quantity"),
                            from.id<Depot>(row, "depot", "depots"),
                            row.distribution("arrival")});
  });
  from.each("donations", [&](const RowView& row) { scenario.donations.push_back(donation_of(from, row)); });
  from.each("donation_mix", [&](const RowView& row) {
    scenario.donations[from.position("donations", row.text("donation"))].mix.push_back(
        {from.id<Item>(row, "item", "items"), row.number("share")});
  });
  from.each("outages", [&](const RowView& row) {
    models::Outage outage{target_of(from, row), row.duration("begins"), row.number("capacity"), {}};
    if (row.has("lasts")) outage.lasts = row.duration("lasts");
    scenario.outages.push_back(outage);
  });
  from.each("facility_damage", [&](const RowView& row) {
    const auto kind = static_cast<std::size_t>(row.choice<models::FacilityKind>("kind"));
    scenario.facility_fragility[kind] = fragility_of(row);
  });
}

}  // namespace surge::scenarios
