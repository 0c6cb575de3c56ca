// SPDX-License-Identifier: Apache-2.0
#include "sim/random/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "sim/random/sampling.h"

namespace surge::sim {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

void require(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

void require_finite(std::initializer_list<double> values) {
  for (const double value : values)
    require(std::isfinite(value), "parameters of a distribution must be finite");
}

double sample_discrete(const DiscreteForm& form, Stream& stream) {
  const auto found = std::upper_bound(form.cumulative.begin(), form.cumulative.end(), stream.uniform01());
  const auto last = static_cast<std::ptrdiff_t>(form.values.size()) - 1;
  return form.values[static_cast<std::size_t>(std::min(found - form.cumulative.begin(), last))];
}

double sample_empirical(const EmpiricalForm& form, Stream& stream) {
  const double position = stream.uniform01() * static_cast<double>(form.sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= form.sorted.size()) return form.sorted.back();
  const double share = position - static_cast<double>(below);
  return form.sorted[below] + share * (form.sorted[below + 1] - form.sorted[below]);
}

double mean_discrete(const DiscreteForm& form) {
  double mean = 0;
  double before = 0;
  for (std::size_t i = 0; i < form.values.size(); ++i) {
    mean += form.values[i] * (form.cumulative[i] - before);
    before = form.cumulative[i];
  }
  return mean;
}

/// Each interval between neighbouring points has the same probability.
double mean_empirical(const EmpiricalForm& form) {
  const std::vector<double>& x = form.sorted;
  if (x.size() == 1) return x.front();
  const double inner = std::accumulate(x.begin() + 1, x.end() - 1, 0.0);
  return ((x.front() + x.back()) / 2 + inner) / static_cast<double>(x.size() - 1);
}

}  // namespace

Distribution Distribution::constant(double value) {
  require_finite({value});
  return Distribution(ConstantForm{value});
}

Distribution Distribution::uniform(double low, double high) {
  require_finite({low, high});
  require(low <= high, "the lower end of a uniform distribution must not be above the upper");
  return Distribution(UniformForm{low, high});
}

Distribution Distribution::exponential(double mean) {
  require_finite({mean});
  require(mean > 0, "the mean of an exponential distribution must be above 0");
  return Distribution(ExponentialForm{mean});
}

Distribution Distribution::normal(double mean, double sd) {
  require_finite({mean, sd});
  require(sd >= 0, "the standard deviation of a normal distribution must not be negative");
  return Distribution(NormalForm{mean, sd});
}

Distribution Distribution::lognormal(double median, double sigma) {
  require_finite({median, sigma});
  require(median > 0, "the median of a lognormal distribution must be above 0");
  require(sigma >= 0, "the sigma of a lognormal distribution must not be negative");
  return Distribution(LognormalForm{median, sigma});
}

Distribution Distribution::gamma(double shape, double scale) {
  require_finite({shape, scale});
  require(shape > 0 && scale > 0, "shape and scale of a gamma distribution must be above 0");
  return Distribution(GammaForm{shape, scale});
}

Distribution Distribution::triangular(double low, double mode, double high) {
  require_finite({low, mode, high});
  require(low <= mode && mode <= high, "a triangular distribution needs low <= mode <= high");
  return Distribution(TriangularForm{low, mode, high});
}

Distribution Distribution::discrete(std::vector<double> values, std::vector<double> weights) {
  require(!values.empty() && values.size() == weights.size(),
          "a discrete distribution needs a weight for each of its values");
  for (const double value : values) require_finite({value});
  for (const double weight : weights) {
    require_finite({weight});
    require(weight >= 0, "the weights of a discrete distribution must not be negative");
  }
  std::partial_sum(weights.begin(), weights.end(), weights.begin());
  const double total = weights.back();
  require(total > 0, "a discrete distribution needs a weight above 0");
  for (double& cumulative : weights) cumulative /= total;
  return Distribution(DiscreteForm{std::move(values), std::move(weights)});
}

Distribution Distribution::empirical(std::vector<double> sample) {
  require(!sample.empty(), "an empirical distribution needs at least one value");
  for (const double value : sample) require_finite({value});
  std::sort(sample.begin(), sample.end());
  return Distribution(EmpiricalForm{std::move(sample)});
}

double Distribution::sample(Stream& stream) const {
  return std::visit(
      Overloaded{
          [](const ConstantForm& form) { return form.value; },
          [&](const UniformForm& form) { return sim::uniform(stream, form.low, form.high); },
          [&](const ExponentialForm& form) { return sim::exponential(stream, form.mean); },
          [&](const NormalForm& form) { return sim::normal(stream, form.mean, form.sd); },
          [&](const LognormalForm& form) { return sim::lognormal(stream, form.median, form.sigma); },
          [&](const GammaForm& form) { return sim::gamma(stream, form.shape, form.scale); },
          [&](const TriangularForm& form) { return sim::triangular(stream, form.low, form.mode, form.high); },
          [&](const DiscreteForm& form) { return sample_discrete(form, stream); },
          [&](const EmpiricalForm& form) { return sample_empirical(form, stream); }},
      *form_);
}

double Distribution::mean() const {
  return std::visit(
      Overloaded{
          [](const ConstantForm& form) { return form.value; },
          [](const UniformForm& form) { return (form.low + form.high) / 2; },
          [](const ExponentialForm& form) { return form.mean; },
          [](const NormalForm& form) { return form.mean; },
          [](const LognormalForm& form) { return form.median * std::exp(form.sigma * form.sigma / 2); },
          [](const GammaForm& form) { return form.shape * form.scale; },
          [](const TriangularForm& form) { return (form.low + form.mode + form.high) / 3; },
          [](const DiscreteForm& form) { return mean_discrete(form); },
          [](const EmpiricalForm& form) { return mean_empirical(form); }},
      *form_);
}

double Distribution::minimum() const {
  return std::visit(
      Overloaded{
          [](const ConstantForm& form) { return form.value; },
          [](const UniformForm& form) { return form.low; }, [](const ExponentialForm&) { return 0.0; },
          [](const NormalForm& form) {
            return form.sd > 0 ? -std::numeric_limits<double>::infinity() : form.mean;
          },
          [](const LognormalForm&) { return 0.0; }, [](const GammaForm&) { return 0.0; },
          [](const TriangularForm& form) { return form.low; },
          [](const DiscreteForm& form) { return *std::min_element(form.values.begin(), form.values.end()); },
          [](const EmpiricalForm& form) { return form.sorted.front(); }},
      *form_);
}

}  // namespace surge::sim
