// SPDX-License-Identifier: Apache-2.0
// One replication again, in more detail than records keep: what happened on every link, in every county, at
// every line and team. The same random streams, so the same course to the last event.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "models/model.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// Something that a line or team did for a while; hours after the impact, to the sample before and after.
struct ReplayInterval {
  std::size_t row = 0;  ///< of lines or teams
  int state = 0;        ///< LineState or TeamPhase
  double from_h = 0;
  double to_h = 0;
};

/// Goods that were delivered, by who supplied them, what carried them and where to.
struct ReplayFlow {
  SourceKind source{};
  Ownership ownership{};
  VehicleKind carried_by{};  ///< see CargoLine
  Id<Prefecture> prefecture{};

  auto operator<=>(const ReplayFlow&) const = default;
};

struct Replay {
  std::vector<double> time_h;      ///< the sample times
  std::vector<double> link_state;  ///< 0 closed, 1 degraded, 2 open [time * links + link]
  /// Vehicles booked in the full hours since the sample before, both directions [time * links + link].
  std::vector<double> link_flow;
  std::vector<double> intensity;  ///< CSIS at the seat, the highest of all shocks [county]
  std::vector<double> in_need;    ///< people, weighted mean over items [time * counties + county]
  std::vector<double> unmet;      ///< people without, weighted mean over items [time * counties + county]
  std::vector<double>
      filling;  ///< of depots: share of the space taken, NaN without limit [time * depots + depot]
  std::vector<ReplayInterval> lines;  ///< all but kNormal
  std::vector<ReplayInterval> teams;  ///< all but kAtHome
  std::vector<double> sent_t;         ///< from depots by convoy, so far [time * depots + depot]
  std::vector<double> waiting_t;  ///< at depots, promised to convoys and not loaded [time * depots + depot]
  std::map<ReplayFlow, double> delivered_t;
};

/// Looks at replication `replication` at every sample time. Throws std::runtime_error if it fails.
Replay replay(const Model& model, const Scenario& scenario, std::uint64_t replication);

}  // namespace surge::models
