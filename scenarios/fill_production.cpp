// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

using models::Id;
using models::Item;

/// Rows of a calendar may stand anywhere in the table; they are put in order of time.
void fill_calendars(const FilledFrom& from, models::Scenario& scenario) {
  from.each("labour_calendars", [&](const RowView& row) {
    const std::string key = row.text("calendar");
    auto& calendars = scenario.calendars;
    auto calendar = std::find_if(calendars.begin(), calendars.end(),
                                 [&](const models::LabourCalendar& known) { return known.key == key; });
    if (calendar == calendars.end()) {
      calendars.add({key, {}});
      calendar = calendars.end() - 1;
    }
    calendar->points.push_back({row.duration("time"), row.number("present"), row.number("overtime")});
  });
  for (models::LabourCalendar& calendar : scenario.calendars) {
    std::stable_sort(calendar.points.begin(), calendar.points.end(),
                     [](const auto& x, const auto& y) { return x.time < y.time; });
  }
}

models::Plant plant_of(const FilledFrom& from, const RowView& row, const models::Scenario& scenario) {
  models::Plant plant;
  plant.key = row.text("key");
  plant.name = name_of(row);
  plant.enterprise = from.id<models::Enterprise>(row, "enterprise", "enterprises");
  plant.base = from.optional_id<models::ProductionBase>(row, "base", "bases");
  plant.store = from.id<models::Depot>(row, "store", "depots");
  plant.workers = row.integer("workers");
  for (const Id<models::LabourCalendar> calendar : ids(scenario.calendars)) {
    if (scenario.calendars[calendar].key == row.text("calendar")) plant.calendar = calendar;
  }
  return plant;
}

models::ProductionLine line_of(const FilledFrom& from, const RowView& row) {
  models::ProductionLine line;
  line.key = row.text("key");
  line.name = name_of(row);
  line.plant = from.id<models::Plant>(row, "plant", "plants");
  line.peacetime_product = row.text("peacetime_product");
  line.peacetime_value_cny_per_s = row.number("peacetime_value");
  line.standby_cost_cny_per_s = row.number("standby_cost");
  line.peacetime_item = from.optional_id<Item>(row, "peacetime_item", "items");
  line.peacetime_units_per_s = row.number("peacetime_rate");
  line.peacetime_workers = row.integer("peacetime_workers");
  return line;
}

models::Conversion conversion_of(const FilledFrom& from, const RowView& row) {
  models::Conversion conversion;
  conversion.key = row.text("line") + "/" + row.text("item");
  conversion.line = from.id<models::ProductionLine>(row, "line", "lines");
  conversion.item = from.id<Item>(row, "item", "items");
  conversion.approval_s = row.distribution("approval");
  conversion.machines = row.integer("machines");
  conversion.maker = from.optional_id<models::EquipmentMaker>(row, "maker", "equipment_makers");
  conversion.transport_s = row.distribution("transport");
  conversion.setup_s = row.distribution("setup");
  conversion.first_article_s = row.distribution("first_article");
  conversion.ramp_s = row.distribution("ramp");
  conversion.ramp_start = row.number("ramp_start");
  conversion.nominal_units_per_s = row.number("nominal_rate");
  conversion.yield = row.number("yield");
  conversion.quarantine_s = row.distribution("quarantine");
  conversion.release_share = row.number("release_share");
  conversion.workers = row.integer("workers");
  conversion.shifts = row.integer("shifts");
  conversion.revert_s = row.distribution("revert");
  conversion.cost_cny = row.number("cost");
  conversion.rehearsed = row.boolean("rehearsed");
  return conversion;
}

models::Sourcing sourcing_of(const FilledFrom& from, const RowView& row) {
  return {from.id<models::Plant>(row, "plant", "plants"),
          from.id<Item>(row, "item", "items"),
          from.id<models::Supplier>(row, "supplier", "suppliers"),
          row.number("share"),
          row.distribution("lead_time"),
          row.duration("cover")};
}

}  // namespace

void fill_production(const FilledFrom& from, models::Scenario& scenario) {
  fill_calendars(from, scenario);
  from.each("bases", [&](const RowView& row) {
    scenario.bases.add({row.text("key"), name_of(row), row.boolean("shares_labour"),
                        row.boolean("shares_materials"), row.integer("spare_machines")});
  });
  from.each("plants", [&](const RowView& row) { scenario.plants.add(plant_of(from, row, scenario)); });
  from.each("lines", [&](const RowView& row) { scenario.lines.add(line_of(from, row)); });
  from.each("equipment_makers", [&](const RowView& row) {
    scenario.equipment_makers.add({row.text("key"), name_of(row), row.integer("workshops"),
                                   row.distribution("build_time"), row.integer("stock")});
  });
  from.each("conversions", [&](const RowView& row) { scenario.conversions.add(conversion_of(from, row)); });
  from.each("suppliers", [&](const RowView& row) {
    scenario.suppliers.add({row.text("key"), name_of(row), from.id<Item>(row, "item", "items"),
                            row.number("rate"), from.optional_id<models::Depot>(row, "depot", "depots"),
                            row.whole("stock")});
  });
  from.each("bill_of_materials", [&](const RowView& row) {
    scenario.production.bills.push_back(
        {from.id<Item>(row, "item", "items"), from.id<Item>(row, "material", "items"), row.number("amount")});
  });
  from.each("material_sourcing",
            [&](const RowView& row) { scenario.production.sourcing.push_back(sourcing_of(from, row)); });
}

}  // namespace surge::scenarios
