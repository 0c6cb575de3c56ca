// SPDX-License-Identifier: Apache-2.0
// The model as a function: scenario, seed and replication in, record out. The same arguments give the same
// bits.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "models/record/record.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

class World;

/// A scenario made ready to run: road graph, hazards, policy and metrics. Immutable; run() may be called from
/// several threads.
class Model {
 public:
  /// `scenario` must be complete and checked (as from the reader) and outlive the model.
  /// Throws std::invalid_argument for an unknown hazard, policy or metric.
  explicit Model(const Scenario& scenario);
  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  /// Dimensions and tables that every replication fills.
  const RecordSchema& schema() const;

  /// Simulates one replication. Never throws for what happens inside: record.outcome tells.
  Record run(std::uint64_t seed, std::uint64_t replication) const;

  /// Simulates one replication and shows the world to `see` at each of the times, after everything else that
  /// happens then, with the position of the time. Throws std::runtime_error with what went wrong if the
  /// replication fails before. Precondition: the times ascend and are within the horizon.
  void look(std::uint64_t seed, std::uint64_t replication, std::span<const sim::Duration> times,
            const std::function<void(World&, std::size_t)>& see) const;
  /// At one time.
  void look(std::uint64_t seed, std::uint64_t replication, sim::Duration at,
            const std::function<void(World&)>& see) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace surge::models
