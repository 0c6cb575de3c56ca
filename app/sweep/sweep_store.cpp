// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_store.h"

#include "app/sweep/sweep_models.h"

namespace surge::app {

std::uint64_t sweep_records(const SweepPlan& plan) {
  return plan.count() * (plan.design().keep == analysis::SweepKeep::kSummary ? 1 : plan.replications());
}

SweepStore::SweepStore(const SweepPlan& plan, analysis::Journal& journal, analysis::SweepFile& file,
                       SweepResults& results)
    : plan_(plan), journal_(journal), file_(file), results_(results), totals_(plan) {}

std::uint64_t SweepStore::take_earlier() {
  const std::size_t metrics = results_.metrics.size();
  journal_.replay([&](std::uint64_t number, std::string_view bytes) {
    if (!is_summary()) {
      add_values(number, values_of_bytes(bytes, metrics));
      return true;
    }
    const std::size_t width = analysis::statistic_names().size();
    const std::vector<double> all = values_of_bytes(bytes, metrics * width);
    std::vector<std::vector<double>> rows;
    for (auto at = all.begin(); at != all.end(); at += static_cast<std::ptrdiff_t>(width))
      rows.emplace_back(at, at + static_cast<std::ptrdiff_t>(width));
    finish_point(rows);
    return true;
  });
  return journal_.records() * (is_summary() ? plan_.replications() : 1);
}

void SweepStore::add(std::uint64_t number, std::string_view bytes) {
  const std::size_t metrics = results_.metrics.size();
  const std::vector<double> values = values_of_bytes(bytes, metrics);
  if (!is_summary()) {
    journal_.append(number, bytes);
    return add_values(number, values);
  }
  const std::uint64_t replication = number % plan_.replications();
  if (replication == 0) reductions_ = std::vector<analysis::MetricReduction>(metrics);
  for (std::size_t i = 0; i < metrics; ++i) reductions_[i].add(replication, values[i]);
  if (replication + 1 < plan_.replications()) return;
  std::vector<std::vector<double>> rows;
  std::vector<double> all;
  for (const analysis::MetricReduction& reduction : reductions_) {
    rows.push_back(reduction.statistics());
    all.insert(all.end(), rows.back().begin(), rows.back().end());
  }
  journal_.append(number / plan_.replications(), bytes_of(all));
  finish_point(rows);
}

void SweepStore::add_values(std::uint64_t number, const std::vector<double>& values) {
  if (number % plan_.replications() == 0) rows_.assign(values.size(), {});
  for (std::size_t i = 0; i < values.size(); ++i) rows_[i].push_back(values[i]);
  if (rows_[0].size() == plan_.replications()) finish_point(rows_);
}

void SweepStore::finish_point(const std::vector<std::vector<double>>& rows) {
  file_.append(rows);
  totals_.add(rows, results_);
}

}  // namespace surge::app
