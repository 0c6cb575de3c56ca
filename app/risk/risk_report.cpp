// SPDX-License-Identifier: Apache-2.0
#include "app/risk/risk_report.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/json_number.h"
#include "analysis/statistics/event_years.h"
#include "analysis/statistics/exceedance.h"
#include "analysis/statistics/summary.h"
#include "analysis/summary_table.h"
#include "analysis/text_table.h"

namespace surge::app {
namespace {

using analysis::Language;
using analysis::number_or_null;
using analysis::number_text;
using analysis::TextTable;
using analysis::title_of;
using Json = nlohmann::ordered_json;

/// For the exceedance of sums, where several disasters fall into a year.
constexpr std::size_t kSimulatedYears = 100'000;
constexpr std::size_t kCurvePoints = 40;
constexpr sim::StreamSource kYearStreams{0x7ea7, 0};

std::string period_text(double period) {
  return number_text(period) + "-year";
}

std::string return_text(const ReturnValue& value) {
  if (value.no_disaster) return "-";
  std::string text = number_text(value.value) + (value.beyond_sample ? "*" : "");
  if (std::isfinite(value.interval.low) && std::isfinite(value.interval.high))
    text += " (" + number_text(value.interval.low) + " - " + number_text(value.interval.high) + ")";
  return text;
}

bool lower_is_better(const RiskTable& table) {
  return table.declaration.direction != models::Direction::kHigherIsBetter;
}

/// Shown in text: what is bad if it is large, and how much of the need is met. Few survivors, say, may only
/// mean that few were struck.
bool is_headline(const models::TableDeclaration& table) {
  return table.direction == models::Direction::kLowerIsBetter || table.name.starts_with("fill_rate");
}

/// Whether the disasters of many years can be added up: not so times, shares and maxima.
bool adds_up(const models::TableDeclaration& table) {
  const bool amount =
      table.unit == "person d" || table.unit == "CNY" || table.name.find("dead") != std::string::npos;
  return amount && table.name.find("worst") == std::string::npos &&
         table.direction == models::Direction::kLowerIsBetter;
}

std::vector<std::string> header(const std::string& first, const RiskQuestion& question, bool annual) {
  std::vector<std::string> names{first};
  for (const double period : question.periods) names.push_back(period_text(period));
  if (annual) names.push_back("expected a year");
  return names;
}

std::vector<std::string> row(const std::string& name, const RiskTable& table, std::size_t cell, double rate,
                             const RiskQuestion& question, bool annual) {
  std::vector<std::string> texts{name};
  for (const double period : question.periods)
    texts.push_back(return_text(value_at(table.cells[cell], rate, period, lower_is_better(table))));
  if (annual) texts.push_back(number_text(expected_annual(table.cells[cell], rate).value));
  return texts;
}

/// Cells in order of their expected annual value, the largest first.
std::vector<std::size_t> by_annual_value(const RiskTable& table, double rate) {
  std::vector<double> annual;
  for (const auto& cell : table.cells) annual.push_back(expected_annual(cell, rate).value);
  std::vector<std::size_t> order(annual.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return annual[x] > annual[y]; });
  return order;
}

std::string cells_text(const RiskSample& sample, const RiskQuestion& question, const std::string& table,
                       const std::string& heading, const std::vector<std::string>& names) {
  const RiskTable* found = sample.find(table);
  if (found == nullptr) return "";
  TextTable text(header(heading, question, true));
  std::size_t shown = 0;
  for (const std::size_t cell : by_annual_value(*found, sample.yearly_rate)) {
    if (++shown > question.most_rows || !(expected_annual(found->cells[cell], sample.yearly_rate).value > 0))
      break;
    text.add(row(names[cell], *found, cell, sample.yearly_rate, question, true));
  }
  return text.empty() ? "" : "\n" + text.text();
}

/// Share of the need that is met in time in the worst disaster of so many years, items with the least first.
std::string adequacy_text(const RiskSample& sample, const RiskQuestion& question) {
  const RiskTable* found = sample.find("fill_rate_7d_by_item");
  if (found == nullptr) return "";
  struct Adequacy {
    std::size_t item;
    double worst;
  };
  std::vector<Adequacy> order;
  for (std::size_t item = 0; item < found->cells.size(); ++item) {
    const ReturnValue value =
        value_at(found->cells[item], sample.yearly_rate, question.periods.back(), false);
    if (!value.no_disaster && !std::isnan(value.value)) order.push_back({item, value.value});
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& x, const auto& y) { return x.worst < y.worst; });
  TextTable text(header("adequacy: need met within 7 d", question, false));
  for (std::size_t i = 0; i < std::min(order.size(), question.most_rows); ++i)
    text.add(row(question.names_of_items[order[i].item], *found, order[i].item, sample.yearly_rate, question,
                 false));
  return text.empty() ? "" : "\n" + text.text();
}

