// SPDX-License-Identifier: Apache-2.0
#include "analysis/designs/parameter_range.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "analysis/statistics/critical_values.h"
#include "sim/contract.h"

namespace surge::designs {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

template <class... Visitors>
struct ByForm : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
ByForm(Visitors...) -> ByForm<Visitors...>;

void require_range(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

double standard_normal_quantile(double p) {
  if (p <= 0) return -kUnbounded;
  return p >= 1 ? kUnbounded : statistics::normal_quantile(p);
}

double normal_form_quantile(const sim::NormalForm& form, double p) {
  return form.sd > 0 ? form.mean + form.sd * standard_normal_quantile(p) : form.mean;
}

double lognormal_quantile(const sim::LognormalForm& form, double p) {
  return form.sigma > 0 ? form.median * std::exp(form.sigma * standard_normal_quantile(p)) : form.median;
}

double gamma_form_quantile(const sim::GammaForm& form, double p) {
  if (p <= 0) return 0;
  return p >= 1 ? kUnbounded : statistics::gamma_quantile(p, form.shape, form.scale);
}

double triangular_quantile(const sim::TriangularForm& form, double p) {
  const double width = form.high - form.low;
  if (width == 0) return form.low;
  const double rising = (form.mode - form.low) / width;
  if (p < rising) return form.low + std::sqrt(p * width * (form.mode - form.low));
  return form.high - std::sqrt((1 - p) * width * (form.high - form.mode));
}

double discrete_quantile(const sim::DiscreteForm& form, double p) {
  // Values may come in any order: by value, the first whose cumulative weight reaches p.
  std::vector<std::pair<double, double>> weighted;
  double before = 0;
  for (std::size_t i = 0; i < form.values.size(); ++i) {
    if (form.cumulative[i] > before) weighted.emplace_back(form.values[i], form.cumulative[i] - before);
    before = form.cumulative[i];
  }
  std::sort(weighted.begin(), weighted.end());
  constexpr double kRoundingSlack = 1e-12;
  double reached = 0;
  for (const auto& [value, weight] : weighted) {
    reached += weight;
    if (reached >= p - kRoundingSlack) return value;
  }
  return weighted.back().first;
}

double empirical_quantile(const sim::EmpiricalForm& form, double p) {
  const double position = p * static_cast<double>(form.sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= form.sorted.size()) return form.sorted.back();
  const double share = position - static_cast<double>(below);
  return form.sorted[below] + share * (form.sorted[below + 1] - form.sorted[below]);
}

}  // namespace

double distribution_quantile(const sim::Distribution& distribution, double p) {
  SIM_EXPECT(p >= 0 && p <= 1);
  return std::visit(
      ByForm{
          [](const sim::ConstantForm& form) { return form.value; },
          [&](const sim::UniformForm& form) { return form.low + p * (form.high - form.low); },
          [&](const sim::ExponentialForm& form) { return p < 1 ? -form.mean * std::log1p(-p) : kUnbounded; },
          [&](const sim::NormalForm& form) { return normal_form_quantile(form, p); },
          [&](const sim::LognormalForm& form) { return lognormal_quantile(form, p); },
          [&](const sim::GammaForm& form) { return gamma_form_quantile(form, p); },
          [&](const sim::TriangularForm& form) { return triangular_quantile(form, p); },
          [&](const sim::DiscreteForm& form) { return discrete_quantile(form, p); },
          [&](const sim::EmpiricalForm& form) { return empirical_quantile(form, p); }},
      distribution.form());
}

ParameterRange ParameterRange::uniform(double low, double high) {
  require_range(std::isfinite(low) && std::isfinite(high) && low <= high,
                "a range needs finite ends, the lower not above the upper");
  return ParameterRange(Linear{low, high});
}

ParameterRange ParameterRange::log_uniform(double low, double high) {
  require_range(std::isfinite(high) && 0 < low && low <= high,
                "a logarithmic range needs finite ends above 0, the lower not above the upper");
  return ParameterRange(Logarithmic{low, high});
}

ParameterRange ParameterRange::integer(std::int64_t low, std::int64_t high) {
  constexpr std::int64_t kLargest = std::int64_t{1} << 52;
  require_range(-kLargest <= low && low <= high && high <= kLargest,
                "a range of whole numbers needs a lower end that is not above the upper");
  return ParameterRange(Whole{low, static_cast<std::uint64_t>(high - low) + 1});
}

ParameterRange ParameterRange::choice(std::size_t count) {
  require_range(count >= 1, "a choice needs something to choose from");
  return ParameterRange(Whole{0, count});
}

ParameterRange ParameterRange::distribution(sim::Distribution distribution, double cut) {
  require_range(cut >= 0 && cut < 0.5, "the tail cut off a distribution lies between 0 and 0.5");
  return ParameterRange(Quantile{std::move(distribution), cut});
}

double ParameterRange::value(double unit) const {
  SIM_EXPECT(unit >= 0 && unit <= 1);
  return std::visit(
      ByForm{
          [&](const Linear& form) { return unit < 1 ? form.low + unit * (form.high - form.low) : form.high; },
          [&](const Logarithmic& form) {
            return unit < 1 ? form.low * std::pow(form.high / form.low, unit) : form.high;
          },
          [&](const Whole& form) {
            const double step = std::floor(unit * static_cast<double>(form.count));
            return static_cast<double>(form.low) + std::min(step, static_cast<double>(form.count - 1));
          },
          [&](const Quantile& form) {
            return distribution_quantile(form.distribution, form.cut + unit * (1 - 2 * form.cut));
          }},
      form_);
}

std::size_t ParameterRange::distinct_values() const {
  const auto* whole = std::get_if<Whole>(&form_);
  return whole == nullptr ? 0 : whole->count;
}

Points values_of(const Points& unit, std::span<const ParameterRange> ranges) {
  require_range(ranges.size() == unit.dimensions(), "a design needs a range for each of its dimensions");
  Points values(unit.count(), unit.dimensions());
  for (std::size_t row = 0; row < unit.count(); ++row) {
    for (std::size_t k = 0; k < ranges.size(); ++k) {
      values[row][k] = ranges[k].value(unit[row][k]);
      require_range(std::isfinite(values[row][k]),
                    "this design uses the ends of a distribution without ends: cut its tails");
    }
  }
  return values;
}

}  // namespace surge::designs
