// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/kim_nelson.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace surge::statistics {
namespace {

void require_selection(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

double better_sign(Better better) {
  return better == Better::kHigher ? 1 : -1;
}

}  // namespace

KimNelson::KimNelson(const Options& options)
    : options_(options),
      in_(options.alternatives),
      outputs_(options.alternatives),
      differences_(options.alternatives * options.alternatives) {
  require_selection(options.alternatives >= 2, "a selection needs two alternatives or more");
  require_selection(
      options.confidence * static_cast<double>(options.alternatives) > 1 && options.confidence < 1,
      "the confidence of a selection must be above that of a blind choice and below 1");
  require_selection(options.indifference > 0 && std::isfinite(options.indifference),
                    "the smallest difference worth finding must be above 0");
  require_selection(options.first_stage >= 2, "the first stage needs two replications or more");
  std::iota(in_.begin(), in_.end(), std::size_t{0});
}

sim::Tally& KimNelson::difference(std::size_t i, std::size_t j) {
  return differences_[std::min(i, j) * options_.alternatives + std::max(i, j)];
}

double KimNelson::variance_of_difference(std::size_t i, std::size_t j) const {
  return differences_[std::min(i, j) * options_.alternatives + std::max(i, j)].variance();
}

void KimNelson::add_differences(std::span<const double> outputs) {
  for (std::size_t a = 0; a < in_.size(); ++a) {
    for (std::size_t b = a + 1; b < in_.size(); ++b) difference(in_[a], in_[b]).add(outputs[a] - outputs[b]);
  }
}

void KimNelson::report(std::span<const double> outputs) {
  require_selection(!decided_, "the selection is made: no alternative was asked for");
  require_selection(outputs.size() == in_.size(),
                    "a selection needs an output of each alternative asked for");
  for (const double output : outputs) {
    require_selection(std::isfinite(output), "the outputs of a selection must be finite numbers");
  }
  const double sign = better_sign(options_.better);
  for (std::size_t a = 0; a < in_.size(); ++a) outputs_[in_[a]].add(sign * outputs[a]);
  if (replications_ < options_.first_stage || options_.variance == Variance::kUpdated)
    add_differences(outputs);
  ++replications_;
  if (replications_ >= options_.first_stage) screen();
}

double KimNelson::h_squared() const {
  const std::size_t seen = options_.variance == Variance::kUpdated ? replications_ : options_.first_stage;
  const auto freedom = static_cast<double>(seen - 1);
  const double alpha = 1 - options_.confidence;
  const double each = 2 * alpha / static_cast<double>(options_.alternatives - 1);
  return (std::pow(each, -2 / freedom) - 1) * freedom;
}

bool KimNelson::is_dropped(std::size_t i) const {
  const double delta = options_.indifference;
  const auto r = static_cast<double>(replications_);
  const double h2 = h_squared();
  return std::ranges::any_of(in_, [&](std::size_t j) {
    if (j == i) return false;
    const double lag = outputs_[j].mean() - outputs_[i].mean();
    if (!(lag > 0)) return false;
    const double width = delta / (2 * r) * (h2 * variance_of_difference(i, j) / (delta * delta) - r);
    return lag > std::max(0.0, width);
  });
}

void KimNelson::screen() {
  std::vector<std::size_t> kept;
  std::ranges::copy_if(in_, std::back_inserter(kept), [&](std::size_t i) { return !is_dropped(i); });
  in_ = std::move(kept);
  if (in_.size() > 1 && replications_ >= latest_end()) in_ = {best()};  // all equal to the last bit
  decided_ = in_.size() == 1;
}

std::size_t KimNelson::best() const {
  if (replications_ == 0) return 0;
  return *std::ranges::max_element(
      in_, [&](std::size_t i, std::size_t j) { return outputs_[i].mean() < outputs_[j].mean(); });
}

double KimNelson::mean(std::size_t alternative) const {
  return better_sign(options_.better) * outputs_[alternative].mean();
}

std::size_t KimNelson::replications_in_all() const {
  return std::accumulate(outputs_.begin(), outputs_.end(), std::size_t{0},
                         [](std::size_t sum, const sim::Tally& tally) { return sum + tally.count(); });
}

std::size_t KimNelson::latest_end() const {
  if (replications_ < options_.first_stage) return 0;
  const double h2 = h_squared();
  double longest = 0;
  for (std::size_t a = 0; a < in_.size(); ++a) {
    for (std::size_t b = a + 1; b < in_.size(); ++b) {
      longest = std::max(longest, h2 * variance_of_difference(in_[a], in_[b]));
    }
  }
  const double delta = options_.indifference;
  return std::max(replications_, static_cast<std::size_t>(longest / (delta * delta)) + 1);
}

}  // namespace surge::statistics
