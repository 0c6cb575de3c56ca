// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of trucks.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

// The limits of speeds and of loading keep every trip within the range of simulated time.
Field speed(const std::string& road_class) {
  return number("speed_" + road_class, Measure::kSpeed, "on an undamaged road of this class")
      .between(0.01, 340);
}

TableDeclaration vehicles() {
  return {"vehicles",
          "Classes of trucks.",
          {"key"},
          {key("key", "name of the class in other tables"), name_en(), name_zh(),
           number("payload", Measure::kMass, "of one truck").above(0).at_most(1e6),
           number("volume", Measure::kVolume, "of the load space").above(0).at_most(400), speed("expressway"),
           speed("national"), speed("provincial"), speed("mountain"),
           duration_distribution("loading", "placing, securing, papers; beside the dock's handling of goods"),
           duration_distribution("unloading", "at the receiving county")},
          true,
          1};
}

TableDeclaration fleets() {
  return {"fleets",
          "Trucks of one class that are based at a depot.",
          {"depot", "vehicle"},
          {reference("depot", "depots", "home"), reference("vehicle", "vehicles", "class"),
           integer("count", "trucks").at_least(0)}};
}

}  // namespace

std::vector<TableDeclaration> fleet_tables() {
  return {vehicles(), fleets()};
}

}  // namespace surge::scenarios
