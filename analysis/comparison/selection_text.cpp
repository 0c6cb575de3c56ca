// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "analysis/comparison/selection.h"
#include "analysis/comparison/wording.h"
#include "analysis/json_number.h"
#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

std::size_t replications_in_all(const Selection& selection) {
  return std::accumulate(selection.replications.begin(), selection.replications.end(), std::size_t{0});
}

std::string choice_sentence(const Selection& selection, const SelectionPlan& plan, const Measure& measure,
                            const std::string& best, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string_view pattern =
      chinese ? "{B} 最好：若它至少好 {I}，选对的概率不低于 {P}；共 {M} 次重复。"
              : "{B} is the best: right with a probability of {P} or more if it leads by {I} or more; {M} "
                "replications in all.";
  if (plan.rule == SelectionRule::kBudget) {
    pattern = chinese ? "{B} 的均值最好，估计选对的概率为 {P}；共 {M} 次重复。"
                      : "{B} has the best mean, which is right with an estimated probability of {P}; {M} "
                        "replications in all.";
  } else if (!selection.decided) {
    pattern = chinese
                  ? "达到重复次数上限仍未分出；目前 {B} 的均值最好，没有保证；共 {M} 次重复。"
                  : "Not decided within the replications allowed; {B} has the best mean so far, without a "
                    "guarantee; {M} replications in all.";
  }
  return filled(pattern,
                {{'B', best},
                 {'P', percent_text(selection.probability)},
                 {'I', DifferenceUnit(measure, plan.indifference, language).with_unit(plan.indifference)},
                 {'M', std::to_string(replications_in_all(selection))}});
}

}  // namespace

std::string selection_text(const Selection& selection, const SelectionPlan& plan, const Measure& measure,
                           const std::vector<AlternativeName>& names, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text = full_title(measure, language);
  if (measure.unit != "1") text += " [" + measure.unit + "]";
  TextTable table(chinese ? std::vector<std::string>{"方案", "均值", "重复", ""}
                          : std::vector<std::string>{"alternative", "mean", "replications", ""});
  for (std::size_t i = 0; i < names.size(); ++i) {
    table.add({names[i].key, cell_text(measure, selection.means[i]),
               std::to_string(selection.replications[i]),
               i == selection.best ? (chinese ? "最好" : "best") : ""});
  }
  return text + "\n\n" + table.text() + "\n" +
         choice_sentence(selection, plan, measure, names[selection.best].key, language) + "\n";
}

std::string selection_json(const Selection& selection, const SelectionPlan& plan, const Measure& measure,
                           const std::vector<AlternativeName>& names, Language language) {
  const bool guaranteed = plan.rule == SelectionRule::kGuaranteed;
  nlohmann::ordered_json json{{"metric", measure.key},
                              {"unit", measure.unit},
                              {"procedure", guaranteed ? "kim_nelson" : "ocba"},
                              {"best", names[selection.best].key},
                              {"decided", selection.decided},
                              {"replications", replications_in_all(selection)}};
  json["probability"] = number_or_null(selection.probability);
  if (guaranteed) json["indifference"] = plan.indifference;
  json["sentence"] = choice_sentence(selection, plan, measure, names[selection.best].key, language);
  json["alternatives"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < names.size(); ++i) {
    json["alternatives"].push_back({{"key", names[i].key},
                                    {"source", names[i].source},
                                    {"mean", selection.means[i]},
                                    {"replications", selection.replications[i]}});
  }
  return json.dump(2) + "\n";
}

}  // namespace surge::analysis
