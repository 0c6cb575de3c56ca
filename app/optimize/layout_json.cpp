// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison_text.h"
#include "analysis/json_number.h"
#include "app/optimize/layout_report.h"

namespace surge::app {
namespace {

using analysis::number_or_null;
using LayoutJson = nlohmann::ordered_json;

LayoutJson head_json(const ReserveModel& model) {
  const LayoutProblem& layout = model.layout();
  LayoutJson json{{"kind", layout_kind_names()[static_cast<std::size_t>(layout.kind)]},
                  {"scenario", model.scenario().key},
                  {"seed", model.scenario().run.seed},
                  {"window_h", layout.window_s / 3600},
                  {"budget_cny", number_or_null(layout.budget_cny)},
                  {"disasters", layout.sample.disasters},
                  {"evaluation", layout.sample.evaluation},
                  {"batches", layout.sample.batches}};
  for (const auto item : model.items()) json["items"].push_back(model.scenario().items[item].key);
  return json;
}

LayoutJson measures_json(const optimisation::PlanMeasures& measures) {
  return {{"mean_cny", number_or_null(measures.expected)},
          {"tail_cny", number_or_null(measures.tail)},
          {"worst_county", number_or_null(measures.worst_share)}};
}

LayoutJson proof_json(const optimisation::Proof& proof) {
  return {{"value", number_or_null(proof.value)},
          {"bound", number_or_null(proof.bound)},
          {"gap", number_or_null(proof.gap())},
          {"optimal", proof.optimal},
          {"nodes", proof.nodes},
          {"seconds", proof.seconds}};
}

LayoutJson gap_json(const std::optional<optimisation::SampleGap>& gap, double confidence) {
  if (!gap) return nullptr;
  return {{"confidence", confidence},
          {"lower_bound_cny", number_or_null(gap->lower_bound)},
          {"mean_cny", number_or_null(gap->interval.mean)},
          {"upper_cny", number_or_null(gap->interval.upper)}};
}

LayoutJson site_json(const ReserveModel& model, const ReservesAnswer& answer, const ReservePlan& plan,
                     std::size_t site) {
  const models::Scenario& scenario = model.scenario();
  const SiteRole& role = model.roles()[site];
  LayoutJson json{{"depot", scenario.depots[role.depot].key},
                  {"cost_cny", model.problem().sites[site].fixed_cost}};
  if (role.conversion) json["conversion"] = scenario.conversions[*role.conversion].key;
  const std::size_t items = model.items().size();
  for (std::size_t i = 0; i < items; ++i) {
    const double units = plan.plan.stock[site * items + i];
    if (units > 0) json["stock"][scenario.items[model.items()[i]].key] = units;
  }
  if (&plan != &answer.plans[kBestPlan]) return json;
  for (const SiteWorth& worth : answer.worths) {
    if (worth.site != site) continue;
    json["worth_cny"] = {{"mean", number_or_null(worth.loss.mean_difference)},
                         {"low", number_or_null(worth.loss.difference.low)},
                         {"high", number_or_null(worth.loss.difference.high)}};
  }
  return json;
}

void add_ranking(LayoutJson& json, const std::optional<Ranking>& ranking, Language language) {
  if (!ranking) return;
  json["recommended"] = ranking->comparison.alternatives[ranking->best].key;
  json["simulated"] = LayoutJson::parse(analysis::comparison_json(ranking->comparison, language));
}

}  // namespace

std::string reserves_json(const ReserveModel& model, const ReservesAnswer& answer,
                          const std::optional<Ranking>& ranking, Language language) {
  LayoutJson json = head_json(model);
  for (const ReservePlan& plan : answer.plans) {
    LayoutJson entry{{"name", plan.name.en},
                     {"spent_cny", plan.spent_cny},
                     {"made", measures_json(plan.made)},
                     {"measured", measures_json(plan.measured.measures)}};
    if (plan.proof) entry["proof"] = proof_json(*plan.proof);
    entry["sites"] = LayoutJson::array();
    for (const std::size_t site : plan.plan.open) {
      if (!model.problem().sites[site].always_open)
        entry["sites"].push_back(site_json(model, answer, plan, site));
    }
    json["plans"].push_back(std::move(entry));
  }
  json["gap"] = gap_json(answer.gap, model.layout().sample.confidence);
  add_ranking(json, ranking, language);
  return json.dump(2) + "\n";
}

std::string location_json(const ReserveModel& model, const LocationAnswer& answer,
                          const std::optional<Ranking>& ranking, Language language) {
  LayoutJson json = head_json(model);
  for (const std::size_t choice : answer.chosen) json["chosen"].push_back(model.layout().sites[choice].depot);
  json["serving"] = LayoutJson::object();
  for (std::size_t county = 0; county < answer.serving.size(); ++county) {
    if (!answer.serving[county]) continue;
    json["serving"][model.scenario().counties[models::Id<models::County>{county}].key] =
        model.layout().sites[*answer.serving[county]].depot;
  }
  json["proof"] = proof_json(answer.proof);
  json["measured_cny"] = number_or_null(answer.measured_cny);
  if (answer.present_cny) json["present_cny"] = number_or_null(*answer.present_cny);
  json["gap"] = gap_json(answer.gap, model.layout().sample.confidence);
  add_ranking(json, ranking, language);
  return json.dump(2) + "\n";
}

}  // namespace surge::app