Json cell_json(const std::vector<double>& values, double rate, const RiskQuestion& question, bool lower) {
  Json json;
  for (const double period : question.periods) {
    const ReturnValue value = value_at(values, rate, period, lower);
    json["return_values"].push_back(
        {{"period_years", period},
         {"value", value.no_disaster ? Json(nullptr) : number_or_null(value.value)},
         {"low", number_or_null(value.interval.low)},
         {"high", number_or_null(value.interval.high)}});
  }
  const AnnualValue annual = expected_annual(values, rate);
  json["expected_annual"] = {{"value", number_or_null(annual.value)},
                             {"low", number_or_null(annual.interval.low)},
                             {"high", number_or_null(annual.interval.high)}};
  return json;
}

/// Exceedance of the largest disaster and of the sum of a year, at values evenly spread over the sample.
Json curve_json(const std::vector<double>& values, double rate) {
  std::vector<double> known;
  for (const double value : values) known.push_back(std::isnan(value) ? 0 : value);
  const std::vector<statistics::CatalogueEvent> catalogue = {{rate, known}};
  const auto years = statistics::sample_event_years(catalogue, kSimulatedYears, kYearStreams);
  const std::vector<double> sums = statistics::annual_values(years, statistics::Annual::kSum);
  const statistics::ExceedanceCurve curve({sums});
  std::sort(known.begin(), known.end());
  Json points = Json::array();
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const double value = analysis::quantile(known, static_cast<double>(i) / (kCurvePoints - 1));
    points.push_back({{"value", value},
                      {"largest_of_year", -std::expm1(-statistics::rate_above(catalogue, value))},
                      {"sum_of_year", curve.probability_above(value).value}});
  }
  return points;
}

}  // namespace

ReturnValue value_at(const std::vector<double>& values, double yearly_rate, double period,
                     bool lower_is_better) {
  ReturnValue result{period, false, false, statistics::kUnknown, {}};
  const double share = -std::log1p(-1 / period) / yearly_rate;
  if (share >= 1) {
    result.no_disaster = true;
    return result;
  }
  std::vector<double> sorted;
  for (const double value : values) {
    if (!std::isnan(value)) sorted.push_back(lower_is_better ? value : -value);
  }
  if (sorted.empty()) return result;
  std::sort(sorted.begin(), sorted.end());
  const statistics::QuantileEstimate estimate = statistics::quantile_estimate(sorted, 1 - share);
  result.beyond_sample = share * static_cast<double>(sorted.size()) < 1;
  result.value = lower_is_better ? estimate.value : -estimate.value;
  result.interval = estimate.interval;
  if (!lower_is_better) result.interval = {-estimate.interval.high, -estimate.interval.low};
  return result;
}

AnnualValue expected_annual(const std::vector<double>& values, double yearly_rate) {
  std::vector<double> known;
  for (const double value : values) known.push_back(std::isnan(value) ? 0 : value);
  const analysis::Summary summary = analysis::summarise(known);
  return {yearly_rate * summary.mean, {yearly_rate * summary.low, yearly_rate * summary.high}};
}

std::string risk_text(const RiskSample& sample, const RiskQuestion& question) {
  TextTable key(header("the worst disaster of a year", question, true));
  for (const RiskTable& table : sample.tables) {
    if (!table.declaration.dimensions.empty() || !is_headline(table.declaration)) continue;
    std::vector<std::string> texts =
        row(title_of(table.declaration, Language::kEnglish), table, 0, sample.yearly_rate, question, true);
    if (!adds_up(table.declaration)) texts.back() = "-";
    key.add(std::move(texts));
  }
  std::string text = key.text();
  text += cells_text(sample, question, "unmet_person_days_by_item", "unmet need by item [person d]",
                     question.names_of_items);
  text += cells_text(sample, question, "unmet_person_days_by_county", "unmet need by county [person d]",
                     question.names_of_counties);
  text += adequacy_text(sample, question);
  if (text.find('*') != std::string::npos)
    text += "* fewer than one disaster of the sample is expected beyond: draw more\n";
  return text + "\n" + std::to_string(sample.disasters) + " disasters, one in " +
         number_text(1 / sample.yearly_rate) + " years on average; 95 % intervals of the drawn disasters\n";
}

std::string risk_json(const RiskSample& sample, const RiskQuestion& question) {
  Json json{{"yearly_rate", sample.yearly_rate}, {"disasters", sample.disasters}};
  for (const RiskTable& table : sample.tables) {
    const bool lower = lower_is_better(table);
    Json& entry = json["metrics"][table.declaration.name];
    entry["unit"] = table.declaration.unit;
    if (table.declaration.dimensions.empty()) {
      entry.update(cell_json(table.cells[0], sample.yearly_rate, question, lower));
      if (lower) entry["exceedance"] = curve_json(table.cells[0], sample.yearly_rate);
      continue;
    }
    const bool items = table.declaration.dimensions[0] == "item";
    const auto& names = items ? question.names_of_items : question.names_of_counties;
    for (std::size_t cell = 0; cell < table.cells.size(); ++cell)
      entry[items ? "by_item" : "by_county"][names[cell]] =
          cell_json(table.cells[cell], sample.yearly_rate, question, lower);
  }
  return json.dump(2);
}

}  // namespace surge::app
