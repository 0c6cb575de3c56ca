// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::Flight flight_of(const RowView& row) {
  models::Flight flight;
  flight.speed_mps = row.number("speed_air");
  flight.runway_m = row.number("runway");
  flight.payload_loss_per_km = row.number("payload_loss_per_km");
  flight.ceiling_m = row.number("ceiling");
  flight.daylight_only = row.boolean("daylight_only");
  flight.weather_limited = row.boolean("weather_limited");
  if (row.has("airdrop_loss")) flight.airdrop_loss = row.number("airdrop_loss");
  return flight;
}

models::VehicleClass vehicle_of(const RowView& row) {
  models::VehicleClass vehicle;
  vehicle.key = row.text("key");
  vehicle.name = name_of(row);
  vehicle.kind = row.choice<models::VehicleKind>("kind");
  vehicle.payload_kg = row.number("payload");
  vehicle.volume_m3 = row.number("volume");
  // In the order of models::LinkClass.
  vehicle.speed_mps = {row.number("speed_expressway"), row.number("speed_national"),
                       row.number("speed_provincial"), row.number("speed_mountain"),
                       row.number("speed_rail"),       row.number("speed_water")};
  vehicle.mountain_speed_share = row.number("mountain_speed_share");
  vehicle.blocked_speed_mps = row.number("speed_blocked");
  vehicle.loading_s = row.distribution("loading");
  vehicle.unloading_s = row.distribution("unloading");
  vehicle.range_m = row.number("range");
  vehicle.refuelling = row.duration("refuelling");
  vehicle.duty = row.duration("duty");
  vehicle.rest = row.duration("rest");
  vehicle.crews = row.integer("crews");
  vehicle.convoy_size = row.integer("convoy_size");
  vehicle.cost_cny_per_s = row.number("cost");
  vehicle.road_units = row.number("road_units");
  vehicle.flight = flight_of(row);
  return vehicle;
}

}  // namespace

void fill_fleets(const FilledFrom& from, models::Scenario& scenario) {
  from.each("vehicles", [&](const RowView& row) { scenario.vehicle_classes.add(vehicle_of(row)); });
  // Depots come before terminals in the keys of hubs and in their ids.
  from.each("fleets", [&](const RowView& row) {
    scenario.fleets.push_back({from.id<models::Hub>(row, "home", "hubs"),
                               from.id<models::VehicleClass>(row, "vehicle", "vehicles"),
                               row.integer("count")});
  });
}

}  // namespace surge::scenarios
