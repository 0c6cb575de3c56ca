// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_results.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/json_number.h"
#include "analysis/results/metric_reduction.h"
#include "analysis/statistics/paired.h"
#include "analysis/statistics/sensitivity.h"
#include "analysis/summary_table.h"
#include "analysis/text_table.h"
#include "sim/statistics/tally.h"

namespace surge::app {
namespace {

using analysis::number_or_null;
using analysis::number_text;
using analysis::TextTable;
using analysis::title_of;
using Json = nlohmann::ordered_json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostPointsShown = 40;
constexpr std::size_t kMostCritical = 20;

double mean_of_defined(const std::vector<double>& values) {
  sim::Tally tally;
  for (const double value : values) {
    if (!std::isnan(value)) tally.add(value);
  }
  return tally.mean();
}

std::vector<double> means(const SweepResults& results, std::size_t metric) {
  std::vector<double> all;
  for (std::size_t point = 0; point < results.points(); ++point) all.push_back(results.mean(point, metric));
  return all;
}

/// Ranks from 1, of equals their mean.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return values[x] < values[y]; });
  std::vector<double> result(values.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    for (std::size_t i = begin; i < end; ++i)
      result[order[i]] = (static_cast<double>(begin) + static_cast<double>(end) + 1) / 2;
  }
  return result;
}

/// Spearman's rank correlation of a parameter with a metric over the points where it is defined.
double rank_correlation(const SweepPlan& plan, std::size_t parameter, const std::vector<double>& outcome) {
  std::vector<double> x, y;
  for (std::size_t point = 0; point < outcome.size(); ++point) {
    if (std::isnan(outcome[point])) continue;
    x.push_back(plan.values(point)[parameter]);
    y.push_back(outcome[point]);
  }
  if (x.size() < 3) return kNaN;
  const std::vector<double> ranks_x = ranks(x), ranks_y = ranks(y);
  return statistics::compare_pairs({ranks_x, ranks_y}).correlation;
}

/// Enough digits to look at; the file has all.
std::string short_label(const SweepPlan& plan, std::size_t point, std::size_t k) {
  const SweptParameter& parameter = plan.design().parameters[k];
  if (!parameter.choices.empty()) return plan.labels(point)[k];
  return number_text(plan.values(point)[k]) + (parameter.unit.empty() ? "" : " " + parameter.unit);
}

std::string points_text(const SweepPlan& plan, const SweepResults& results) {
  std::vector<std::string> header{"point"};
  for (const std::string& name : plan.names()) header.push_back(name);
  for (const auto& metric : results.metrics) header.push_back(title_of(metric, Language::kEnglish));
  TextTable table(header);
  const std::size_t shown = std::min(results.points(), kMostPointsShown);
  for (std::size_t point = 0; point < shown; ++point) {
    std::vector<std::string> row{std::to_string(point)};
    for (std::size_t k = 0; k < plan.names().size(); ++k) row.push_back(short_label(plan, point, k));
    for (std::size_t metric = 0; metric < results.metrics.size(); ++metric)
      row.push_back(number_text(results.mean(point, metric)));
    table.add(row);
  }
  std::string text = table.text();
  if (shown < results.points())
    text += "... and " + std::to_string(results.points() - shown) + " more points in the file\n";
  return text;
}

std::string influence_text(const SweepPlan& plan, const SweepResults& results) {
  std::vector<std::string> header{"rank correlation with"};
  std::vector<std::vector<double>> outcomes;
  for (std::size_t metric = 0; metric < results.metrics.size(); ++metric) {
    header.push_back(title_of(results.metrics[metric], Language::kEnglish));
    outcomes.push_back(means(results, metric));
  }
  TextTable table(header);
  for (std::size_t k = 0; k < plan.names().size(); ++k) {
    if (!plan.is_numeric(k)) continue;
    std::vector<std::string> row{plan.names()[k]};
    for (const std::vector<double>& outcome : outcomes)
      row.push_back(number_text(rank_correlation(plan, k, outcome)));
    table.add(row);
  }
  return table.empty() ? "" : "\n" + table.text();
}

/// Mean of a metric over the points with each choice.
std::string choices_text(const SweepPlan& plan, const SweepResults& results) {
  std::vector<std::string> header{"mean over points with"};
  for (const auto& metric : results.metrics) header.push_back(title_of(metric, Language::kEnglish));
  TextTable table(header);
  for (std::size_t k = 0; k < plan.names().size(); ++k) {
    const SweptParameter& parameter = plan.design().parameters[k];
    for (std::size_t choice = 0; choice < parameter.choices.size(); ++choice) {
      std::vector<std::string> row{parameter.path + " = " + parameter.choices[choice]};
      for (std::size_t metric = 0; metric < results.metrics.size(); ++metric) {
        sim::Tally tally;
        for (std::size_t point = 0; point < results.points(); ++point) {
          const double value = results.mean(point, metric);
          if (plan.values(point)[k] == static_cast<double>(choice) && !std::isnan(value)) tally.add(value);
        }
        row.push_back(number_text(tally.mean()));
      }
      table.add(row);
    }
  }
  return table.empty() ? "" : "\n" + table.text();
}

std::string interval_text(const statistics::Interval& interval) {
  return number_text(interval.low) + " - " + number_text(interval.high);
}

std::string morris_text(const SweepPlan& plan, const SweepResults& results, std::size_t metric) {
  const auto effects = statistics::morris_effects(*plan.morris(), means(results, metric));
  TextTable table({title_of(results.metrics[metric], Language::kEnglish) + ": effect over the whole range",
                   "mu*", "95 % interval", "mu", "sigma"});
  for (std::size_t k = 0; k < effects.size(); ++k) {
    table.add({plan.names()[k], number_text(effects[k].mean_absolute),
               interval_text(effects[k].mean_absolute_interval), number_text(effects[k].mean),
               number_text(effects[k].standard_deviation)});
  }
  return "\n" + table.text();
}

std::string indices_text(const SweepPlan& plan, const SweepResults& results, std::size_t metric) {
  const auto indices = statistics::sobol_indices(*plan.saltelli(), means(results, metric));
  TextTable table({title_of(results.metrics[metric], Language::kEnglish) + ": share of the variance",
                   "first order", "95 % interval", "total", "95 % interval"});
  for (std::size_t k = 0; k < indices.parameters.size(); ++k) {
    const statistics::SobolIndex& index = indices.parameters[k];
    table.add({plan.names()[k], number_text(index.first), interval_text(index.first_interval),
               number_text(index.total), interval_text(index.total_interval)});
  }
  return "\n" + table.text();
}

struct Critical {
  std::size_t point = 0;
  statistics::PairedComparison change;
};

/// Failures by how much worse they make the metric, the worst first.
std::vector<Critical> most_critical(const SweepResults& results, std::size_t metric) {
  const bool lower = results.metrics[metric].direction != models::Direction::kHigherIsBetter;
  std::vector<Critical> all;
  for (std::size_t point = 1; point < results.points(); ++point)
    all.push_back({point, results.changes[point][metric]});
  std::stable_sort(all.begin(), all.end(), [&](const Critical& x, const Critical& y) {
    const double a = x.change.mean_difference, b = y.change.mean_difference;
    return lower ? a > b : a < b;
  });
  return all;
}

std::string critical_text(const SweepPlan& plan, const SweepResults& results, std::size_t metric) {
  TextTable table({"without", title_of(results.metrics[metric], Language::kEnglish) + ", change",
                   "95 % interval", "relative"});
  std::size_t shown = 0;
  for (const Critical& critical : most_critical(results, metric)) {
    if (++shown > kMostCritical) break;
    table.add({plan.labels(critical.point)[0], number_text(critical.change.mean_difference),
               interval_text(critical.change.difference),
               analysis::percent_text(critical.change.relative_change)});
  }
  return "\n" + table.text();
}

Json ends(const statistics::Interval& interval) {
  return Json::array({number_or_null(interval.low), number_or_null(interval.high)});
}

Json sensitivity_json(const SweepPlan& plan, const SweepResults& results, std::size_t metric) {
  Json json = Json::object();
  const std::vector<double> outcome = means(results, metric);
  if (plan.morris()) {
    const auto effects = statistics::morris_effects(*plan.morris(), outcome);
    for (std::size_t k = 0; k < effects.size(); ++k) {
      json[plan.names()[k]] = {{"mu_star", number_or_null(effects[k].mean_absolute)},
                               {"mu_star_interval", ends(effects[k].mean_absolute_interval)},
                               {"mu", number_or_null(effects[k].mean)},
                               {"sigma", number_or_null(effects[k].standard_deviation)}};
    }
  } else if (plan.saltelli()) {
    const auto indices = statistics::sobol_indices(*plan.saltelli(), outcome);
    for (std::size_t k = 0; k < indices.parameters.size(); ++k) {
      json[plan.names()[k]] = {{"first", number_or_null(indices.parameters[k].first)},
                               {"first_interval", ends(indices.parameters[k].first_interval)},
                               {"total", number_or_null(indices.parameters[k].total)},
                               {"total_interval", ends(indices.parameters[k].total_interval)}};
    }
  } else if (plan.design().kind == SweepKind::kCriticality) {
    for (const Critical& critical : most_critical(results, metric)) {
      json[plan.labels(critical.point)[0]] = {{"change", number_or_null(critical.change.mean_difference)},
                                              {"interval", ends(critical.change.difference)}};
    }
  } else {
    for (std::size_t k = 0; k < plan.names().size(); ++k)
      json[plan.names()[k]] = {{"rank_correlation", number_or_null(rank_correlation(plan, k, outcome))}};
  }
  return json;
}

}  // namespace

