// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of what shaking does to people and roads.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field share(std::string name) {
  std::string description = name + " people";
  return number(std::move(name), Measure::kShare, std::move(description)).between(0, 1);
}

TableDeclaration vulnerability() {
  return {
      "vulnerability",
      "Shares of the population by intensity: linear between rows, constant beyond the last, zero below the "
      "first.",
      {"intensity"},
      {number("intensity", Measure::kNumber, "CSIS degree; increasing from row to row").between(1, 12),
       share("affected"), share("displaced"), share("injured"), share("trapped")},
      true,
      1};
}

TableDeclaration fragility() {
  return {"fragility",
          "How roads suffer: P(blocked) = Phi((intensity - median) / beta). A row for each class and terrain "
          "among the roads.",
          {"class", "terrain"},
          {choice("class", {"expressway", "national", "provincial", "mountain"}, "of the road"),
           choice("terrain", {"basin", "mountain"}, "of the road"),
           number("median_intensity", Measure::kNumber, "blocks half of the roads of this kind"),
           number("beta", Measure::kNumber, "standard deviation in degrees of intensity").above(0),
           duration_distribution("repair", "blocked to open again")}};
}

}  // namespace

std::vector<TableDeclaration> damage_tables() {
  return {vulnerability(), fragility()};
}

}  // namespace surge::scenarios
