// SPDX-License-Identifier: Apache-2.0
// Shaking blocks links; each is repaired after a time of its own, and may be blocked again.
#pragma once

#include <vector>

#include "models/hazard/hazard.h"
#include "models/transport/traffic.h"

namespace surge::models {

/// P(blocked) = Phi((I - median) / beta); 0 at intensity 0 (not shaken).
double blocking_probability(const LinkFragility& fragility, double intensity);

class LinkDamageProcess {
 public:
  LinkDamageProcess(sim::Simulation& simulation, const Scenario& scenario, const sim::StreamSource& streams,
                    Traffic& traffic);

  /// Blocks what the impact blocks, and schedules the repairs. `occurrence` numbers the impacts of the run. A
  /// link that is blocked again while closed opens at the later of the two times.
  void strike(const Impact& impact, std::uint64_t occurrence);

 private:
  void block(Id<Link> link, sim::Duration repair);
  const LinkFragility& fragility(const Link& link) const;

  sim::Simulation& simulation_;
  const Scenario& scenario_;
  const sim::StreamSource& streams_;
  Traffic& traffic_;
  PerRow<Link, sim::Time> opens_;
  PerRow<Link, sim::EventHandle> opening_;
};

}  // namespace surge::models
