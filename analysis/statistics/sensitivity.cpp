// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/sensitivity.h"

#include <cmath>
#include <stdexcept>

#include "analysis/statistics/critical_values.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {
namespace {

void require_outputs(bool condition) {
  if (!condition) throw std::invalid_argument("a sensitivity needs an output for each run of its design");
}

/// Elementary effects of each parameter, in the order of trajectories.
std::vector<std::vector<double>> effects_by_parameter(const designs::MorrisDesign& design,
                                                      std::span<const double> outputs) {
  const std::size_t dimensions = design.points.dimensions();
  std::vector<std::vector<double>> effects(dimensions);
  for (std::size_t move = 0; move < design.moved.size(); ++move) {
    const std::size_t row = move + move / dimensions;  // a trajectory has a row more than moves
    const std::size_t k = design.moved[move];
    const double change = outputs[row + 1] - outputs[row];
    const double effect = change / (design.points[row + 1][k] - design.points[row][k]);
    if (!std::isnan(effect)) effects[k].push_back(effect);
  }
  return effects;
}

double resampled_deviation(std::span<const double> values, std::span<const std::uint32_t> times) {
  sim::Tally tally;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::uint32_t n = 0; n < times[i]; ++n) tally.add(values[i]);
  }
  return tally.standard_deviation();
}

ElementaryEffects summary_of(const std::vector<double>& effects, const BootstrapOptions& options) {
  sim::Tally plain;
  sim::Tally absolute;
  for (const double effect : effects) {
    plain.add(effect);
    absolute.add(std::abs(effect));
  }
  ElementaryEffects summary;
  summary.count = effects.size();
  summary.mean = plain.mean();
  summary.mean_absolute = absolute.mean();
  summary.standard_deviation = plain.standard_deviation();
  summary.mean_interval =
      mean_interval(plain.mean(), plain.standard_deviation(), plain.count(), options.confidence);
  summary.mean_absolute_interval =
      mean_interval(absolute.mean(), absolute.standard_deviation(), absolute.count(), options.confidence);
  const auto deviation = [&](std::span<const std::uint32_t> times, std::span<double> results) {
    results[0] = resampled_deviation(effects, times);
  };
  if (effects.size() > 1) {
    summary.deviation_interval = bootstrap_intervals(effects.size(), 1, deviation, options).front();
  }
  return summary;
}

/// Outputs of a design for Sobol' indices, the rows with NaN left out.
struct SaltelliOutputs {
  SaltelliOutputs(const designs::SaltelliDesign& design, std::span<const double> outputs)
      : dimensions(design.points.dimensions()) {
    for (std::size_t r = 0; r < design.rows(); ++r) {
      const auto row = outputs.subspan(design.row_a(r), dimensions + 2);
      bool complete = true;
      for (const double output : row) complete = complete && !std::isnan(output);
      if (!complete) continue;
      a.push_back(row.front());
      b.push_back(row.back());
      mixed.insert(mixed.end(), row.begin() + 1, row.end() - 1);
    }
  }

  std::size_t rows() const { return a.size(); }

  std::size_t dimensions;
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> mixed;  ///< row by row
};

struct IndexSums {
  double mean = 0;
  double variance = 0;
};

/// Fills `results` with the first-order and then the total indices, row r counting times[r].
IndexSums estimate_indices(const SaltelliOutputs& outputs, std::span<const std::uint32_t> times,
                           std::span<double> results) {
  const std::size_t dimensions = outputs.dimensions;
  double n = 0;
  double sum = 0;
  for (std::size_t r = 0; r < outputs.rows(); ++r) {
    n += times[r];
    sum += times[r] * (outputs.a[r] + outputs.b[r]);
  }
  const double mean = sum / (2 * n);
  double squares = 0;
  std::fill(results.begin(), results.end(), 0.0);
  for (std::size_t r = 0; r < outputs.rows(); ++r) {
    if (times[r] == 0) continue;
    const double a = outputs.a[r] - mean;
    const double b = outputs.b[r] - mean;
    squares += times[r] * (a * a + b * b);
    for (std::size_t k = 0; k < dimensions; ++k) {
      const double change = outputs.mixed[r * dimensions + k] - outputs.a[r];
      results[k] += times[r] * b * change;
      results[dimensions + k] += times[r] * change * change / 2;
    }
  }
  const double variance = squares / (2 * n);
  for (double& result : results) result = variance > 0 ? result / n / variance : kUnknown;
  return {mean, variance};
}

}  // namespace

std::vector<ElementaryEffects> morris_effects(const designs::MorrisDesign& design,
                                              std::span<const double> outputs,
                                              const BootstrapOptions& options) {
  require_outputs(outputs.size() == design.points.count());
  std::vector<ElementaryEffects> summaries;
  for (const std::vector<double>& effects : effects_by_parameter(design, outputs)) {
    summaries.push_back(summary_of(effects, options));
  }
  return summaries;
}

SobolIndices sobol_indices(const designs::SaltelliDesign& design, std::span<const double> outputs,
                           const BootstrapOptions& options) {
  require_outputs(outputs.size() == design.points.count());
  const SaltelliOutputs complete(design, outputs);
  const std::size_t dimensions = complete.dimensions;
  SobolIndices indices;
  indices.rows = complete.rows();
  indices.left_out = design.rows() - complete.rows();
  indices.parameters.resize(dimensions);
  if (indices.rows == 0) return indices;
  std::vector<double> estimates(2 * dimensions);
  const IndexSums sums =
      estimate_indices(complete, std::vector<std::uint32_t>(complete.rows(), 1), estimates);
  indices.mean = sums.mean;
  indices.variance = sums.variance;
  const auto compute = [&](std::span<const std::uint32_t> times, std::span<double> results) {
    estimate_indices(complete, times, results);
  };
  const auto intervals = bootstrap_intervals(complete.rows(), 2 * dimensions, compute, options);
  for (std::size_t k = 0; k < dimensions; ++k) {
    indices.parameters[k] = {estimates[k], estimates[dimensions + k], intervals[k],
                             intervals[dimensions + k]};
  }
  return indices;
}

}  // namespace surge::statistics
