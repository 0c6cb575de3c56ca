// SPDX-License-Identifier: Apache-2.0
// What the cells of a team must agree on.
#include <map>
#include <set>
#include <string>

#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

/// Kinds of vehicles by their class.
std::map<std::string, std::string> kinds_of_vehicles(const CheckedTables& tables) {
  std::map<std::string, std::string> kinds;
  for_each_row(tables, "vehicles", [&](const Cells& row) { kinds[row.text("key")] = row.text("kind"); });
  return kinds;
}

/// Places with a terminal at which helicopters can be based.
std::set<std::string> places_to_fly_from(const CheckedTables& tables) {
  std::set<std::string> places;
  for_each_row(tables, "terminals", [&](const Cells& row) {
    const std::string kind = row.text("kind");
    if (kind == "airport" || kind == "heliport") places.insert(row.text("place"));
  });
  return places;
}

void check_vehicle(const Cells& row, const std::string& kind, const std::set<std::string>& bases,
                   Problems& problems) {
  if (kind.empty()) return;
  const std::string found = in_quotes(row.text("vehicle")) + ", of kind " + kind;
  if (kind != "truck" && kind != "helicopter") {
    problems.add(row.place("vehicle"), "vehicle", found, {"a class of trucks or helicopters"});
  } else if (kind == "helicopter" && row.text("kind") == "engineering") {
    problems.add(row.place("vehicle"), "vehicle", found, {"a class of trucks, as engineers go by road"});
  } else if (kind == "helicopter" && !bases.contains(row.text("home"))) {
    problems.add(row.place("home"), "home", in_quotes(row.text("home")),
                 {"a place with an airport or heliport, as the team flies"});
  }
}

void check_kit(const Cells& row, Problems& problems) {
  const bool kit = !row.text("kit").empty();
  const bool depot = !row.text("kit_depot").empty();
  if (kit && !depot) {
    problems.add(row.place("kit_depot"), "kit_depot", "nothing", {"the depot that has the kit"});
  } else if (depot && !kit) {
    problems.add(row.place("kit"), "kit", "nothing", {"the item that the team gets from kit_depot"});
  }
}

}  // namespace

void check_team_rules(const CheckedTables& tables, Problems& problems) {
  const auto kinds = kinds_of_vehicles(tables);
  const std::set<std::string> bases = places_to_fly_from(tables);
  for_each_row(tables, "teams", [&](const Cells& row) {
    const auto kind = kinds.find(row.text("vehicle"));
    check_vehicle(row, kind == kinds.end() ? std::string() : kind->second, bases, problems);
    check_kit(row, problems);
  });
}

}  // namespace surge::scenarios
