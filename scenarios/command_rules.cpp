// SPDX-License-Identifier: Apache-2.0
// Rules on levels of response, the plan, monitoring and information.
#include <algorithm>

#include "scenarios/nearest_name.h"
#include "scenarios/plan_targets.h"
#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

void check_triggers(const CheckedTables& tables, Problems& problems) {
  for_each_row(tables, "response_levels", [&](const Cells& row) {
    for (const char* field : {"magnitude", "intensity", "dead", "affected", "displaced", "injured"}) {
      if (row.find<std::monostate>(field) == nullptr) return;
    }
    if (row.text("level").empty()) return;
    problems.add(row.place("level"), "level", in_quotes(row.text("level")) + " without a trigger",
                 {"at least one of magnitude, intensity, dead, affected, displaced, injured"});
  });
}

class PlanRules {
 public:
  PlanRules(const Keys& keys, Problems& problems) : keys_(keys), problems_(problems) {}

  void check(const Cells& row) {
    const auto& names = models::kPlanActionNames;
    const auto found = std::find(names.begin(), names.end(), row.text("action"));
    if (found == names.end()) return;  // told already
    const auto action = static_cast<models::PlanAction>(found - names.begin());
    check_target(row, action);
    if (action == models::PlanAction::kSend) {
      check_sent(row);
    } else {
      for (const char* field : {"item", "quantity", "share", "to"}) check_absent(row, field);
    }
  }

 private:
  void add(const Cells& row, const char* field, std::string found, std::string expected,
           std::string suggestion = "") {
    problems_.add(row.place(field), field, std::move(found), {std::move(expected), std::move(suggestion)});
  }

  void check_target(const Cells& row, models::PlanAction action) {
    const std::string target = row.text("target");
    const std::string table = table_of(action);
    if (target.empty() || target == "all") return;
    if (table == "depots" && is_depot_level(target)) return;
    if (keys_.find(table, target) >= 0 || !keys_.complete(table)) return;
    const std::string level = table == "depots" ? "a level of depots, " : "";
    add(row, "target", in_quotes(target), "all, " + level + "or the key of a row of " + table,
        nearest_name(target, keys_.names(table)));
  }

  void check_absent(const Cells& row, const char* field) {
    if (row.find<std::monostate>(field) != nullptr) return;
    add(row, field, "a value", "nothing, as the action is " + row.text("action"));
  }

  void check_sent(const Cells& row) {
    if (row.find<std::monostate>("item") != nullptr && row.place("item").line > 0)
      add(row, "item", "nothing", "the key of a row of items, as the action is send");
    const bool counted = row.find<std::int64_t>("quantity") != nullptr;
    const bool shared = row.find<double>("share") != nullptr;
    if (counted == shared && row.place("quantity").line > 0)
      add(row, "quantity", counted ? "beside share" : "nothing", "either quantity or share");
    const std::string to = row.text("to");
    if (to.empty() || to == "struck" || to == "own" || keys_.find("counties", to) >= 0 ||
        !keys_.complete("counties"))
      return;
    add(row, "to", in_quotes(to), "struck, own, or the code of a county",
        nearest_name(to, keys_.names("counties")));
  }

  const Keys& keys_;
  Problems& problems_;
};

void check_monitoring(const Keys& keys, const Settings& settings, Problems& problems) {
  const Section& monitoring = settings.monitoring;
  const bool covers = monitoring.has("coverage") && monitoring.number("coverage") > 0;
  if (monitoring.has("detection") || (!covers && keys.names("monitoring").empty())) return;
  problems.add(monitoring.place("detection"), "command.monitoring.detection", "nothing",
               {"a distribution of times, as earthquakes are monitored"});
}

void check_phones(const Keys& keys, const Settings& settings, Problems& problems) {
  const std::string item = settings.communication.text("phones");
  if (item.empty() || keys.find("items", item) >= 0 || !keys.complete("items")) return;
  problems.add(settings.communication.place("phones"), "command.information.communication.phones",
               in_quotes(item), {"the key of a row of items", nearest_name(item, keys.names("items"))});
}

void check_roads(const Settings& settings, Problems& problems) {
  const Section& roads = settings.roads;
  const bool used = roads.has("mountain") || roads.has("platform") ||
                    (roads.has("seen_from_air") && roads.number("seen_from_air") > 0);
  if (roads.has("basin") || !used) return;
  problems.add(roads.place("basin"), "command.information.roads.basin", "nothing",
               {"a distribution of times, as damage is known late elsewhere"});
}

}  // namespace

void check_command_rules(const CheckedTables& tables, const Keys& keys, const Settings& settings,
                         Problems& problems) {
  check_triggers(tables, problems);
  PlanRules rules(keys, problems);
  for_each_row(tables, "plan", [&](const Cells& row) { rules.check(row); });
  check_monitoring(keys, settings, problems);
  check_phones(keys, settings, problems);
  check_roads(settings, problems);
}

}  // namespace surge::scenarios
