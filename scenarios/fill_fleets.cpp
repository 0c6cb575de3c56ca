// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::VehicleClass vehicle_of(const RowView& row) {
  models::VehicleClass vehicle;
  vehicle.key = row.text("key");
  vehicle.name = name_of(row);
  vehicle.payload_kg = row.number("payload");
  vehicle.volume_m3 = row.number("volume");
  // In the order of models::RoadClass.
  vehicle.speed_mps = {row.number("speed_expressway"), row.number("speed_national"),
                       row.number("speed_provincial"), row.number("speed_mountain")};
  vehicle.loading_s = row.distribution("loading");
  vehicle.unloading_s = row.distribution("unloading");
  return vehicle;
}

}  // namespace

void fill_fleets(const FilledFrom& from, models::Scenario& scenario) {
  from.each("vehicles", [&](const RowView& row) { scenario.vehicle_classes.add(vehicle_of(row)); });
  from.each("fleets", [&](const RowView& row) {
    scenario.fleets.push_back({from.id<models::Depot>(row, "depot", "depots"),
                               from.id<models::VehicleClass>(row, "vehicle", "vehicles"),
                               row.integer("count")});
  });
}

}  // namespace surge::scenarios
