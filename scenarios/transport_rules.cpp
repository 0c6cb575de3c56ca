// SPDX-License-Identifier: Apache-2.0
// What several cells of the tables of links, terminals, vehicles and damage must agree on.
#include <array>
#include <set>

#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

void check_fragility_rows(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  if (!keys.complete("fragility")) return;
  std::set<std::string> known;
  for_each_row(tables, "fragility",
               [&](const Cells& row) { known.insert(row.text("class") + "/" + row.text("terrain")); });
  std::set<std::string> reported;
  for_each_row(tables, "roads", [&](const Cells& row) {
    const std::string kind = row.text("class") + "/" + row.text("terrain");
    const bool read = !row.text("class").empty() && !row.text("terrain").empty();
    if (!read || known.contains(kind) || !reported.insert(kind).second) return;
    problems.add(row.place("class"), "class", "no row " + in_quotes(kind) + " in fragility",
                 {"a row of fragility for each class and terrain among the roads"});
  });
}

void check_medians(const CheckedTables& tables, Problems& problems) {
  constexpr std::array kStates = {"slight", "moderate", "extensive", "complete"};
  for_each_row(tables, "fragility", [&](const Cells& row) {
    for (std::size_t i = 1; i < kStates.size(); ++i) {
      const auto* milder = row.find<double>(kStates[i - 1]);
      const auto* worse = row.find<double>(kStates[i]);
      if (milder == nullptr || worse == nullptr || *milder <= *worse) continue;
      problems.add(row.place(kStates[i]), kStates[i], in_quotes(to_text(*worse)),
                   {"a number >= " + to_text(*milder) + ", the median of " + kStates[i - 1]});
    }
  });
}

void check_damage_states(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  if (!keys.complete("damage_states")) return;
  std::set<std::string> reported;
  for_each_row(tables, "fragility", [&](const Cells& row) {
    for (const char* state : {"slight", "moderate", "extensive", "complete"}) {
      const std::string key = row.text("part") + "/" + state;
      if (row.text("part").empty() || keys.find("damage_states", key) >= 0 || !reported.insert(key).second)
        continue;
      problems.add(row.place("part"), "part", "no row " + in_quotes(key) + " in damage_states",
                   {"a row of damage_states for each part among the rows of fragility and each state"});
    }
  });
}

/// Link conditions: a link with no capacity is closed.
void check_shares(const CheckedTables& tables, std::string_view table, const std::string& prefix,
                  Problems& problems) {
  for_each_row(tables, table, [&](const Cells& row) {
    const auto* speed = row.find<double>(prefix + "speed_share");
    const auto* capacity = row.find<double>(prefix + "capacity_share");
    if (speed == nullptr || capacity == nullptr || (*speed > 0) == (*capacity > 0)) return;
    problems.add(
        row.place(prefix + "capacity_share"), prefix + "capacity_share", in_quotes(to_text(*capacity)),
        {*speed > 0 ? "a share > 0, as " + prefix + "speed_share is" : "0, as " + prefix + "speed_share is"});
  });
}

void check_parts(const CheckedTables& tables, std::string_view table, Problems& problems) {
  for_each_row(tables, table, [&](const Cells& row) {
    const auto* bridges = row.find<double>("bridge_share");
    const auto* tunnels = row.find<double>("tunnel_share");
    if (bridges == nullptr || tunnels == nullptr || *bridges + *tunnels <= 1 + 1e-9) return;
    problems.add(row.place("tunnel_share"), "tunnel_share", in_quotes(to_text(*tunnels)),
                 {"at most 1 together with bridge_share, " + to_text(*bridges)});
  });
}

void check_closures(const CheckedTables& tables, Problems& problems) {
  for_each_row(tables, "link_closures", [&](const Cells& row) {
    const auto* begins = row.find<double>("begins");
    const auto* ends = row.find<double>("ends");
    if (begins == nullptr || ends == nullptr || *ends > *begins) return;
    problems.add(row.place("ends"), "ends", in_quotes(time_text(*ends)),
                 {"a time after begins, " + time_text(*begins)});
  });
}

void check_vehicles(const CheckedTables& tables, Problems& problems) {
  bool first = true;
  for_each_row(tables, "vehicles", [&](const Cells& row) {
    const std::string kind = row.text("kind");
    if (first && !kind.empty() && kind != "truck") {
      problems.add(row.place("kind"), "kind", in_quotes(kind),
                   {"truck in the first row, by which command estimates times"});
    }
    first = false;
    const bool flies = kind == "aircraft" || kind == "helicopter" || kind == "drone";
    const std::string field = flies              ? "speed_air"
                              : kind == "train"  ? "speed_rail"
                              : kind == "vessel" ? "speed_water"
                                                 : "";
    const auto* speed = field.empty() ? nullptr : row.find<double>(field);
    if (speed != nullptr && *speed <= 0) {
      problems.add(row.place(field), field, in_quotes(to_text(*speed, Measure::kSpeed)),
                   {"a speed above 0, as the kind is " + kind});
    }
  });
}

void check_terminals(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  for_each_row(tables, "terminals", [&](const Cells& row) {
    const std::string key = row.text("key");
    if (keys.find("depots", key) >= 0) {
      problems.add(row.place("key"), "key", in_quotes(key) + ", the key of a depot", {"a key of its own"});
    }
    const auto* opens = row.find<double>("opens");
    const auto* closes = row.find<double>("closes");
    if (opens != nullptr && closes != nullptr && *closes <= *opens) {
      problems.add(row.place("closes"), "closes", in_quotes(time_text(*closes)),
                   {"a time of day after opens, " + time_text(*opens)});
    }
    const auto* runway = row.find<double>("runway");
    if (runway != nullptr && *runway > 0 && !row.text("kind").empty() && row.text("kind") != "airport") {
      problems.add(row.place("runway"), "runway", in_quotes(to_text(*runway, Measure::kLength)),
                   {"0 m, as the kind is " + row.text("kind")});
    }
  });
}

}  // namespace

void check_transport_rules(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  check_fragility_rows(tables, keys, problems);
  check_medians(tables, problems);
  check_damage_states(tables, keys, problems);
  check_shares(tables, "damage_states", "", problems);
  check_shares(tables, "damage_states", "passable_", problems);
  check_shares(tables, "link_closures", "", problems);
  check_parts(tables, "roads", problems);
  check_parts(tables, "rail", problems);
  check_closures(tables, problems);
  check_vehicles(tables, problems);
  check_terminals(tables, keys, problems);
}

}  // namespace surge::scenarios
