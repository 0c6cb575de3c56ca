// SPDX-License-Identifier: Apache-2.0
// The points of a sweep, and the scenario at each of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/designs/screening.h"
#include "app/sweep/sweep_design.h"
#include "models/scenario/scenario.h"
#include "scenarios/read.h"

namespace surge::app {

/// What fails at a point of a criticality analysis: its name, and how the scenario is without it.
struct FailingElement {
  ElementKind kind = ElementKind::kLink;
  std::size_t row = 0;  ///< of the table of its kind
  std::string name;
};

class SweepPlan {
 public:
  /// `overrides` hold at every point. Throws UsageError for a scenario or parameter that does not exist,
  /// scenarios::ScenarioError.
  SweepPlan(SweepDesign design, std::vector<scenarios::Override> overrides,
            std::optional<std::uint64_t> seed);

  const SweepDesign& design() const { return design_; }
  std::size_t count() const;
  std::uint64_t replications() const { return replications_; }
  std::uint64_t seed() const { return seed_; }
  /// Of all that the values depend on but the seed: design, replications, changes and scenarios. SHA-256,
  /// hexadecimal.
  const std::string& hash() const { return hash_; }
  /// What stands for a point, one text a parameter; of a criticality analysis what fails, "" at point 0.
  std::vector<std::string> labels(std::size_t point) const;
  /// Names of these texts.
  std::vector<std::string> names() const;
  /// Whether the values of a parameter are numbers, not choices or what fails.
  bool is_numeric(std::size_t parameter) const;
  /// The parameters' values as numbers: of choices their positions. Empty for a criticality analysis.
  std::vector<double> values(std::size_t point) const;

  /// Throws ScenarioError where the values make no valid scenario.
  scenarios::LoadedScenario scenario(std::size_t point) const;

  /// Of a Morris or Sobol-index design; else empty.
  const std::optional<designs::MorrisDesign>& morris() const { return morris_; }
  const std::optional<designs::SaltelliDesign>& saltelli() const { return saltelli_; }

 private:
  void check_size() const;
  void make_hash(const std::string& base_hash);
  void make_points();
  void find_elements(const models::Scenario& scenario);

  SweepDesign design_;
  std::vector<scenarios::Override> overrides_;
  std::uint64_t replications_ = 1;
  std::uint64_t seed_ = 0;
  std::string hash_;
  designs::Points values_{0, 1};
  std::optional<designs::MorrisDesign> morris_;
  std::optional<designs::SaltelliDesign> saltelli_;
  std::vector<FailingElement> elements_;
  std::vector<std::vector<std::size_t>> failing_;  ///< by point: positions in elements_
};

}  // namespace surge::app
