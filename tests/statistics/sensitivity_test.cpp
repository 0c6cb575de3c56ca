// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/sensitivity.h"

#include <array>
#include <numbers>

#include <gtest/gtest.h>

#include "analysis/designs/space_filling.h"
#include "sim/statistics/tally.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

using designs::MorrisDesign;
using designs::Points;
using designs::SaltelliDesign;
using designs::SobolSequence;

/// Ishigami and Homma (1990): sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, x uniform on (-pi, pi).
double ishigami(std::span<const double> unit) {
  const auto x = [&](std::size_t k) { return std::numbers::pi * (2 * unit[k] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

constexpr std::array kIshigamiFirst{0.31390519, 0.44241114, 0.0};
constexpr std::array kIshigamiTotal{0.55758886, 0.44241114, 0.24368366};

template <class Function>
std::vector<double> run_design(const Points& points, Function function) {
  std::vector<double> outputs;
  for (std::size_t row = 0; row < points.count(); ++row) outputs.push_back(function(points[row]));
  return outputs;
}

TEST(SobolIndices, OfIshigamiAreExact) {
  const SaltelliDesign design =
      designs::saltelli_design(SobolSequence(6, testing::run_streams(0)).next(4096));
  const SobolIndices indices = sobol_indices(design, run_design(design.points, ishigami), {.resamples = 200});
  testing::print_row("mean", indices.mean, 3.5);
  testing::print_row("variance", indices.variance, 13.8445876);
  EXPECT_NEAR(indices.mean, 3.5, 0.02);
  EXPECT_NEAR(indices.variance, 13.8445876, 0.1);
  for (std::size_t k = 0; k < 3; ++k) {
    const SobolIndex& index = indices.parameters[k];
    testing::print_row("first", index.first, kIshigamiFirst[k]);
    testing::print_row("total", index.total, kIshigamiTotal[k]);
    EXPECT_NEAR(index.first, kIshigamiFirst[k], 0.01);
    EXPECT_NEAR(index.total, kIshigamiTotal[k], 0.01);
    EXPECT_TRUE(index.first_interval.contains(kIshigamiFirst[k]));
    EXPECT_TRUE(index.total_interval.contains(kIshigamiTotal[k]));
  }
}

TEST(SobolIndices, BootstrapIntervalsOfPlainPointsAreNearWhatTheySay) {
  constexpr std::uint64_t kRuns = 200;
  std::array<std::uint64_t, 2> held{};
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const sim::StreamSource streams = testing::run_streams(run);
    const SaltelliDesign design =
        designs::saltelli_design(designs::plain_sample({.count = 256, .dimensions = 6}, streams));
    const SobolIndices indices =
        sobol_indices(design, run_design(design.points, ishigami), {.resamples = 200, .streams = streams});
    for (std::size_t k = 0; k < 3; ++k) {
      if (indices.parameters[k].first_interval.contains(kIshigamiFirst[k])) ++held[0];
      if (indices.parameters[k].total_interval.contains(kIshigamiTotal[k])) ++held[1];
    }
  }
  testing::expect_between("first order, 256 rows, 95 %", static_cast<double>(held[0]) / (3 * kRuns), 0.9,
                          0.98);
  testing::expect_between("total, 256 rows, 95 %", static_cast<double>(held[1]) / (3 * kRuns), 0.9, 0.98);
}

TEST(SobolIndices, RowsWithoutAnOutputAreLeftOut) {
  const SaltelliDesign design = designs::saltelli_design(SobolSequence(2).next(64));
  std::vector<double> outputs = run_design(design.points, [](std::span<const double> x) { return 3 * x[0]; });
  outputs[design.row_mixed(7, 0)] = kUnknown;
  const SobolIndices indices = sobol_indices(design, outputs);
  EXPECT_EQ(indices.rows, 63u);
  EXPECT_EQ(indices.left_out, 1u);
  EXPECT_NEAR(indices.parameters[0].total, 1, 0.1);
  EXPECT_THROW(sobol_indices(design, std::vector<double>(3)), std::invalid_argument);
}

TEST(SobolIndices, OutputThatDoesNotVaryHasNone) {
  const SaltelliDesign design = designs::saltelli_design(SobolSequence(2).next(8));
  EXPECT_TRUE(std::isnan(sobol_indices(design, std::vector<double>(24, 5.0)).parameters[0].total));
}

/// 3 x1 - 2 x2 + 4 x3 x4 + (x5 - 1/2)^2, on the grid 0, 1/3, 2/3, 1.
double known_function(std::span<const double> x) {
  return 3 * x[0] - 2 * x[1] + 4 * x[2] * x[3] + (x[4] - 0.5) * (x[4] - 0.5);
}

TEST(Morris, EffectsOfAKnownFunction) {
  const MorrisDesign design =
      designs::morris_trajectories({.trajectories = 4000, .dimensions = 6}, testing::run_streams(0));
  const auto effects = morris_effects(design, run_design(design.points, known_function), {.resamples = 100});
  const std::vector<std::array<double, 3>> exact{
      {3, 3, 0}, {-2, 2, 0}, {2, 2, std::sqrt(20) / 3}, {2, 2, std::sqrt(20) / 3}, {0, 1.0 / 3, 1.0 / 3},
      {0, 0, 0}};
  for (std::size_t k = 0; k < exact.size(); ++k) {
    std::cout << "  x" << k + 1 << ": mu " << effects[k].mean << ", mu* " << effects[k].mean_absolute
              << ", sigma " << effects[k].standard_deviation << "; exact " << exact[k][0] << ", "
              << exact[k][1] << ", " << exact[k][2] << '\n';
    EXPECT_NEAR(effects[k].mean, exact[k][0], 0.08);
    EXPECT_NEAR(effects[k].mean_absolute, exact[k][1], 0.08);
    EXPECT_NEAR(effects[k].standard_deviation, exact[k][2], 0.03);
  }
}

TEST(Morris, IntervalsOverTrajectoriesAreNearWhatTheySay) {
  constexpr std::uint64_t kRuns = 1000;
  std::uint64_t mean = 0;
  std::uint64_t deviation = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const sim::StreamSource streams = testing::run_streams(run);
    const MorrisDesign design = designs::morris_trajectories({.trajectories = 30, .dimensions = 5}, streams);
    const auto effects = morris_effects(design, run_design(design.points, known_function),
                                        {.resamples = 200, .streams = streams});
    if (effects[2].mean_absolute_interval.contains(2)) ++mean;
    if (effects[2].deviation_interval.contains(std::sqrt(20) / 3)) ++deviation;
  }
  testing::expect_between("mu*, 30 trajectories, 95 %", static_cast<double>(mean) / kRuns, 0.93, 0.97);
  testing::expect_between("sigma, 30 trajectories, 95 %", static_cast<double>(deviation) / kRuns, 0.85, 0.97);
}

TEST(Morris, StepsWithoutAnOutputAreLeftOut) {
  const MorrisDesign design =
      designs::morris_trajectories({.trajectories = 3, .dimensions = 2}, testing::run_streams(0));
  std::vector<double> outputs =
      run_design(design.points, [](std::span<const double> x) { return x[0] + x[1]; });
  outputs[0] = kUnknown;
  const auto effects = morris_effects(design, outputs);
  EXPECT_EQ(effects[0].count + effects[1].count, 5u);
  EXPECT_NEAR(effects[0].mean, 1, 1e-12);
  EXPECT_THROW(morris_effects(design, std::vector<double>(8)), std::invalid_argument);
}

}  // namespace
}  // namespace surge::statistics
