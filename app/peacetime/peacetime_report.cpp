// SPDX-License-Identifier: Apache-2.0
#include "app/peacetime/peacetime_report.h"

#include <algorithm>
#include <cmath>

#include "analysis/json_number.h"
#include "analysis/text_table.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using analysis::Estimate;
using analysis::kPeacetimeMeasures;
using analysis::number_or_null;
using analysis::number_text;
using analysis::PeacetimeMeasure;
using models::Id;
using models::Item;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostNamed = 5;
/// Correlation of neighbouring batches beyond which they are too short: 2 / sqrt(batches).
const double kMostCorrelation = 2 / std::sqrt(static_cast<double>(analysis::kPeacetimeBatches));

const char* choose(Language language, const char* english, const char* chinese) {
  return language == Language::kChinese ? chinese : english;
}

std::string time_in_words(sim::Duration time) {
  return time == sim::Duration{} ? "0 h" : scenarios::time_text(sim::to_seconds(time));
}

bool settles(const analysis::ItemWarmUp& item) {
  return item.reliable && !item.runs_out;
}

std::string warm_up_text(const analysis::ItemWarmUp& item, Language language) {
  if (item.runs_out) return choose(language, "runs out", "耗尽");
  return item.reliable ? time_in_words(item.time) : choose(language, "not settled", "未稳定");
}

/// "Tent, Mask and 3 more", of those for which `holds(item)`; empty if there is none.
template <class Holds>
std::string names_of(const models::Scenario& scenario, Language language, Holds holds) {
  std::string text;
  std::size_t count = 0;
  for (const Id<Item> item : models::ids(scenario.items)) {
    if (!holds(item.index()) || ++count > kMostNamed) continue;
    text += (count > 1 ? choose(language, ", ", "、") : "") + pick(scenario.items[item].name, language);
  }
  if (count > kMostNamed) {
    const std::string more = std::to_string(count - kMostNamed);
    text += language == Language::kChinese ? "等另外 " + more + " 种" : " and " + more + " more";
  }
  return text;
}

std::string estimate_text(const Estimate& estimate, bool share) {
  if (std::isnan(estimate.mean)) return "-";
  const auto text = [&](double value) { return share ? analysis::percent_text(value) : number_text(value); };
  const double half = estimate.interval.half_width();
  return text(estimate.mean) + (std::isnan(half) ? "" : " ± " + text(half));
}

std::string table_text(const models::Scenario& scenario, const PeacetimeFindings& findings,
                       Language language) {
  const auto head = [&](const char* english, const char* chinese) -> std::string {
    return choose(language, english, chinese);
  };
  analysis::TextTable table({head("item", "物资"), head("warm-up", "预热期"), head("on hand", "平均库存"),
                             head("fill rate", "满足率"), head("expired a year", "年过期"),
                             head("rotated a year", "年轮换"), head("cost [CNY a year]", "费用 [元/年]")});
  for (const Id<Item> item : models::ids(scenario.items)) {
    const analysis::ItemSteadyState& state = findings.steady_state[item.index()];
    const analysis::ItemWarmUp& warm_up = findings.warm_ups[item.index()];
    if (!warm_up.changes) continue;
    std::vector<std::string> row{pick(scenario.items[item].name, language), warm_up_text(warm_up, language)};
    for (std::size_t measure = 0; measure < kPeacetimeMeasures; ++measure) {
      const bool share = measure == static_cast<std::size_t>(PeacetimeMeasure::kFillRate);
      row.push_back(estimate_text(state.measures[measure], share));
    }
    table.add(std::move(row));
  }
  return table.empty() ? "" : table.text() + "\n";
}

std::string unchanged_sentence(const PeacetimeFindings& findings, Language language) {
  const auto count = std::ranges::count(findings.warm_ups, false, &analysis::ItemWarmUp::changes);
  if (count == 0) return "";
  const std::string number = std::to_string(count);
  return language == Language::kChinese ? "另有 " + number + " 种物资在平时没有变化。\n"
         : count == 1                   ? "1 item does not change in peacetime.\n"
                                        : number + " items do not change in peacetime.\n";
}

std::string interval_sentence(const models::Scenario& scenario, const PeacetimeFindings& findings,
                              Language language) {
  if (findings.replications > 1) {
    const std::string count = std::to_string(findings.replications);
    return language == Language::kChinese
               ? "± 为 95 % 置信区间半宽，由 " + count + " 次重复、各自舍去预热期得出。\n"
               : "± is the half width of the 95 % interval, from " + count +
                     " replications that each leave their warm-up out.\n";
  }
  const std::string count = std::to_string(analysis::kPeacetimeBatches);
  std::string text =
      language == Language::kChinese
          ? "± 为 95 % 置信区间半宽，由一次长模拟的 " + count + " 个批均值得出。\n"
          : "± is the half width of the 95 % interval, from " + count + " batch means of one run.\n";
  const std::string short_batches = names_of(scenario, language, [&](std::size_t item) {
    return findings.steady_state[item].batch_correlation > kMostCorrelation;
  });
  if (!short_batches.empty()) {
    text +=
        choose(language,
               "The batches are too short, and the intervals too narrow, of: ", "批次过短、区间偏窄的物资：");
    text += short_batches + choose(language, ".\n", "。\n");
  }
  return text;
}

