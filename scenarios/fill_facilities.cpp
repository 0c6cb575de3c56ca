// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::BilingualName name_of(const RowView& row) {
  return {row.text("name_en"), row.text("name_zh")};
}

models::Depot depot_of(const FilledFrom& from, const RowView& row) {
  models::Depot depot;
  depot.key = row.text("key");
  depot.name = name_of(row);
  depot.level = row.choice<models::DepotLevel>("level");
  depot.ownership = row.choice<models::Ownership>("ownership");
  depot.place = from.id<models::Place>("places", row.text("place"));
  depot.docks = row.integer("docks");
  depot.dock_rate_m3_per_s = row.number("dock_rate");
  depot.mobilisation_s = row.distribution("mobilisation");
  return depot;
}

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

models::ProductionLine line_of(const FilledFrom& from, const RowView& row) {
  models::ProductionLine line;
  line.key = row.text("key");
  line.name = name_of(row);
  line.base = from.id<models::ProductionBase>("bases", row.text("base"));
  line.peacetime_product = row.text("peacetime_product");
  line.peacetime_value_cny_per_s = row.number("peacetime_value");
  line.item = from.id<models::Item>("items", row.text("item"));
  line.approval_s = row.distribution("approval");
  line.setup_s = row.distribution("setup");
  line.ramp = row.duration("ramp");
  line.ramp_start = row.number("ramp_start");
  line.nominal_units_per_s = row.number("nominal_rate");
  return line;
}

}  // namespace

void fill_facilities(const FilledFrom& from, models::Scenario& scenario) {
  const auto depot = [&](const RowView& row, std::string_view field) {
    return from.id<models::Depot>("depots", row.text(field));
  };
  from.each("depots", [&](const RowView& row) { scenario.depots.add(depot_of(from, row)); });
  from.each("stock", [&](const RowView& row) {
    scenario.stock.push_back(
        {depot(row, "depot"), from.id<models::Item>("items", row.text("item")), row.whole("quantity")});
  });
  from.each("vehicles", [&](const RowView& row) { scenario.vehicle_classes.add(vehicle_of(row)); });
  from.each("fleets", [&](const RowView& row) {
    scenario.fleets.push_back({depot(row, "depot"),
                               from.id<models::VehicleClass>("vehicles", row.text("vehicle")),
                               row.integer("count")});
  });
  from.each("bases", [&](const RowView& row) {
    scenario.bases.add(
        {row.text("key"), name_of(row), row.choice<models::Ownership>("ownership"), depot(row, "store")});
  });
  from.each("lines", [&](const RowView& row) { scenario.lines.add(line_of(from, row)); });
}

}  // namespace surge::scenarios
