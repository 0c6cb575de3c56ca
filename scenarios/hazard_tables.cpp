// SPDX-License-Identifier: Apache-2.0
// Columns of the tables that hazards draw from.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

TableDeclaration hazard_catalogue() {
  return {
      "hazard_catalogue",
      "Events of the past that the hazard `sampled` draws from, each for all that may happen at its place "
      "with a magnitude of its class.",
      {"key"},
      {key("key", "name of the event"), name_en(), name_zh(),
       choice("kind", {"earthquake", "flood", "windstorm"}, "what struck"),
       number("lon", Measure::kAngle, "WGS84").between(-180, 180),
       number("lat", Measure::kAngle, "WGS84").between(-90, 90),
       number("strike", Measure::kAngle, "of the fault, clockwise from north").between(0, 360).otherwise("0"),
       number("magnitude", Measure::kNumber, "Ms of an earthquake, a severity of its own for other kinds")
           .between(0, 10),
       number("rate_per_year", Measure::kNumber, "of events of the class at the place")
           .above(0)
           .at_most(1000)},
      false};
}

}  // namespace

std::vector<TableDeclaration> hazard_tables() {
  return {hazard_catalogue()};
}

}  // namespace surge::scenarios