std::string warm_up_sentence(const PeacetimeFindings& findings, const std::string& longest,
                             Language language) {
  if (findings.proposed == sim::Duration::zero()) {
    return choose(
        language,
        "Where it can be told, peacetime is settled from its beginning; nothing need be left out.\n",
        "可判断的物资自平时阶段开始即已稳定，无须舍去预热期。\n");
  }
  const std::string time = time_in_words(findings.proposed);
  const std::string set = "--set peacetime.warm_up='" + time + "'";
  return language == Language::kChinese
             ? "起始库存的影响持续 " + time + "（最长：" + longest + "）。舍去这一段：" + set + "\n"
             : "The stock that peacetime begins with is felt for " + time + " (longest: " + longest +
                   "). To leave that out of what is counted: " + set + "\n";
}

std::string settled_sentence(const models::Scenario& scenario, const PeacetimeFindings& findings,
                             Language language) {
  const std::string unsettled = names_of(scenario, language, [&](std::size_t item) {
    return !findings.warm_ups[item].reliable && !findings.warm_ups[item].runs_out;
  });
  if (unsettled.empty()) {
    return choose(language,
                  "The stock that the disaster meets is a result of this operation, not of the stock that it "
                  "began with.\n",
                  "灾害发生时的库存由平时运行决定，与起始库存无关。\n");
  }
  const std::string duration = time_in_words(scenario.peacetime.duration);
  const std::string longer =
      "--set peacetime.duration='" + time_in_words(2 * scenario.peacetime.duration) + "'";
  return language == Language::kChinese
             ? duration + " 内未见稳定，震时库存可能仍取决于起始库存：" + unsettled + "；可延长 " + longer +
                   "\n"
             : "Not seen to settle within " + duration +
                   ", so that the stock that the disaster meets may still depend on the stock that peacetime "
                   "began with: " +
                   unsettled + ". Look at a longer one: " + longer + "\n";
}

std::string emptied_sentence(const models::Scenario& scenario, const PeacetimeFindings& findings,
                             Language language) {
  const std::string emptied =
      names_of(scenario, language, [&](std::size_t item) { return findings.warm_ups[item].runs_out; });
  if (emptied.empty()) return "";
  return choose(language, "Nothing is left at the end, for what goes is not replaced: ",
                "平时末已无库存（消耗后未补充）：") +
         emptied + choose(language, ".\n", "。\n");
}

std::string dropped_sentence(const PeacetimeFindings& findings, Language language) {
  if (findings.dropped == findings.proposed) return "";
  const std::string time = time_in_words(findings.dropped);
  const bool short_of = findings.dropped < findings.proposed;
  if (language == Language::kChinese)
    return "表中数值舍去 peacetime.warm_up = " + time + (short_of ? "，偏短。\n" : "。\n");
  return "The values above leave out peacetime.warm_up, " + time +
         (short_of ? ", which is too short.\n" : ".\n");
}

Json estimates_json(const analysis::ItemSteadyState& state) {
  constexpr std::array<const char*, kPeacetimeMeasures> names = {"on_hand", "fill_rate", "expired_per_year",
                                                                 "rotated_per_year", "cost_cny_per_year"};
  Json json;
  for (std::size_t measure = 0; measure < kPeacetimeMeasures; ++measure) {
    const Estimate& estimate = state.measures[measure];
    json[names[measure]] = {{"mean", number_or_null(estimate.mean)},
                            {"low", number_or_null(estimate.interval.low)},
                            {"high", number_or_null(estimate.interval.high)}};
  }
  json["batch_correlation"] = number_or_null(state.batch_correlation);
  return json;
}

}  // namespace

std::string peacetime_report_text(const models::Scenario& scenario, const PeacetimeFindings& findings,
                                  Language language) {
  sim::Duration time{};
  for (const analysis::ItemWarmUp& item : findings.warm_ups) {
    if (settles(item)) time = std::max(time, item.time);
  }
  const std::string longest = names_of(scenario, language, [&](std::size_t item) {
    return settles(findings.warm_ups[item]) && findings.warm_ups[item].time == time;
  });
  return pick(scenario.title, language) + "\n\n" + table_text(scenario, findings, language) +
         unchanged_sentence(findings, language) + interval_sentence(scenario, findings, language) +
         warm_up_sentence(findings, longest, language) + settled_sentence(scenario, findings, language) +
         emptied_sentence(scenario, findings, language) + dropped_sentence(findings, language);
}

std::string peacetime_report_json(const models::Scenario& scenario, const PeacetimeFindings& findings) {
  Json json{{"scenario", scenario.key},
            {"seed", scenario.run.seed},
            {"replications", findings.replications},
            {"peacetime_h", sim::to_hours(scenario.peacetime.duration)},
            {"step_h", sim::to_hours(findings.step)},
            {"proposed_warm_up_h", sim::to_hours(findings.proposed)},
            {"warm_up_h", sim::to_hours(findings.dropped)},
            {"interval", findings.replications > 1 ? "replications" : "batches"}};
  for (const Id<Item> item : models::ids(scenario.items)) {
    const analysis::ItemWarmUp& warm_up = findings.warm_ups[item.index()];
    Json row = estimates_json(findings.steady_state[item.index()]);
    row["warm_up_h"] = sim::to_hours(warm_up.time);
    row["settled"] = warm_up.reliable;
    row["changes"] = warm_up.changes;
    row["runs_out"] = warm_up.runs_out;
    json["items"][scenario.items[item].key] = std::move(row);
  }
  return json.dump(2);
}

}  // namespace surge::app
