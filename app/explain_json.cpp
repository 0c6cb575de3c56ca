// SPDX-License-Identifier: Apache-2.0
// The answer of `surge explain` for machines.
#include <nlohmann/json.hpp>

#include "app/explain.h"

namespace surge::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kStageNames[] = {"loading", "moving", "held_up", "at_terminal"};

Json by_cause(const models::ByBottleneck& values) {
  Json json = Json::object();
  for (std::size_t cause = 0; cause < models::kBottlenecks; ++cause)
    json[models::kBottleneckNames[cause]] = values[cause];
  return json;
}

Json hours(const std::optional<sim::Duration>& time) {
  return time ? Json(sim::to_hours(*time)) : Json(nullptr);
}

Json sent(const models::Scenario& scenario, const models::Explanation& told) {
  Json rows = Json::array();
  for (const models::SentGoods& goods : told.sent) {
    rows.push_back({{"depot", scenario.depots[goods.origin].key},
                    {"stage", kStageNames[static_cast<std::size_t>(goods.stage)]},
                    {"units", goods.units},
                    {"convoys", goods.convoys}});
  }
  return rows;
}

Json depots(const models::Scenario& scenario, const models::Explanation& told) {
  Json rows = Json::array();
  for (const models::StockedDepot& depot : told.depots) {
    rows.push_back({{"depot", scenario.depots[depot.depot].key},
                    {"available", depot.available},
                    {"journey_h", hours(depot.journey)},
                    {"vehicles_at_home", depot.vehicles_at_home}});
  }
  return rows;
}

Json detail(const models::Scenario& scenario, const models::Explanation& told) {
  return {{"persons_in_need", told.persons_in_need},
          {"persons_without", told.shortage.persons},
          {"units_missing", told.shortage.units},
          {"units_waiting_for", by_cause(told.shortage.waiting_for)},
          {"one_off_need", told.one_off_need},
          {"one_off_met", told.one_off_met},
          {"units_per_day", told.units_per_day},
          {"delivered", told.delivered},
          {"in_county", told.in_county},
          {"activated_h", hours(told.activated)},
          {"last_report_h", hours(told.last_report)},
          {"believed_one_off", told.believed_one_off},
          {"believed_per_day", told.believed_per_day},
          {"road_open", told.road_open},
          {"links_closed", told.links_closed},
          {"closures_unknown", told.closures_unknown},
          {"expected", told.expected},
          {"lines_running", told.lines_running},
          {"lines_preparing", told.lines_preparing},
          {"sent", sent(scenario, told)},
          {"depots", depots(scenario, told)}};
}

}  // namespace

std::string explanation_json(const models::Scenario& scenario, const Findings& findings) {
  const Overview overview = overview_of(findings.answers);
  Json json{{"county", scenario.counties[findings.question.county].key},
            {"item", scenario.items[findings.question.item].key},
            {"at_h", sim::to_hours(findings.question.at)},
            {"replications", findings.answers.size()},
            {"short_in", overview.short_in},
            {"persons_without", overview.persons},
            {"persons_waiting_for", by_cause(overview.persons_by)},
            {"replication", findings.told},
            {"detail", detail(scenario, findings.explanation)}};
  return json.dump(2) + "\n";
}

}  // namespace surge::app
