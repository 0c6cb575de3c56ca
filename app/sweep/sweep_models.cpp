// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_models.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "analysis/summary_table.h"
#include "app/options.h"
#include "models/metrics/metric.h"
#include "models/model.h"
#include "scenarios/nearest_name.h"

namespace surge::app {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

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

}  // namespace

/// A scenario of the design, ready to run.
class PointModel {
 public:
  PointModel(models::Scenario scenario, const std::vector<models::TableDeclaration>& tables)
      : scenario_(std::move(scenario)), model_(only(scenario_, tables)) {
    const auto& declared = model_.schema().tables();
    for (const models::TableDeclaration& table : tables) {
      const auto found = std::find_if(declared.begin(), declared.end(),
                                      [&](const auto& candidate) { return candidate.name == table.name; });
      positions_.push_back(static_cast<std::size_t>(found - declared.begin()));
    }
  }

  std::vector<double> run(std::uint64_t seed, std::uint64_t replication) const {
    const models::Record record = model_.run(seed, replication);
    std::vector<double> values;
    const bool failed = record.outcome.kind == sim::RunOutcome::Kind::failed;
    for (const std::size_t position : positions_)
      values.push_back(failed || position >= record.size() ? kMissing : record.table(position)[0]);
    return values;
  }

 private:
  static const models::Scenario& only(models::Scenario& scenario,
                                      const std::vector<models::TableDeclaration>& tables) {
    scenario.metrics = needed_metrics(scenario, tables);
    return scenario;
  }

  models::Scenario scenario_;
  models::Model model_;
  std::vector<std::size_t> positions_;
};

std::vector<models::TableDeclaration> sweep_metrics(const models::Scenario& scenario,
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
      const std::string nearest = scenarios::nearest_name(name, names);
      throw UsageError("metrics: the scenario has no metric of one number '" + name + "'" +
                       (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    }
    chosen.push_back(all[static_cast<std::size_t>(found - names.begin())]);
  }
  return chosen;
}

SweepModels::SweepModels(const SweepPlan& plan, const std::vector<models::TableDeclaration>& metrics,
                         std::size_t kept)
    : plan_(plan), metrics_(metrics), kept_(kept) {}
SweepModels::~SweepModels() = default;

std::string SweepModels::run(std::uint64_t number) {
  const std::uint64_t each = plan_.replications();
  return bytes_of(at(static_cast<std::size_t>(number / each))->run(plan_.seed(), number % each));
}

/// Read by the thread that asks first; others wait for it, or go on with another point.
SweepModels::Model SweepModels::at(std::size_t point) {
  std::promise<Model> made;
  {
    std::unique_lock lock(mutex_);
    const auto found = models_.find(point);
    if (found != models_.end()) {
      const std::shared_future<Model> model = found->second;
      lock.unlock();
      return model.get();
    }
    models_[point] = made.get_future().share();
    while (models_.size() > kept_) models_.erase(models_.begin());
  }
  try {
    auto model = std::make_shared<const PointModel>(plan_.scenario(point).scenario, metrics_);
    made.set_value(model);
    return model;
  } catch (...) {
    made.set_exception(std::current_exception());
    throw;
  }
}

std::string bytes_of(const std::vector<double>& values) {
  std::string bytes(values.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

std::vector<double> values_of_bytes(std::string_view bytes, std::size_t count) {
  if (bytes.size() != count * sizeof(double))
    throw std::runtime_error("a record does not fit the metrics of this sweep");
  std::vector<double> values(count);
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

}  // namespace surge::app
