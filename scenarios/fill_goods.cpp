// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::Item item_of(const RowView& row) {
  models::Item item;
  item.key = row.text("key");
  item.name = name_of(row);
  item.category = row.choice<models::ItemCategory>("category");
  item.unit = row.text("unit");
  item.mass_kg = row.number("mass");
  item.volume_m3 = row.number("volume");
  item.value_cny = row.number("value");
  if (row.has("shelf_life")) item.shelf_life = row.duration("shelf_life");
  item.temperature = row.choice<models::TemperatureClass>("temperature");
  return item;
}

models::Need need_of(const FilledFrom& from, const RowView& row) {
  models::Need need;
  need.item = from.id<models::Item>("items", row.text("item"));
  need.group = row.choice<models::PopulationGroup>("group");
  need.basis = row.choice<models::NeedBasis>("basis");
  need.kind = row.choice<models::NeedKind>("kind");
  need.amount = row.number("amount");
  need.begins = row.duration("begins");
  if (row.has("lasts")) need.lasts = row.duration("lasts");
  if (row.has("fades")) need.fades = row.duration("fades");
  need.priority = row.integer("priority");
  need.weight = row.number("weight");
  return need;
}

models::VulnerabilityRow vulnerability_of(const RowView& row) {
  return {row.number("intensity"),
          {row.number("affected"), row.number("displaced"), row.number("injured"), row.number("trapped")}};
}

}  // namespace

void fill_goods(const FilledFrom& from, models::Scenario& scenario) {
  from.each("items", [&](const RowView& row) { scenario.items.add(item_of(row)); });
  from.each("substitutes", [&](const RowView& row) {
    scenario.substitutes.push_back({from.id<models::Item>(row, "item", "items"),
                                    from.id<models::Item>(row, "substitute", "items"), row.number("ratio")});
  });
  from.each("kits", [&](const RowView& row) {
    scenario.kits.push_back({from.id<models::Item>(row, "kit", "items"),
                             from.id<models::Item>(row, "component", "items"), row.whole("quantity")});
  });
  from.each("needs", [&](const RowView& row) { scenario.demand.needs.push_back(need_of(from, row)); });
  from.each("vulnerability",
            [&](const RowView& row) { scenario.demand.vulnerability.push_back(vulnerability_of(row)); });
}

}  // namespace surge::scenarios
