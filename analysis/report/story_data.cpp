// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/story_data.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/report/packed.h"

namespace surge::analysis::report {
namespace {

using StoryJson = nlohmann::ordered_json;

constexpr std::array<const char*, 5> kLineStates = {"normal", "preparing", "ramping", "full", "reverting"};
constexpr std::array<const char*, 5> kTeamPhases = {"at_home", "mobilising", "travelling", "working",
                                                    "resting"};
constexpr std::array<std::pair<const char*, const char*>, models::kDepotLevels> kLevelNames = {{
    {"central depots", "中央库"},
    {"provincial depots", "省级库"},
    {"regional depots", "区域库"},
    {"prefecture depots", "市级库"},
    {"enterprise stores", "企业库"},
    {"county depots", "县级库"},
}};

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

void add_flows(const models::Scenario& scenario, const models::Replay& replay, StoryJson& run) {
  for (const auto& [ends, tonnes] : replay.delivered_t) {
    const std::string from = std::string("level:") + models::kDepotLevelNames[ends.first];
    const std::string to = "prefecture:" + std::to_string(ends.second);
    run["flows"].push_back({{"from", from}, {"to", to}, {"value", tonnes}});
    run["flowNames"][from] = {{"en", kLevelNames[ends.first].first}, {"zh", kLevelNames[ends.first].second}};
    const models::BilingualName name =
        ends.second < scenario.prefectures.size()
            ? scenario.prefectures[models::Id<models::Prefecture>{ends.second}].name
            : models::BilingualName{"all counties", "全部县"};
    run["flowNames"][to] = {{"en", name.en}, {"zh", name.zh}};
  }
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
  const auto team_key = [&](std::size_t row) { return scenario.teams[models::Id<models::Team>{row}].key; };
  run["story"] = {{"replication", replication},
                  {"linkState", packed(replay.link_state, {times, links})},
                  {"linkFlow", packed(replay.link_flow, {times, links})},
                  {"intensity", packed(replay.intensity, {counties}, PackedType::kWord)},
                  {"need", packed(replay.in_need, {times, counties}, PackedType::kWord)},
                  {"unmet", packed(replay.unmet, {times, counties}, PackedType::kWord)},
                  {"lines", intervals_json(replay.lines, line_key, kLineStates)},
                  {"teams", intervals_json(replay.teams, team_key, kTeamPhases)},
                  {"filling", packed(replay.filling, {times, scenario.depots.size()})},
                  {"causes", packed({}, {0, 0})}};
  StoryJson keys = StoryJson::array(), names = StoryJson::array();
  for (const auto team : ids(scenario.teams)) {
    keys.push_back(scenario.teams[team].key);
    names.push_back({{"en", scenario.teams[team].name.en}, {"zh", scenario.teams[team].name.zh}});
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
