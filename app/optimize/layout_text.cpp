// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "analysis/text_table.h"
#include "app/optimize/layout_report.h"

namespace surge::app {
namespace {

using analysis::number_text;
using analysis::percent_text;
using analysis::TextTable;

constexpr std::size_t kMostCountiesShown = 10;

/// The text in one of the languages.
class Words {
 public:
  explicit Words(Language language) : chinese_(language == Language::kChinese), language_(language) {}

  std::string operator()(const char* english, const char* chinese) const {
    return chinese_ ? chinese : english;
  }
  bool chinese() const { return chinese_; }
  const std::string& operator()(const models::BilingualName& name) const { return pick(name, language_); }

 private:
  bool chinese_;
  Language language_;
};

std::string head_text(const ReserveModel& model, const Words& words) {
  const LayoutProblem& layout = model.layout();
  std::string text =
      words(model.scenario().title) + words(": ", "：") + std::to_string(layout.sample.disasters) +
      words(" disasters, window ", " 次灾害，时窗 ") + number_text(layout.window_s / 3600) + " h";
  if (std::isfinite(layout.budget_cny))
    text += words(", budget ", "，预算 ") + number_text(layout.budget_cny) + " CNY";
  return text + "\n\n";
}

std::string plans_text(const ReserveModel& model, const ReservesAnswer& answer, const Words& words) {
  const double level = model.layout().objective.tail_level;
  TextTable table(
      {words("plan", "方案"), words("spent [CNY]", "投入 [元]"), words("mean loss [CNY]", "平均损失 [元]"),
       words("mean of the worst ", "最坏 ") + percent_text(1 - level) + words(" [CNY]", " 的平均损失 [元]"),
       words("unmet in the worst county", "最差县未满足比例")});
  for (const ReservePlan& plan : answer.plans) {
    const optimisation::PlanMeasures& measures = plan.measured.measures;
    table.add({words(plan.name), number_text(plan.spent_cny), number_text(measures.expected),
               number_text(measures.tail), percent_text(measures.worst_share)});
  }
  return table.text() + words("measured on ", "用另外 ") + std::to_string(model.layout().sample.evaluation) +
         words(" other disasters; losses are costs of a disaster, with what is spent\n",
               " 次灾害检验；损失为每次灾害的成本，含投入\n");
}

/// Of a site: loss that it saves in a disaster, with interval.
std::string worth_text(const ReservesAnswer& answer, std::size_t site) {
  const auto found = std::find_if(answer.worths.begin(), answer.worths.end(),
                                  [&](const SiteWorth& worth) { return worth.site == site; });
  if (found == answer.worths.end()) return "-";
  return number_text(found->loss.mean_difference) + " (" + number_text(found->loss.difference.low) + " .. " +
         number_text(found->loss.difference.high) + ")";
}

std::string site_name(const ReserveModel& model, const SiteRole& role, const Words& words) {
  const models::Scenario& scenario = model.scenario();
  if (!role.conversion) return words(scenario.depots[role.depot].name);
  const models::Conversion& conversion = scenario.conversions[*role.conversion];
  return words(scenario.lines[conversion.line].name) + " -> " + words(scenario.items[conversion.item].name);
}

std::string goods_text(const ReserveModel& model, const ReservesAnswer& answer, const Words& words) {
  const optimisation::StockPlan& plan = answer.plans[kBestPlan].plan;
  const std::size_t items = model.items().size();
  std::vector<std::string> header{words("the best plan", "最优方案")};
  for (const auto item : model.items()) header.push_back(words(model.scenario().items[item].name));
  header.push_back(words("opening or standby [CNY]", "开设或备用费用 [元]"));
  header.push_back(words("saves a disaster [CNY], 95 % interval", "每次灾害减少损失 [元]，95% 区间"));
  TextTable table(header);
  for (const std::size_t site : plan.open) {
    if (model.problem().sites[site].always_open) continue;
    std::vector<std::string> row{site_name(model, model.roles()[site], words)};
    for (std::size_t i = 0; i < items; ++i) row.push_back(number_text(plan.stock[site * items + i]));
    row.push_back(number_text(model.problem().sites[site].fixed_cost));
    row.push_back(worth_text(answer, site));
    table.add(std::move(row));
  }
  if (table.empty()) return words("\nThe best plan buys nothing.\n", "\n最优方案不增加任何储备。\n");
  return "\n" + table.text();
}

std::string proof_text(const optimisation::Proof& proof, const Words& words) {
  if (proof.optimal) return words("Proven to be the best for these disasters.", "已证明对样本灾害为最优。");
  return words("Proven to be within ", "已证明与样本最优之差不超过 ") + percent_text(proof.gap()) +
         words(" of the best for these disasters.", "。");
}

std::string gap_text(const std::optional<optimisation::SampleGap>& gap, const LayoutProblem& layout,
                     const Words& words) {
  if (!gap) return "";
  const double share = gap->lower_bound > 0 ? gap->interval.upper / gap->lower_bound : std::nan("");
  return words(" With ", "在 ") + percent_text(layout.sample.confidence) +
         words(" confidence, no plan is better on all disasters by more than ",
               " 置信水平下，对全部灾害，任何方案至多再减少 ") +
         number_text(gap->interval.upper) + words(" CNY a disaster", " 元/次") +
         (std::isnan(share) ? std::string(".") : " (" + percent_text(share) + ").");
}

/// Counties that a site serves, those of most need first.
std::string served_text(const ReserveModel& model, const LocationAnswer& answer, std::size_t choice,
                        const Words& words) {
  std::vector<std::size_t> counties;
  for (std::size_t county = 0; county < answer.serving.size(); ++county) {
    if (answer.serving[county] == choice) counties.push_back(county);
  }
  std::stable_sort(counties.begin(), counties.end(),
                   [&](std::size_t x, std::size_t y) { return answer.need_cny[x] > answer.need_cny[y]; });
  if (counties.empty()) return words("nobody", "无");
  std::string text;
  for (std::size_t i = 0; i < std::min(counties.size(), kMostCountiesShown); ++i) {
    text += (i > 0 ? words(", ", "、") : "") +
            words(model.scenario().counties[models::Id<models::County>{counties[i]}].name);
  }
  if (counties.size() <= kMostCountiesShown) return text;
  return text + words(" and ", " 等共 ") +
         std::to_string(counties.size() - (words.chinese() ? 0 : kMostCountiesShown)) +
         words(" others of less need", " 县");
}

}  // namespace

std::string reserves_text(const ReserveModel& model, const ReservesAnswer& answer, Language language) {
  const Words words(language);
  return head_text(model, words) + plans_text(model, answer, words) + goods_text(model, answer, words) +
         "\n" + proof_text(*answer.plans[kBestPlan].proof, words) +
         gap_text(answer.gap, model.layout(), words) + "\n";
}

std::string location_text(const ReserveModel& model, const LocationAnswer& answer, Language language) {
  const Words words(language);
  std::string text = head_text(model, words);
  for (const std::size_t choice : answer.chosen) {
    const auto role = std::find_if(model.roles().begin(), model.roles().end(),
                                   [&](const SiteRole& candidate) { return candidate.choice == choice; });
    text += words(model.scenario().depots[role->depot].name) + words(" serves ", " 服务 ") +
            served_text(model, answer, choice, words) + "\n";
  }
  text += "\n" + words("mean loss on ", "用另外 ") + std::to_string(model.layout().sample.evaluation) +
          words(" other disasters: ", " 次灾害检验的平均损失：") + number_text(answer.measured_cny) + " CNY";
  if (answer.present_cny)
    text += words("; of the depots where they stand now ", "；现有位置 ") + number_text(*answer.present_cny) +
            " CNY";
  return text + "\n" + proof_text(answer.proof, words) + gap_text(answer.gap, model.layout(), words) + "\n";
}

}  // namespace surge::app
