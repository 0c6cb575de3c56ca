// SPDX-License-Identifier: Apache-2.0
#include "analysis/peacetime/steady_state.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/statistics/critical_values.h"
#include "analysis/statistics/warm_up.h"
#include "models/units.h"
#include "sim/contract.h"
#include "sim/statistics/tally.h"

namespace surge::analysis {
namespace {

using models::Id;
using models::Item;
using models::StockAccount;

constexpr double kYear_s = 365 * models::kDay_s;
/// Changes below this share of the largest value are rounding.
constexpr double kRounding = 1e-9;

bool changes(std::span<const double> series) {
  const auto [low, high] = std::minmax_element(series.begin(), series.end());
  return *high - *low > kRounding * std::max(std::abs(*low), std::abs(*high));
}

ItemWarmUp warm_up_of(std::span<const double> series, sim::Duration step) {
  if (!changes(series)) return {};
  const statistics::WarmUp found = statistics::find_warm_up(series);
  return {true, false, step * static_cast<std::int64_t>(found.observations), found.reliable};
}

Estimate estimate_of(const sim::Tally& tally) {
  return {tally.mean(),
          statistics::mean_interval(tally.mean(), tally.standard_deviation(), tally.count(), {})};
}

/// Means of the batches of one item.
std::vector<PeacetimeValues> values_of_batches(std::span<const StockAccount> steps, sim::Duration step) {
  const std::size_t size = steps.size() / kPeacetimeBatches;
  const auto kept = steps.last(size * kPeacetimeBatches);
  std::vector<PeacetimeValues> values;
  for (std::size_t begin = 0; begin < kept.size(); begin += size) {
    StockAccount batch;
    for (const StockAccount& account : kept.subspan(begin, size)) batch += account;
    values.push_back(peacetime_values(batch, step * static_cast<std::int64_t>(size)));
  }
  return values;
}

ItemSteadyState steady_state_of_batches(std::span<const StockAccount> steps, sim::Duration step) {
  ItemSteadyState result;
  if (steps.size() < kPeacetimeBatches) return result;
  const std::vector<PeacetimeValues> values = values_of_batches(steps, step);
  for (std::size_t measure = 0; measure < kPeacetimeMeasures; ++measure) {
    std::vector<double> series;
    for (const PeacetimeValues& batch : values) series.push_back(batch[measure]);
    const statistics::BatchMeans means = statistics::batch_means(series, kPeacetimeBatches);
    result.measures[measure] = {means.mean, means.interval};
    if (measure == static_cast<std::size_t>(PeacetimeMeasure::kOnHand))
      result.batch_correlation = means.lag_1_correlation;
  }
  return result;
}

}  // namespace

PeacetimeValues peacetime_values(const StockAccount& account, sim::Duration counted) {
  SIM_EXPECT(counted > sim::Duration::zero());
  const double time_s = sim::to_seconds(counted);
  const models::StockFlows& flows = account.flows;
  const models::StockCosts& costs = account.costs;
  const double cost = costs.ordering + costs.holding + costs.shortage + costs.expired_value;
  const auto units = [](models::Quantity quantity) { return static_cast<double>(quantity); };
  return {account.time.on_hand_unit_s / time_s,
          flows.demanded > 0 ? units(flows.served_at_once) / units(flows.demanded) : statistics::kUnknown,
          units(flows.expired) * kYear_s / time_s, units(flows.rotated) * kYear_s / time_s,
          cost * kYear_s / time_s};
}

WarmUpSearch::WarmUpSearch(std::size_t items, std::size_t steps)
    : items_(items, {std::vector<double>(steps), std::vector<double>(steps)}) {}

void WarmUpSearch::add(const models::PeacetimeCourse& course) {
  SIM_EXPECT(course.items.size() == items_.size());
  step_ = course.step;
  ++replications_;
  const double step_s = sim::to_seconds(step_);
  for (std::size_t item = 0; item < items_.size(); ++item) {
    const std::vector<StockAccount>& steps = course.items[Id<Item>(item)];
    SIM_EXPECT(steps.size() == items_[item].net_stock.size());
    for (std::size_t k = 0; k < steps.size(); ++k) {
      const models::StockTime& time = steps[k].time;
      items_[item].net_stock[k] += (time.on_hand_unit_s - time.backordered_unit_s) / step_s;
      items_[item].leaves_by_age[k] += static_cast<double>(steps[k].flows.expired + steps[k].flows.rotated);
    }
  }
}

std::vector<ItemWarmUp> WarmUpSearch::find() const {
  SIM_EXPECT(replications_ > 0);
  std::vector<ItemWarmUp> result;
  for (const Series& series : items_) {
    const ItemWarmUp stock = warm_up_of(series.net_stock, step_);
    const ItemWarmUp age = warm_up_of(series.leaves_by_age, step_);
    const bool changes = stock.changes || age.changes;
    const bool runs_out = changes && series.net_stock.back() == 0;
    result.push_back({changes, runs_out, std::max(stock.time, age.time), stock.reliable && age.reliable});
  }
  return result;
}

std::vector<ItemSteadyState> by_replications(const std::vector<std::vector<PeacetimeValues>>& values) {
  const std::size_t items = values.empty() ? 0 : values.front().size();
  std::vector<std::array<sim::Tally, kPeacetimeMeasures>> tallies(items);
  for (const std::vector<PeacetimeValues>& replication : values) {
    SIM_EXPECT(replication.size() == items);
    for (std::size_t item = 0; item < items; ++item) {
      for (std::size_t measure = 0; measure < kPeacetimeMeasures; ++measure) {
        const double value = replication[item][measure];
        if (!std::isnan(value)) tallies[item][measure].add(value);
      }
    }
  }
  std::vector<ItemSteadyState> result(items);
  for (std::size_t item = 0; item < items; ++item) {
    for (std::size_t measure = 0; measure < kPeacetimeMeasures; ++measure)
      result[item].measures[measure] = estimate_of(tallies[item][measure]);
  }
  return result;
}

std::vector<ItemSteadyState> by_batches(const models::PeacetimeCourse& course, sim::Duration warm_up) {
  std::vector<ItemSteadyState> result;
  const auto dropped = static_cast<std::size_t>((warm_up + course.step - sim::Duration(1)) / course.step);
  for (const std::vector<StockAccount>& steps : course.items) {
    const std::span<const StockAccount> all(steps);
    result.push_back(steady_state_of_batches(all.subspan(std::min(dropped, all.size())), course.step));
  }
  return result;
}

}  // namespace surge::analysis
