// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of what shaking does to people and links, and of those who repair them.
#include "models/scenario/geography.h"
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

Field part() {
  return choice("part", {"surface", "slope", "bridge", "tunnel"}, "of the link");
}
Field median(const std::string& state) {
  return number(state, Measure::kNumber,
                "intensity that brings half of the stretches to this state or a worse one");
}
Field left(const std::string& name, const std::string& when) {
  return number(name, Measure::kShare, "left " + when).between(0, 1);
}

TableDeclaration fragility() {
  return {
      "fragility",
      "How links suffer from shaking: a stretch of the reference length is in a state or a worse one with "
      "probability Phi((intensity - median) / beta). A row at least for each class and terrain among the "
      "roads.",
      {"class", "terrain", "part"},
      {choice("class", {models::kLinkClassNames.begin(), models::kLinkClassNames.end()}, "of the link"),
       choice("terrain", {"basin", "mountain"}, "of the link"), part(),
       number("reference_length", Measure::kLength, "of a stretch that fails for itself").between(1, 1e7),
       median("slight"), median("moderate"), median("extensive"), median("complete"),
       number("beta", Measure::kNumber, "standard deviation in degrees of intensity").above(0)}};
}

TableDeclaration damage_states() {
  return {
      "damage_states",
      "What a damaged part of a link means: traffic left, and the work until one lane is passable and until "
      "it is "
      "as before.",
      {"part", "state"},
      {part(), choice("state", {"slight", "moderate", "extensive", "complete"}, "of the part"),
       left("speed_share", "until it is passable; 0: closed"), left("capacity_share", "until it is passable"),
       duration_distribution("effort", "work of one crew in all; 10 h are 2 crews for 5 h"),
       number("passable_after", Measure::kShare, "of the effort").between(0, 1).otherwise("1"),
       left("passable_speed_share", "from then on").otherwise("0.5"),
       left("passable_capacity_share", "from then on").otherwise("0.5")}};
}

TableDeclaration shakemap() {
  return {
      "shakemap",
      "Intensity of a main shock on a grid with even steps, for an earthquake with `field: shakemap`. A file "
      "whose name ends in .xml is read as grid.xml of a ShakeMap of the U.S. Geological Survey.",
      {"lon", "lat"},
      {number("lon", Measure::kNumber, "degrees east (WGS84)").between(-180, 180),
       number("lat", Measure::kNumber, "degrees north (WGS84)").between(-90, 90),
       number("intensity", Measure::kNumber, "CSIS degree, or MMI").between(0, 12)},
      false};
}

}  // namespace

std::vector<TableDeclaration> damage_tables() {
  return {vulnerability(), fragility(), damage_states(), shakemap()};
}

}  // namespace surge::scenarios
