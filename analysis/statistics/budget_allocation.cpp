// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/budget_allocation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "analysis/statistics/critical_values.h"
#include "sim/contract.h"

namespace surge::statistics {
namespace {

void require_budget(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

std::size_t best_of(std::span<const double> means, Better better) {
  const auto found =
      better == Better::kLower ? std::ranges::min_element(means) : std::ranges::max_element(means);
  return static_cast<std::size_t>(found - means.begin());
}

/// `total` parts by weight, whole, by the largest remainders; the first of equal ones.
std::vector<std::size_t> whole_parts(const std::vector<double>& weights, std::size_t total) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> parts(weights.size());
  std::vector<double> remainders(weights.size());
  std::size_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = weights[i] / sum * static_cast<double>(total);
    parts[i] = std::min(static_cast<std::size_t>(exact), total - given);
    remainders[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  for (; given < total; ++given) {
    const auto largest = std::ranges::max_element(remainders);
    ++parts[static_cast<std::size_t>(largest - remainders.begin())];
    *largest -= 1;
  }
  return parts;
}

}  // namespace

std::vector<double> allocation_shares(const Estimates& estimates, Better better, double smallest_difference) {
  const std::size_t k = estimates.means.size();
  SIM_EXPECT(k >= 2 && estimates.variances.size() == k && smallest_difference > 0);
  const std::size_t best = best_of(estimates.means, better);
  std::vector<double> shares(k);
  double squares = 0;  // of N_i / s_i
  for (std::size_t i = 0; i < k; ++i) {
    if (i == best) continue;
    const double lag = std::max(std::abs(estimates.means[i] - estimates.means[best]), smallest_difference);
    // In units of the smallest difference, so that squares neither overflow nor vanish.
    const double ratio = smallest_difference / lag;
    shares[i] = estimates.variances[i] * ratio * ratio;
    squares += estimates.variances[i] * std::pow(ratio, 4);
  }
  shares[best] = std::sqrt(estimates.variances[best] * squares);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (!(sum > 0)) return std::vector<double>(k, 1 / static_cast<double>(k));
  for (double& share : shares) share /= sum;
  return shares;
}

BudgetAllocation::BudgetAllocation(const Options& options)
    : options_(options), outputs_(options.alternatives), wanted_(options.alternatives, options.first_stage) {
  require_budget(options.alternatives >= 2, "an allocation needs two alternatives or more");
  require_budget(options.first_stage >= 2, "the first stage needs two replications or more");
  require_budget(options.increment >= 1, "a round needs one replication or more");
  require_budget(options.smallest_difference >= 0, "the smallest difference must not be negative");
  outstanding_ = options.alternatives * options.first_stage;
  require_budget(options.budget >= outstanding_, "the budget must be enough for the first stage");
}

void BudgetAllocation::report(std::size_t alternative, double output) {
  require_budget(alternative < wanted_.size() && wanted_[alternative] > 0,
                 "this alternative was not asked for another replication");
  require_budget(std::isfinite(output), "the outputs of an allocation must be finite numbers");
  outputs_[alternative].add(output);
  --wanted_[alternative];
  ++spent_;
  if (--outstanding_ == 0 && spent_ < options_.budget) plan_round();
}

void BudgetAllocation::plan_round() {
  std::vector<double> means;
  std::vector<double> variances;
  for (const sim::Tally& tally : outputs_) {
    means.push_back(tally.mean());
    variances.push_back(tally.variance());
  }
  double smallest = options_.smallest_difference;
  if (!(smallest > 0)) {
    const auto [low, high] = std::ranges::minmax(means);
    smallest = high > low ? 1e-6 * (high - low) : 1;
  }
  const std::vector<double> shares = allocation_shares({means, variances}, options_.better, smallest);
  const std::size_t round = std::min(options_.increment, options_.budget - spent_);
  std::vector<double> lacking(shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double target = shares[i] * static_cast<double>(spent_ + round);
    lacking[i] = std::max(0.0, target - static_cast<double>(outputs_[i].count()));
  }
  // The targets add up to more than there is.
  SIM_ENSURE(std::ranges::any_of(lacking, [](double share) { return share > 0; }));
  wanted_ = whole_parts(lacking, round);
  outstanding_ = round;
}

std::size_t BudgetAllocation::best() const {
  std::vector<double> means;
  for (const sim::Tally& tally : outputs_) means.push_back(tally.mean());
  return best_of(means, options_.better);
}

double BudgetAllocation::probability_correct() const {
  const bool ready =
      std::ranges::all_of(outputs_, [](const sim::Tally& tally) { return tally.count() >= 2; });
  if (!ready) return kUnknown;
  const sim::Tally& winner = outputs_[best()];
  double wrong = 0;
  for (const sim::Tally& other : outputs_) {
    if (&other == &winner) continue;
    const double lag = std::abs(winner.mean() - other.mean());
    const double error = std::hypot(winner.standard_error(), other.standard_error());
    if (error > 0) wrong += normal_probability(-lag / error);
  }
  return std::max(0.0, 1 - wrong);
}

}  // namespace surge::statistics
