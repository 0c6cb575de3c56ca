// SPDX-License-Identifier: Apache-2.0
// The answer for people.
#include <algorithm>
#include <cmath>

#include "analysis/text_table.h"
#include "app/optimize/projects/project_answer.h"

namespace surge::app {
namespace {

using analysis::number_text;
using analysis::TextTable;

/// Wording in both languages.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string operator()(const char* english, const char* chinese) const {
    return language_ == Language::kChinese ? chinese : english;
  }
  Language language() const { return language_; }

 private:
  Language language_;
};

std::string millions(double cny) {
  return number_text(cny / 1e6);
}

std::string interval_text(const Worth& worth) {
  return number_text(worth.interval.low) + " .. " + number_text(worth.interval.high);
}

std::string names_text(const Portfolio& portfolio, const ProjectProblem& problem, const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < portfolio.size(); ++i) {
    if (portfolio[i]) text += (text.empty() ? "" : ", ") + problem.projects[i].key;
  }
  return text.empty() ? words("none", "无") : text;
}

std::string projects_table(const ProjectAnswer& answer, const ProjectProblem& problem, const Words& words) {
  TextTable table({words("project", "项目"), words("funded", "资助"),
                   words("cost, million CNY", "费用（百万元）"), words("worth alone", "单独价值"),
                   words("its interval", "区间"), words("marginal worth", "边际价值"),
                   words("95 % interval", "95 % 区间"), words("per million CNY", "每百万元")});
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < problem.projects.size(); ++i) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return answer.search.best[a] != answer.search.best[b]
               ? static_cast<bool>(answer.search.best[a])
               : answer.marginal[a].worth.value > answer.marginal[b].worth.value;
  });
  for (const std::size_t i : order) {
    const FundableProject& project = problem.projects[i];
    const AloneWorth& alone = answer.search.alone[i];
    const MarginalWorth& marginal = answer.marginal[i];
    table.add({pick(project.name, words.language()), answer.search.best[i] ? words("yes", "是") : "-",
               millions(project.cost_cny), alone.is_known ? number_text(alone.worth.value) : "-",
               alone.is_known ? interval_text(alone.worth) : "-", number_text(marginal.worth.value),
               interval_text(marginal.worth),
               marginal.cost_cny > 0 ? number_text(marginal.worth.value / marginal.cost_cny * 1e6) : "-"});
  }
  return table.text();
}

std::string curve_table(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market, const Words& words) {
  TextTable table({words("budget, million CNY", "预算（百万元）"), words("spent", "支出"),
                   words("worth", "价值"), words("bound", "上界"), words("funded", "资助项目")});
  for (const BudgetPoint& point : answer.search.curve)
    table.add({millions(point.budget_cny), millions(market.cost_of(point.portfolio)),
               number_text(point.value), point.value > point.bound ? "-" : number_text(point.bound),
               names_text(point.portfolio, problem, words)});
  return table.text();
}

std::string quality_text(const SearchResult& search, const Words& words) {
  std::string text = words("Portfolios simulated: ", "模拟的组合数：") + std::to_string(search.simulated);
  if (search.exhaustive) return text + words(", all that the budget allows.\n", "，即预算允许的全部组合。\n");
  text +=
      words(". Worth in the disasters of the search: ", "。搜索样本中的价值：") + number_text(search.value);
  if (search.reinforce) {
    return text + words(
                      ", more than any values alone sum up to: projects reinforce one another, so there is "
                      "no bound.\n",
                      "，超过单独价值之和的最大值：项目相互增强，因此没有上界。\n");
  }
  if (search.bound > 0) {
    text += words("; bound if values overlap: ", "；价值重叠（次可加）时的上界：") +
            number_text(search.bound) + words(", gap ", "，差距 ") +
            analysis::percent_text(1 - search.value / search.bound) +
            words("; with the high ends of the intervals ", "；按区间上端 ") + number_text(search.safe_bound);
  }
  return text + words(".\n", "。\n");
}

std::string others_text(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market, const Words& words) {
  if (answer.others.empty()) return "";
  TextTable table({words("other portfolio", "其他组合"), words("cost, million CNY", "费用（百万元）"),
                   words("best is better by", "最优组合多出"),
                   words("interval of all together", "同时区间")});
  for (const LeadingPortfolio& other : answer.others)
    table.add({names_text(other.portfolio, problem, words), millions(market.cost_of(other.portfolio)),
               number_text(other.behind.value), interval_text(other.behind)});
  return "\n" + table.text();
}

}  // namespace

std::string answer_text(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market, Language language) {
  const Words words(language);
  const std::string unit = answer.unit.empty() || answer.unit == "1" ? "" : " " + answer.unit;
  std::string text = words("Funded: ", "资助：") + names_text(answer.search.best, problem, words) + "\n";
  text += words("Cost: ", "费用：") + millions(market.cost_of(answer.search.best)) +
          words(" of ", " / 预算 ") + millions(problem.budget_cny) + words(" million CNY\n", "（百万元）\n");
  text += words("Worth in fresh disasters: ", "在新样本中的价值：") + number_text(answer.confirmed.value) +
          unit + " (" + words("95 %: ", "95 %：") + interval_text(answer.confirmed) + "), " +
          words("where nothing is funded: ", "不资助时的目标值：") + number_text(answer.base_objective) +
          "\n";
  text += quality_text(answer.search, words) + "\n" + projects_table(answer, problem, words) + "\n" +
          curve_table(answer, problem, market, words) + others_text(answer, problem, market, words);
  return text;
}

}  // namespace surge::app
