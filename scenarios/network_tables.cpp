// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of counties, other places, and the links between them.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

// Half of the Earth's circumference is 20,000 km.
constexpr double kLongestLink_m = 2e7;

Field longitude() {
  return number("lon", Measure::kAngle, "WGS84").between(-180, 180);
}
Field latitude() {
  return number("lat", Measure::kAngle, "WGS84").between(-90, 90);
}
Field terrain(std::string description) {
  return choice("terrain", {"basin", "mountain"}, std::move(description));
}
Field share(std::string name, std::string description) {
  return number(std::move(name), Measure::kShare, std::move(description)).between(0, 1);
}
Field length() {
  return number("length", Measure::kLength, "along the link").above(0).at_most(kLongestLink_m);
}

TableDeclaration counties() {
  return {
      "counties",
      "County-level divisions. People live and need here; each is also a place, its seat.",
      {"code"},
      {key("code", "GB/T 2260 code"), text("name_zh", "Chinese name").optional(),
       text("name_en", "English name"), text("prefecture_zh", "Chinese name of the prefecture").optional(),
       text("prefecture_en", "English name of the prefecture"), longitude(), latitude(),
       number("population", Measure::kNumber, "persons").between(0, 1e10),
       share("urban_share", "of the population"),
       number("household_size", Measure::kNumber, "persons a household").above(0).at_most(1000),
       share("share_age_0_14", "of the population"), share("share_age_65_plus", "of the population"),
       number("area", Measure::kArea, "of the county").above(0), terrain("of most of its people")},
      true,
      1};
}

TableDeclaration places() {
  return {"places",
          "Towns outside the region: places that are no counties.",
          {"key"},
          {key("key", "name in other tables; must not be a county code"), text("name_en", "English name"),
           text("name_zh", "Chinese name").optional(), longitude(), latitude()},
          false};
}

TableDeclaration roads() {
  return {"roads",
          "Roads, in both directions, between counties or places.",
          {"from_code", "to_code"},
          {reference("from_code", "places", "county code or key of a place"),
           reference("to_code", "places", "the other end"),
           choice("class", {"expressway", "national", "provincial", "mountain"}, "decides speed and damage"),
           length(), terrain("decides damage")}};
}

TableDeclaration rail() {
  return {"rail",
          "Railway sections. Kept with the network; trains do not run yet.",
          {"from_code", "to_code", "line"},
          {reference("from_code", "places", "county code or key of a place"),
           reference("to_code", "places", "the other end"), text("line", "name of the line"), length()},
          false};
}

TableDeclaration airports() {
  return {
      "airports",
      "Civil airports. Kept with the network; aircraft do not fly yet.",
      {"iata"},
      {key("iata", "IATA code"), text("icao", "ICAO code").optional(), text("name", "English name"),
       longitude(), latitude(), reference("nearest_county_code", "places", "where goods leave the airport"),
       number("elevation", Measure::kLength, "above sea level").between(-500, 9000).optional(),
       number("runway", Measure::kLength, "of the longest runway").at_least(0).optional()},
      false};
}

}  // namespace

std::vector<TableDeclaration> network_tables() {
  return {counties(), places(), roads(), rail(), airports()};
}

}  // namespace surge::scenarios
