// SPDX-License-Identifier: Apache-2.0
#include "scenarios/rules.h"

#include <map>
#include <set>

#include "scenarios/row_cells.h"
#include "scenarios/shakemap_grid.h"

namespace surge::scenarios {
namespace {

constexpr std::int64_t kMostSamples = 100'000;
constexpr std::int64_t kLargestStock = 1'000'000'000'000'000;

void check_intensities(const CheckedTables& tables, Problems& problems) {
  double before = 0;
  for_each_row(tables, "vulnerability", [&](const Cells& row) {
    const auto* intensity = row.find<double>("intensity");
    if (intensity == nullptr) return;
    if (*intensity <= before) {
      problems.add(row.place("intensity"), "intensity", in_quotes(to_text(*intensity)),
                   {"a number > " + to_text(before) + ", as intensities increase from row to row"});
    }
    before = *intensity;
  });
}

void check_ends(const CheckedTables& tables, std::string_view name, Problems& problems) {
  std::set<std::string> seen;
  for_each_row(tables, name, [&](const Cells& row) {
    const std::string from = row.text("from_code");
    const std::string to = row.text("to_code");
    if (from.empty() || to.empty()) return;
    if (from == to)
      problems.add(row.place("to_code"), "to_code", in_quotes(to), {"another place than from_code"});
    if (name == "roads" && seen.contains(to + "/" + from) && from != to) {
      problems.add(row.place("from_code"), "from_code/to_code", in_quotes(from + "/" + to),
                   {"each road once, as roads lead both ways"});
    }
    seen.insert(from + "/" + to);
  });
}

/// Counties are places too.
void check_place_keys(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  for_each_row(tables, "places", [&](const Cells& row) {
    const std::string key = row.text("key");
    if (keys.find("counties", key) < 0) return;
    problems.add(row.place("key"), "key", in_quotes(key) + ", the code of a county", {"a key of its own"});
  });
}

void check_stock(const CheckedTables& tables, Problems& problems) {
  std::map<std::string, std::int64_t> totals;
  for_each_row(tables, "stock", [&](const Cells& row) {
    const auto* quantity = row.find<std::int64_t>("quantity");
    if (quantity == nullptr) return;
    std::int64_t& total = totals[row.text("item")];
    total += *quantity;
    if (total <= kLargestStock) return;
    problems.add(row.place("quantity"), "quantity", "more than 1e15 of " + in_quotes(row.text("item")),
                 {"less in all depots together"});
    total = 0;
  });
}

void check_run(const Section& run, Problems& problems) {
  if (!run.has("horizon") || !run.has("sample_interval")) return;
  const sim::Duration horizon = run.duration("horizon");
  const sim::Duration interval = run.duration("sample_interval");
  if (horizon.count() % interval.count() == 0 && horizon / interval <= kMostSamples) return;
  const std::string text = time_text(run.number("horizon"));
  problems.add(run.place("sample_interval"), "run.sample_interval",
               in_quotes(time_text(run.number("sample_interval"))),
               {"a time that divides the horizon of " + text + " into 1 to 100000 equal parts"});
}

void check_peacetime(const Section& peacetime, Problems& problems) {
  if (!peacetime.has("duration") || !peacetime.has("warm_up")) return;
  const sim::Duration warm_up = peacetime.duration("warm_up");
  if (warm_up == sim::Duration{} || warm_up < peacetime.duration("duration")) return;
  problems.add(peacetime.place("warm_up"), "peacetime.warm_up",
               in_quotes(time_text(peacetime.number("warm_up"))),
               {"a time below the duration of peacetime, " + time_text(peacetime.number("duration"))});
}

}  // namespace

void check_rules(const CheckedTables& tables, const Keys& keys, const Settings& settings,
                 Problems& problems) {
  check_peacetime(settings.peacetime, problems);
  check_intensities(tables, problems);
  check_people_rules(tables, problems);
  check_ends(tables, "roads", problems);
  check_ends(tables, "rail", problems);
  check_ends(tables, "waterways", problems);
  check_transport_rules(tables, keys, problems);
  check_team_rules(tables, problems);
  check_place_keys(tables, keys, problems);
  check_stock(tables, problems);
  check_run(settings.run, problems);
  check_shakemap(tables, settings, problems);
  check_supply_rules(tables, keys, problems);
  check_command_rules(tables, keys, settings, problems);
  check_medical_rules(tables, keys, problems);
}

}  // namespace surge::scenarios
