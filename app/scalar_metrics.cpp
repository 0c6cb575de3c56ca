// SPDX-License-Identifier: Apache-2.0
#include "app/scalar_metrics.h"

#include <algorithm>
#include <limits>

#include "analysis/summary_table.h"
#include "app/did_you_mean.h"
#include "app/options.h"
#include "models/metrics/metric.h"

namespace surge::app {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// Metrics of the catalogue that fill the tables.
std::vector<std::string> needed_metrics(const models::Scenario& scenario,
                                        const std::vector<models::TableDeclaration>& tables) {
  std::vector<std::string> needed;
  for (const std::string& metric : scenario.metrics) {
    const auto declared = models::metric_entry(metric).tables();
    const bool wanted = std::any_of(declared.begin(), declared.end(), [&](const auto& table) {
      return std::any_of(tables.begin(), tables.end(),
                         [&](const auto& asked) { return asked.name == table.name; });
    });
    if (wanted) needed.push_back(metric);
  }
  return needed;
}

const models::Scenario& with_metrics_for(models::Scenario& scenario,
                                         const std::vector<models::TableDeclaration>& tables) {
  scenario.metrics = needed_metrics(scenario, tables);
  return scenario;
}

}  // namespace

std::vector<models::TableDeclaration> scalar_metrics(const models::Scenario& scenario,
                                                     const std::vector<std::string>& asked) {
  std::vector<models::TableDeclaration> all;
  std::vector<std::string> names;
  for (const std::string& metric : scenario.metrics) {
    for (models::TableDeclaration& table : models::metric_entry(metric).tables()) {
      if (!analysis::is_scalar_quantity(table)) continue;
      names.push_back(table.name);
      all.push_back(std::move(table));
    }
  }
  if (all.empty()) throw UsageError("the scenario has no metric of one number");
  if (asked.empty()) return all;
  std::vector<models::TableDeclaration> chosen;
  for (const std::string& name : asked) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      throw UsageError("metrics: the scenario has no metric of one number '" + name + "'" +
                       did_you_mean(name, names));
    }
    chosen.push_back(all[static_cast<std::size_t>(found - names.begin())]);
  }
  return chosen;
}

ScalarModel::ScalarModel(models::Scenario scenario, const std::vector<models::TableDeclaration>& tables)
    : scenario_(std::move(scenario)), model_(with_metrics_for(scenario_, tables)) {
  const auto& declared = model_.schema().tables();
  for (const models::TableDeclaration& table : tables) {
    const auto found = std::find_if(declared.begin(), declared.end(),
                                    [&](const auto& candidate) { return candidate.name == table.name; });
    positions_.push_back(static_cast<std::size_t>(found - declared.begin()));
  }
}

std::vector<double> ScalarModel::run(std::uint64_t seed, std::uint64_t replication) const {
  const models::Record record = model_.run(seed, replication);
  std::vector<double> values;
  const bool failed = record.outcome.kind == sim::RunOutcome::Kind::failed;
  for (const std::size_t position : positions_)
    values.push_back(failed || position >= record.size() ? kNoNumber : record.table(position)[0]);
  return values;
}

}  // namespace surge::app
