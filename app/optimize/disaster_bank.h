// SPDX-License-Identifier: Apache-2.0
// Disasters of a scenario, surveyed once on several threads and dealt out to samples.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "analysis/optimisation/sample_average.h"
#include "app/optimize/layout_problem.h"
#include "models/planning/disaster_survey.h"

namespace surge::app {

/// Numbers of the disasters (replications of the scenario) of each sample: the plan's own, the one it is
/// measured on, and the batches of the gap; no disaster is in two of them.
class SampleLayout {
 public:
  explicit SampleLayout(const SampleSettings& settings) : settings_(settings) {}

  std::uint64_t total() const;
  std::uint64_t first(std::uint64_t sample) const;

 private:
  SampleSettings settings_;
};

class DisasterBank {
 public:
  using Convert = std::function<optimisation::Disaster(const models::DisasterFindings&)>;

  /// Surveys all disasters; `done` is told how many are. Throws std::runtime_error if one fails;
  /// interrupted() tells whether `stop` came first.
  DisasterBank(const models::DisasterSurvey& survey, std::uint64_t seed, const SampleSettings& settings,
               const Convert& convert, unsigned threads, const std::function<void(std::uint64_t)>& done,
               std::stop_token stop);

  bool interrupted() const { return disasters_.size() < layout_.total(); }
  std::uint64_t total() const { return layout_.total(); }
  /// The first `count` disasters of a sample.
  std::vector<optimisation::Disaster> sample(std::uint64_t sample, std::size_t count) const;

 private:
  SampleLayout layout_;
  std::vector<optimisation::Disaster> disasters_;
};

}  // namespace surge::app
