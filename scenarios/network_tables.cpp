// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of counties, other places, and the links between them.
#include "models/scenario/geography.h"
#include "models/units.h"
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

Field elevation(const std::string& what) {
  return number("elevation", Measure::kLength, what + ", above sea level").between(-500, 9000);
}
Field part_share(const std::string& part) {
  return share(part + "_share", "of the length on " + part + "s").otherwise("0");
}
/// Defaults (assumed): two lanes each way of an expressway, one of other roads; a train every 20 minutes.
Field capacity(const std::string& vehicles) {
  return number("capacity_per_h", Measure::kNumber, vehicles + " an hour in each direction")
      .above(0)
      .at_most(1e6)
      .optional();
}
std::vector<Field> ends() {
  return {reference("from_code", "places", "county code or key of a place"),
          reference("to_code", "places", "the other end")};
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
       number("area", Measure::kArea, "of the county").above(0), terrain("of most of its people"),
       elevation("of the seat").otherwise("0 m"),
       number("daytime_share", Measure::kNumber, "persons present by day over residents")
           .above(0)
           .at_most(100)
           .otherwise("1")},
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

TableDeclaration with_ends(TableDeclaration table) {
  const std::vector<Field> first = ends();
  table.fields.insert(table.fields.begin(), first.begin(), first.end());
  return table;
}

TableDeclaration roads() {
  return with_ends(
      {"roads",
       "Roads between counties or places.",
       {"from_code", "to_code"},
       {choice("class",
               {models::kLinkClassNames.begin(), models::kLinkClassNames.begin() + models::kRoadClasses},
               "decides speed, capacity and damage"),
        length(), terrain("decides speed and damage"),
        choice("direction", {"both", "forward"}, "forward: from the first to the second end only")
            .otherwise("both"),
        part_share("bridge"), part_share("tunnel"),
        number("speed", Measure::kSpeed, "limit for all vehicles").between(0.01, 340).optional(),
        capacity("vehicles")}});
}

TableDeclaration rail() {
  return with_ends({"rail",
                    "Railway sections, in both directions.",
                    {"from_code", "to_code", "line"},
                    {text("line", "name of the line"), length(), terrain("decides damage").otherwise("basin"),
                     part_share("bridge"), part_share("tunnel"), capacity("trains")},
                    false});
}

TableDeclaration waterways() {
  return with_ends({"waterways",
                    "Navigable rivers and lakes, in both directions.",
                    {"from_code", "to_code"},
                    {text("name", "of the water"), length(), capacity("vessels")},
                    false});
}

TableDeclaration terminals() {
  return {
      "terminals",
      "Where goods change vehicles: rail yards, airports, heliports, ports, transfer points.",
      {"key"},
      {key("key", "name of the terminal in other tables; must not be a depot's"), name_en(), name_zh(),
       choice("kind", {"rail_yard", "airport", "heliport", "port", "transfer_point"}, "what can stop here"),
       reference("place", "places", "where it is reached by road"), longitude().optional(),
       latitude().optional(), elevation("of the terminal").otherwise("0 m"),
       number("runway", Measure::kLength, "airports: the longest").between(0, 10000).otherwise("0 m"),
       number("handling_rate", Measure::kVolumeRate, "goods between vehicle and store at one stand")
           .between(1e-4, 1e3),
       integer("stands", "apron positions, tracks or berths at which vehicles are handled")
           .at_least(1)
           .otherwise("1"),
       number("movements_per_h", Measure::kNumber, "landings and take-offs together; empty: no limit")
           .above(0)
           .at_most(1000)
           .optional(),
       number("storage", Measure::kVolume, "for goods that wait").above(0).at_most(1e9),
       duration_distribution("transfer", "unloaded to ready for the next vehicle"),
       number("opens", Measure::kTime, "time of day of the first movement")
           .between(0, models::kDay_s)
           .otherwise("0 h"),
       number("closes", Measure::kTime, "time of day of the last movement")
           .above(0)
           .at_most(models::kDay_s)
           .otherwise("24 h")},
      false};
}

TableDeclaration link_closures() {
  return {"link_closures",
          "Links that are closed or limited at given times, whatever else happens.",
          {"link", "begins"},
          {reference("link", "links", "as from_code/to_code of its table; a railway with /line"),
           number("begins", Measure::kTime, "after the start of the run").between(0, 3.2e9),
           number("ends", Measure::kTime, "after the start of the run; empty: never")
               .between(0, 3.2e9)
               .optional(),
           share("speed_share", "of the speed that is left; 0: closed").otherwise("0"),
           share("capacity_share", "of the capacity that is left").otherwise("0")},
          false};
}

}  // namespace

std::vector<TableDeclaration> network_tables() {
  return {counties(), places(), roads(), rail(), waterways(), terminals(), link_closures()};
}

}  // namespace surge::scenarios
