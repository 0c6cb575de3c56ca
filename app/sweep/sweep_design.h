// SPDX-License-Identifier: Apache-2.0
// A design file: which scenario, which parameters over which ranges, at which points. docs/command.md tells
// its format.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/designs/parameter_range.h"
#include "analysis/results/sweep_file.h"

namespace surge::app {

enum class SweepKind { kFactorial, kLatinHypercube, kSobol, kMorris, kSobolIndices, kCriticality };
/// As design files name them, in the order of SweepKind.
const std::vector<std::string>& sweep_kind_names();

/// As design files and --keep name them, in the order of analysis::SweepKeep.
const std::vector<std::string>& sweep_keep_names();

/// A parameter that changes from point to point.
struct SweptParameter {
  static constexpr const char* kScenario = "scenario";  ///< path that stands for the whole scenario

  std::string path;  ///< as for --set, or kScenario
  designs::ParameterRange range = designs::ParameterRange::choice(1);
  std::vector<std::string> choices{};  ///< texts; empty: the values are numbers
  std::string unit{};                  ///< written behind a number
  std::size_t levels = 2;              ///< of a factorial design

  /// As it would be written in the scenario.
  std::string text(double value) const;
};

/// What a criticality analysis takes away.
enum class ElementKind { kLink, kDepot, kPlant };

struct SweepDesign {
  std::string text;      ///< of the file
  std::string scenario;  ///< as in `surge run`
  SweepKind kind = SweepKind::kFactorial;
  std::size_t points = 64;  ///< of Latin hypercube and Sobol designs; rows of Sobol indices
  std::size_t trajectories = 10;
  std::size_t levels = 4;                     ///< of Morris trajectories
  std::size_t candidates = 1;                 ///< of Latin hypercubes
  std::uint64_t seed = 1;                     ///< of the design, not of the disasters
  std::optional<std::uint64_t> replications;  ///< at each point; none: the scenario's
  std::vector<std::string> metrics;           ///< tables of one number; empty: all of the scenario
  std::vector<SweptParameter> parameters;
  analysis::SweepKeep keep = analysis::SweepKeep::kAll;
  std::vector<ElementKind> elements{};  ///< of a criticality analysis
  std::size_t together = 1;             ///< how many of them fail at once
};

/// Throws scenarios::ScenarioError with all mistakes of the file.
SweepDesign read_sweep_design(const std::filesystem::path& file);

}  // namespace surge::app