void SweepTotals::add(const std::vector<std::vector<double>>& rows, SweepResults& results) {
  const bool summary = plan_.design().keep == analysis::SweepKeep::kSummary;
  std::vector<double> means;
  for (const std::vector<double>& row : rows)
    means.push_back(summary ? row[analysis::kMeanStatistic] : mean_of_defined(row));
  results.means.push_back(std::move(means));
  if (plan_.design().kind != SweepKind::kCriticality) return;
  if (unharmed_.empty()) unharmed_ = rows;
  std::vector<statistics::PairedComparison> changes;
  for (std::size_t metric = 0; metric < rows.size(); ++metric)
    changes.push_back(statistics::compare_pairs({unharmed_[metric], rows[metric]}));
  results.changes.push_back(std::move(changes));
}

std::string sweep_text(const SweepPlan& plan, const SweepResults& results) {
  std::string text;
  const SweepKind kind = plan.design().kind;
  const bool looks_at_points =
      kind == SweepKind::kFactorial || kind == SweepKind::kLatinHypercube || kind == SweepKind::kSobol;
  if (looks_at_points) text += points_text(plan, results);
  for (std::size_t metric = 0; metric < results.metrics.size(); ++metric) {
    if (kind == SweepKind::kMorris) text += morris_text(plan, results, metric);
    if (kind == SweepKind::kSobolIndices) text += indices_text(plan, results, metric);
    if (kind == SweepKind::kCriticality) text += critical_text(plan, results, metric);
  }
  if (looks_at_points) text += influence_text(plan, results) + choices_text(plan, results);
  return text;
}

std::string sweep_json(const SweepPlan& plan, const SweepResults& results) {
  Json json;
  json["points"] = Json::array();
  for (std::size_t point = 0; point < results.points(); ++point) {
    Json entry;
    for (std::size_t k = 0; k < plan.names().size(); ++k)
      entry["at"][plan.names()[k]] = plan.labels(point)[k];
    for (std::size_t metric = 0; metric < results.metrics.size(); ++metric)
      entry["mean"][results.metrics[metric].name] = number_or_null(results.mean(point, metric));
    json["points"].push_back(std::move(entry));
  }
  for (std::size_t metric = 0; metric < results.metrics.size(); ++metric)
    json["sensitivity"][results.metrics[metric].name] = sensitivity_json(plan, results, metric);
  return json.dump(2);
}

}  // namespace surge::app
