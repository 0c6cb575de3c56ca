// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/multiple_comparisons.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/statistics/critical_values.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {
namespace {

void check_alternatives(Alternatives alternatives) {
  if (alternatives.size() < 2) throw std::invalid_argument("a comparison needs two alternatives or more");
  for (const std::vector<double>& row : alternatives) {
    if (row.size() != alternatives.front().size()) {
      throw std::invalid_argument("the alternatives of a comparison must have the same replications");
    }
  }
}

sim::Tally tally_of_differences(const std::vector<double>& first, const std::vector<double>& second) {
  sim::Tally tally;
  for (std::size_t r = 0; r < first.size(); ++r) {
    const double difference = second[r] - first[r];
    if (!std::isnan(difference)) tally.add(difference);
  }
  return tally;
}

Contrast contrast(Alternatives alternatives, std::size_t first, std::size_t second, Confidence confidence) {
  const sim::Tally tally = tally_of_differences(alternatives[first], alternatives[second]);
  return {first, second, tally.count(), tally.mean(),
          mean_interval(tally.mean(), tally.standard_deviation(), tally.count(), confidence)};
}

Confidence bonferroni(Confidence confidence, std::size_t statements) {
  return {1 - (1 - confidence.level) / static_cast<double>(statements)};
}

double mean_of_row(const std::vector<double>& row) {
  sim::Tally tally;
  for (const double value : row) {
    if (!std::isnan(value)) tally.add(value);
  }
  return tally.mean();
}

/// Leads of every alternative over every other in the better direction, with the half width of each.
class Leads {
 public:
  Leads(Alternatives alternatives, Better better, Confidence confidence)
      : size_(alternatives.size()), lead_(size_ * size_), width_(size_ * size_) {
    const double tail = (1 - confidence.level) / static_cast<double>(size_ - 1);
    const double sign = better == Better::kHigher ? 1 : -1;
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = i + 1; j < size_; ++j) {
        const sim::Tally tally = tally_of_differences(alternatives[j], alternatives[i]);
        if (tally.count() < 2) {
          throw std::invalid_argument("two alternatives have fewer than two replications in common");
        }
        const double factor = student_quantile(1 - tail, static_cast<double>(tally.count() - 1));
        width_[i * size_ + j] = width_[j * size_ + i] = factor * tally.standard_error();
        lead_[i * size_ + j] = sign * tally.mean();
        lead_[j * size_ + i] = -sign * tally.mean();
      }
    }
  }

  double lead(std::size_t i, std::size_t j) const { return lead_[i * size_ + j]; }
  double width(std::size_t i, std::size_t j) const { return width_[i * size_ + j]; }

 private:
  std::size_t size_;
  std::vector<double> lead_;
  std::vector<double> width_;
};

double lower_end(const Leads& leads, const std::vector<AgainstBest>& results, std::size_t i) {
  double low = 0;
  for (std::size_t j = 0; j < results.size(); ++j) {
    if (j != i && results[j].may_be_best) low = std::min(low, leads.lead(i, j) - leads.width(i, j));
  }
  return low;
}

}  // namespace

std::vector<Contrast> compare_with_first(Alternatives alternatives, Confidence confidence) {
  check_alternatives(alternatives);
  const Confidence each = bonferroni(confidence, alternatives.size() - 1);
  std::vector<Contrast> contrasts;
  for (std::size_t i = 1; i < alternatives.size(); ++i) {
    contrasts.push_back(contrast(alternatives, 0, i, each));
  }
  return contrasts;
}

std::vector<Contrast> compare_all_pairs(Alternatives alternatives, Confidence confidence) {
  check_alternatives(alternatives);
  const std::size_t k = alternatives.size();
  const Confidence each = bonferroni(confidence, k * (k - 1) / 2);
  std::vector<Contrast> contrasts;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = i + 1; j < k; ++j) contrasts.push_back(contrast(alternatives, i, j, each));
  }
  return contrasts;
}

std::vector<AgainstBest> compare_with_best(Alternatives alternatives, Better better, Confidence confidence) {
  check_alternatives(alternatives);
  const std::size_t k = alternatives.size();
  const Leads leads(alternatives, better, confidence);
  std::vector<AgainstBest> results(k);
  std::size_t candidates = 0;
  for (std::size_t i = 0; i < k; ++i) {
    double high = std::numeric_limits<double>::infinity();
    double lead = high;
    for (std::size_t j = 0; j < k; ++j) {
      if (j == i) continue;
      lead = std::min(lead, leads.lead(i, j));
      high = std::min(high, leads.lead(i, j) + leads.width(i, j));
    }
    results[i].mean = mean_of_row(alternatives[i]);
    results[i].lead = lead;
    results[i].interval.high = std::max(0.0, high);
    results[i].may_be_best = high > 0 || (high == 0 && lead == 0);  // ties without variance
    if (results[i].may_be_best) ++candidates;
  }
  for (std::size_t i = 0; i < k; ++i) {
    results[i].is_best = candidates == 1 && results[i].may_be_best;
    results[i].interval.low = lower_end(leads, results, i);
  }
  return results;
}

}  // namespace surge::statistics
