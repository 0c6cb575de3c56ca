// SPDX-License-Identifier: Apache-2.0
// The links as command and drivers who set out believe them to be.
//
// A link that is damaged is believed to be as before until word of it comes: after a drawn time
// (RoadReporting), or when somebody sees it - a trip that meets the closure or hears of it under way, an
// aircraft that comes down near by - or when it was announced. A link that is reopened, or passable again, is
// known at once: who works there tells. So belief is never worse than the truth, and where no way is believed
// to be open there is none.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/transport_network.h"
#include "sim/random/stream.h"
#include "sim/simulation.h"

namespace surge::models {

class InformationState;

class KnownRoads {
 public:
  /// All but the streams must outlive it.
  KnownRoads(sim::Simulation& simulation, const Scenario& scenario, const sim::StreamSource& streams,
             TransportNetwork& truth, const InformationState& information);

  /// Whether damage is known late at all.
  bool late() const { return believed_ != nullptr; }
  /// By belief; where nothing is known late the true one itself.
  TransportNetwork& network() { return believed_ ? *believed_ : truth_; }

  /// The condition of a link has changed.
  void changed(Id<Link> link);
  /// From now on the link is known as it is.
  void learn(Id<Link> link);
  /// An aircraft has come down there.
  void seen_from(GeoPoint point);

  /// Links closed that are believed open.
  std::size_t unknown_closures() const;

 private:
  sim::Duration delay(Id<Link> link) const;
  bool connected(Id<Place> place) const;

  sim::Simulation& simulation_;
  const Scenario& scenario_;
  sim::StreamSource streams_;
  TransportNetwork& truth_;
  const InformationState& information_;
  PerRow<Place, std::optional<Id<County>>> county_of_;
  std::unique_ptr<TransportNetwork> believed_;  ///< null: all is known at once
  PerRow<Link, std::uint32_t> learned_;         ///< how often, so that word that comes too late is no news
  std::vector<Id<Link>> unknown_;               ///< worse than believed
};

}  // namespace surge::models
