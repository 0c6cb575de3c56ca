// SPDX-License-Identifier: Apache-2.0
// How strongly each county has shaken, whether command can hear from it, and by what means.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/hazard/hazard.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/random/stream.h"
#include "sim/signal.h"
#include "sim/simulation.h"
#include "sim/time.h"

namespace surge::models {

/// Communication of a county fails like a building: it has a strength z, drawn once from the standard normal
/// distribution, and is lost where I > median + beta z, so that P = Phi((I - median) / beta). A weaker
/// aftershock leaves it as it is. All draws are keyed by county and impact.
class InformationState {
 public:
  InformationState(sim::Simulation& simulation, const Scenario& scenario, const sim::StreamSource& streams);

  /// `occurrence` numbers the impacts of the replication.
  void strike(const Impact& impact, std::uint64_t occurrence);
  /// Goods have reached a county; satellite telephones bring communication back for good.
  void delivered(Id<County> county, Id<Item> item);
  /// The same when a team with a satellite terminal comes.
  void reconnect(Id<County> county);

  /// Strongest shaking at the seat so far, CSIS degree; 0: none. Known at once, from instruments.
  double strongest(Id<County> county) const { return strongest_[county]; }

  /// Without communication now.
  bool cut_off(Id<County> county) const { return restored_at_[county] > simulation_.now(); }
  /// Notified when communication of the county is back.
  sim::Signal& restored(Id<County> county) { return *restored_[county]; }
  /// Time without communication until now.
  sim::Duration time_cut_off(Id<County> county) const;

  /// Connected to the information platform.
  bool connected(Id<County> county) const { return connected_[county] != 0; }
  const Reporting& reporting(Id<County> county) const {
    const Information& information = scenario_.command.information;
    return connected(county) ? information.platform.reporting : information;
  }

 private:
  void lose(Id<County> county, const CommunicationLoss& loss, std::uint64_t occurrence);
  void restore(Id<County> county);

  sim::Simulation& simulation_;
  const Scenario& scenario_;
  const sim::StreamSource& streams_;
  PerRow<County, double> strongest_;
  PerRow<County, double> withstands_;          ///< intensity; empty: nothing is lost
  PerRow<County, char> has_terminal_;          ///< a satellite telephone or terminal
  PerRow<County, char> connected_;             ///< to the platform
  PerRow<County, sim::Time> lost_at_;          ///< of the last loss
  PerRow<County, sim::Time> restored_at_;      ///< likewise; the past if there was none
  PerRow<County, sim::Duration> cut_off_for_;  ///< losses that are over
  PerRow<County, std::unique_ptr<sim::Signal>> restored_;
};

}  // namespace surge::models
