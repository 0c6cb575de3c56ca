// SPDX-License-Identifier: Apache-2.0
#include "analysis/summary_table.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"
#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

constexpr std::size_t kWorstCounties = 10;
constexpr std::string_view kByItem = "_by_item";

const std::string& in(const models::BilingualName& name, Language language) {
  return language == Language::kChinese && !name.zh.empty() ? name.zh : name.en;
}

std::string value_text(const models::TableDeclaration& table, double value) {
  return is_share(table) ? percent_text(value) : number_text(value);
}

std::string key_figures(const MetricCollector& metrics, Language language) {
  const bool chinese = language == Language::kChinese;
  TextTable text(
      chinese ? std::vector<std::string>{"指标", "均值", "95% 区间", "p5", "p50", "p95", "最差 5%", "发生"}
              : std::vector<std::string>{"metric", "mean", "95 % interval", "p5", "p50", "p95", "worst 5 %",
                                         "reached in"});
  const auto& tables = metrics.schema().tables();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const models::TableDeclaration& table = tables[i];
    if (!is_scalar_quantity(table)) continue;
    const Summary summary = summarise(metrics.sample(i, 0));
    const auto value = [&](double x) { return value_text(table, x); };
    // A mean of only those replications in which it happened would flatter.
    const bool always = summary.happened == summary.count;
    const bool interval = always && !std::isnan(summary.low);
    text.add({title_of(table, language), always ? value(summary.mean) : "-",
              interval ? value(summary.low) + " - " + value(summary.high) : "-", value(summary.p5),
              value(summary.p50), value(summary.p95),
              value(conditional_value_at_risk(metrics.sample(i, 0), table.direction)),
              always ? "" : std::to_string(summary.happened) + " of " + std::to_string(summary.count)});
  }
  return text.text();
}

/// Whether anything happens to an item but that it comes in, expires or is lost: materials are left out.
bool matters(const MetricCollector& metrics, const std::vector<std::size_t>& columns, std::size_t item) {
  constexpr std::string_view kSideFlows[] = {"received_by_item", "expired_by_item", "lost_by_item"};
  return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
    const std::string& name = metrics.schema().tables()[column].name;
    if (std::find(std::begin(kSideFlows), std::end(kSideFlows), name) != std::end(kSideFlows)) return false;
    const sim::Tally& tally = metrics.tally(column, item);
    return tally.count() > 0 && tally.mean() != 0;
  });
}

/// Tables by item side by side.
std::string item_table(const MetricCollector& metrics, Language language) {
  const auto& tables = metrics.schema().tables();
  std::vector<std::size_t> columns;
  std::vector<std::string> header{language == Language::kChinese ? "物资（均值）" : "item (means)"};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!tables[i].name.ends_with(kByItem) || metrics.schema().is_series(i)) continue;
    columns.push_back(i);
    header.push_back(title_of(tables[i], language));
  }
  if (columns.empty()) return {};
  TextTable text(std::move(header));
  const models::DimensionDeclaration& items = metrics.schema().dimension("item");
  for (std::size_t item = 0; item < items.size(); ++item) {
    if (!matters(metrics, columns, item)) continue;
    std::vector<std::string> row{in(items.names[item], language)};
    for (const std::size_t column : columns) {
      const sim::Tally& tally = metrics.tally(column, item);
      std::string cell = value_text(tables[column], tally.mean());
      if (tables[column].name.starts_with("time_to") && tally.count() > 0 &&
          tally.count() < metrics.replications() - metrics.failed()) {
        cell += "*";
      }
      row.push_back(std::move(cell));
    }
    text.add(std::move(row));
  }
  const char* note =
      language == Language::kChinese ? "* 仅计达到该水平的重复\n" : "* of the replications that reached it\n";
  return text.text() + note;
}

/// Where supply came from and what it cost: tables along one of the axes that are the same in every scenario.
std::string breakdowns(const MetricCollector& metrics, Language language) {
  const auto& tables = metrics.schema().tables();
  TextTable text({language == Language::kChinese ? "构成（均值）" : "breakdown (means)", "", "±"});
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::vector<std::string>& dimensions = tables[i].dimensions;
    if (dimensions.size() != 1) continue;
    if (dimensions[0] != "source" && dimensions[0] != "ownership" && dimensions[0] != "cost_kind" &&
        dimensions[0] != "bottleneck" && dimensions[0] != "standard_level")
      continue;
    const models::DimensionDeclaration& axis = metrics.schema().dimension(dimensions[0]);
    for (std::size_t cell = 0; cell < axis.size(); ++cell) {
      const sim::Tally& tally = metrics.tally(i, cell);
      if (tally.count() == 0 || tally.mean() == 0) continue;
      text.add({title_of(tables[i], language) + ": " + in(axis.names[cell], language),
                value_text(tables[i], tally.mean()),
                value_text(tables[i], half_width_95(tally.standard_deviation(), tally.count()))});
    }
  }
  return text.empty() ? std::string() : text.text();
}

std::string worst_counties(const MetricCollector& metrics, Language language) {
  const auto& tables = metrics.schema().tables();
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [](const auto& t) { return t.name == "unmet_person_days_by_county"; });
  if (found == tables.end()) return {};
  const auto table = static_cast<std::size_t>(found - tables.begin());
  const models::DimensionDeclaration& counties = metrics.schema().dimension("county");
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    if (metrics.tally(table, i).count() > 0 && metrics.tally(table, i).mean() > 0) order.push_back(i);
  }
  const auto mean = [&](std::size_t county) { return metrics.tally(table, county).mean(); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return mean(x) > mean(y); });
  if (order.size() > kWorstCounties) order.resize(kWorstCounties);
  const bool chinese = language == Language::kChinese;
  TextTable text({chinese ? "缺供最多的县" : "counties that lack most", title_of(*found, language), "±"});
  for (const std::size_t county : order) {
    const sim::Tally& tally = metrics.tally(table, county);
    text.add({in(counties.names[county], language) + " (" + counties.keys[county] + ")",
              number_text(tally.mean()),
              number_text(half_width_95(tally.standard_deviation(), tally.count()))});
  }
  return text.empty() ? std::string() : text.text();
}

}  // namespace

std::string title_of(const models::TableDeclaration& table, Language language) {
  const std::string& title = in(table.title, language);
  return table.unit == "1" ? title : title + " [" + table.unit + "]";
}

bool is_share(const models::TableDeclaration& table) {
  return table.name.starts_with("coverage") || table.name.find("fill_rate") != std::string::npos ||
         table.name.find("share") != std::string::npos ||
         table.name.find("utilisation") != std::string::npos || table.name == "depot_filling" ||
         table.name.ends_with("_use");
}

bool is_scalar_quantity(const models::TableDeclaration& table) {
  return table.dimensions.empty() && dimension_of_positions(table).empty();
}

std::string dimension_of_positions(const models::TableDeclaration& table) {
  return table.name == "worst_county" ? "county" : "";
}

std::string summary_text(const MetricCollector& metrics, const RunInformation& information,
                         Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text = in(information.title, language) + "\n";
  text += std::to_string(metrics.replications()) + (chinese ? " 次重复，种子 " : " replications, seed ") +
          std::to_string(information.seed);
  if (metrics.failed() > 0) text += (chinese ? "，失败 " : ", failed ") + std::to_string(metrics.failed());
  text += "\n\n" + key_figures(metrics, language);
  for (const std::string& part :
       {breakdowns(metrics, language), item_table(metrics, language), worst_counties(metrics, language)}) {
    if (!part.empty()) text += "\n" + part;
  }
  return text;
}

}  // namespace surge::analysis
