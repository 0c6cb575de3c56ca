// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/story_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/report/packed.h"

namespace surge::analysis::report {
namespace {

using StoryJson = nlohmann::ordered_json;

constexpr std::array<const char*, 5> kLineStates = {"normal", "preparing", "ramping", "full", "reverting"};
constexpr std::array<const char*, 5> kTeamPhases = {"at_home", "mobilising", "travelling", "working",
                                                    "resting"};
template <class Keys, std::size_t kStates>
StoryJson intervals_json(const std::vector<models::ReplayInterval>& intervals, const Keys& key_of,
                         const std::array<const char*, kStates>& states) {
  StoryJson json = StoryJson::array();
  for (const models::ReplayInterval& interval : intervals) {
    json.push_back({{"row", key_of(interval.row)},
                    {"state", states[static_cast<std::size_t>(interval.state)]},
                    {"from", interval.from_h},
                    {"to", interval.to_h}});
  }
  return json;
}

/// Ends of flows, named as the run's axes name them.
class FlowEnds {
 public:
  FlowEnds(const models::Scenario& scenario, StoryJson& run) : scenario_(scenario), run_(run) {}

  std::string of_axis(const char* axis, std::size_t index) {
    const StoryJson& labels = run_["axes"][axis];
    const std::string key = std::string(axis) + ':' + labels["keys"][index].get<std::string>();
    run_["flowNames"][key] = labels["names"][index];
    return key;
  }
  std::string of_prefecture(models::Id<models::Prefecture> prefecture) {
    const models::Prefecture& row = scenario_.prefectures[prefecture];
    const std::string key = "prefecture:" + std::to_string(prefecture.index());
    run_["flowNames"][key] = {{"en", row.name.en}, {"zh", row.name.zh}};
    return key;
  }

 private:
  const models::Scenario& scenario_;
  StoryJson& run_;
};

/// Tonnes between neighbouring columns: source, ownership, mode, prefecture.
void add_flows(const models::Scenario& scenario, const models::Replay& replay, StoryJson& run) {
  FlowEnds ends(scenario, run);
  std::map<std::pair<std::string, std::string>, double> sums;
  for (const auto& [flow, tonnes] : replay.delivered_t) {
    const std::array<std::string, 4> way = {
        ends.of_axis("source", static_cast<std::size_t>(flow.source)),
        ends.of_axis("ownership", static_cast<std::size_t>(flow.ownership)),
        ends.of_axis("vehicle_kind", static_cast<std::size_t>(flow.carried_by)),
        ends.of_prefecture(flow.prefecture)};
    for (std::size_t i = 0; i + 1 < way.size(); ++i) sums[{way[i], way[i + 1]}] += tonnes;
  }
  for (const auto& [pair, tonnes] : sums)
    run["flows"].push_back({{"from", pair.first}, {"to", pair.second}, {"value", tonnes}});
}

}  // namespace

std::optional<std::uint64_t> typical_replication(const ResultReader& results) {
  const std::vector<std::int64_t> kinds = results.outcome_kinds();
  const std::vector<std::int64_t> numbers = results.replications();
  const auto& tables = results.schema().tables();
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [](const auto& table) { return table.name == "unmet_person_days"; });
  std::vector<double> values(numbers.size(), 0);
  if (found != tables.end()) values = results.table(static_cast<std::size_t>(found - tables.begin())).values;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (kinds[i] != static_cast<std::int64_t>(sim::RunOutcome::Kind::failed) && !std::isnan(values[i]))
      order.push_back(i);
  }
  if (order.empty()) return std::nullopt;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return values[x] < values[y]; });
  return static_cast<std::uint64_t>(numbers[order[(order.size() - 1) / 2]]);
}

void add_story(const models::Scenario& scenario, const models::Replay& replay, std::uint64_t replication,
               nlohmann::ordered_json& run) {
  const std::size_t times = replay.time_h.size();
  const std::size_t links = scenario.links.size(), counties = scenario.counties.size();
  const auto line_key = [&](std::size_t row) {
    return scenario.lines[models::Id<models::ProductionLine>{row}].key;
  };
  const std::size_t depots = scenario.depots.size();
  const auto team_key = [&](std::size_t row) { return scenario.teams[models::Id<models::Team>{row}].key; };
  run["story"] = {{"replication", replication},
                  {"linkState", packed(replay.link_state, {times, links})},
                  {"linkFlow", packed(replay.link_flow, {times, links})},
                  {"intensity", packed(replay.intensity, {counties}, PackedType::kWord)},
                  {"need", packed(replay.in_need, {times, counties}, PackedType::kWord)},
                  {"unmet", packed(replay.unmet, {times, counties}, PackedType::kWord)},
                  {"lines", intervals_json(replay.lines, line_key, kLineStates)},
                  {"teams", intervals_json(replay.teams, team_key, kTeamPhases)},
                  {"filling", packed(replay.filling, {times, depots})},
                  {"depotSent", packed(replay.sent_t, {times, depots}, PackedType::kFloat)},
                  {"depotWaiting", packed(replay.waiting_t, {times, depots}, PackedType::kFloat)},
                  {"teamKinds", StoryJson::array()},
                  {"causes", packed({}, {0, 0})}};
  StoryJson keys = StoryJson::array(), names = StoryJson::array();
  for (const auto team : ids(scenario.teams)) {
    keys.push_back(scenario.teams[team].key);
    names.push_back({{"en", scenario.teams[team].name.en}, {"zh", scenario.teams[team].name.zh}});
    run["story"]["teamKinds"].push_back(
        run["axes"]["team_kind"]["keys"][static_cast<std::size_t>(scenario.teams[team].kind)]);
  }
  run["axes"]["team"] = {{"keys", keys}, {"names", names}};
  add_flows(scenario, replay, run);
}

void add_causes(const ResultReader& results, nlohmann::ordered_json& run) {
  const models::RecordSchema& schema = results.schema();
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (schema.tables()[i].name != "bottleneck_person_days_of_counties") continue;
    const TableValues values = results.table(i);
    const std::size_t cells = schema.cells(i);
    const std::size_t rows = values.shape[0];
    std::vector<double> means(cells, 0);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t cell = 0; cell < cells; ++cell)
        means[cell] += values.values[row * cells + cell] / static_cast<double>(rows);
    }
    run["story"]["causes"] = packed(means, schema.shape(i), PackedType::kWord);
  }
}

}  // namespace surge::analysis::report
