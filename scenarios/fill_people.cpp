// SPDX-License-Identifier: Apache-2.0
#include "models/units.h"
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::BuildingClass building_of(const RowView& row) {
  models::BuildingClass building;
  building.key = row.text("key");
  building.name = name_of(row);
  building.urban_homes = row.number("urban_homes");
  building.rural_homes = row.number("rural_homes");
  building.urban_work = row.number("urban_work");
  building.rural_work = row.number("rural_work");
  building.collapse = {row.number("collapse_median"), row.number("collapse_beta")};
  building.uninhabitable = {row.number("uninhabitable_median"), row.number("uninhabitable_beta")};
  building.dead_in_collapse = row.number("collapse_dead");
  building.trapped_in_collapse = row.number("collapse_trapped");
  building.injured_in_collapse = row.number("collapse_injured");
  building.injured_in_damage = row.number("damage_injured");
  return building;
}

models::Deprivation deprivation_of(const FilledFrom& from, const RowView& row) {
  return {from.id<models::Item>(row, "item", "items"), row.number("scale"),
          row.number("rate_per_h") / models::kHour_s, row.duration("full_after")};
}

}  // namespace

void fill_people(const FilledFrom& from, models::Demand& demand) {
  from.each("buildings", [&](const RowView& row) { demand.buildings.push_back(building_of(row)); });
  from.each("occupancy", [&](const RowView& row) {
    demand.occupancy.push_back(
        {row.duration("hour"), row.number("home"), row.number("work"), row.number("outdoors")});
  });
  from.each("triage", [&](const RowView& row) {
    models::TriageShares& shares = row.choice<int>("group") == 0 ? demand.injured : demand.trapped;
    shares = {row.number("immediate"), row.number("delayed"), row.number("minor")};
  });
  from.each("shelters", [&](const RowView& row) {
    demand.shelters.push_back({from.id<models::County>(row, "county", "counties"), name_of(row),
                               row.number("capacity"), row.duration("opens")});
  });
  from.each("deprivation",
            [&](const RowView& row) { demand.deprivation.push_back(deprivation_of(from, row)); });
}

}  // namespace surge::scenarios
