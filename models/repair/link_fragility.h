// SPDX-License-Identifier: Apache-2.0
// How shaking damages links: which parts fail, how badly, and how much work that is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/hazard/hazard.h"
#include "models/scenario/damage.h"
#include "models/transport/transport_network.h"
#include "sim/random/stream.h"

namespace surge::models {

/// Work on a link, and how it can be used meanwhile.
struct Damage {
  double to_passable_s = 0;  ///< crew-seconds until vehicles pass one lane, >= 0
  double to_restored_s = 0;  ///< crew-seconds from then to as before, >= 0
  LinkCondition damaged;     ///< until passable
  LinkCondition passable;    ///< then, until restored

  /// Both: works add up, the worse of the conditions holds.
  void add(const Damage& other);
};

/// P(a part of a link of `length_m` is in the state or a worse one) at an intensity: stretches of the
/// reference length fail independently, 1 - (1 - Phi((I - median) / beta))^(length / reference length). 0 at
/// intensity 0.
double exceedance_probability(const LinkFragility& fragility, DamageState state, double intensity,
                              double length_m);

/// Length of a part of a link [m]: bridges and tunnels by their share, slopes and surface the rest.
double part_length_m(const Link& link, LinkPart part);

class LinkFragilities {
 public:
  explicit LinkFragilities(const Scenario& scenario);

  /// What the impact does to the link: each part draws its state and its work from streams of its own. None:
  /// no damage. `occurrence` numbers the impacts of the run.
  std::optional<Damage> strike(Id<Link> link, std::uint64_t entity, double intensity,
                               std::uint64_t occurrence, const sim::StreamSource& streams) const;

 private:
  const DamageConsequence& consequence(LinkPart part, DamageState state) const;

  const Scenario& scenario_;
  std::vector<std::vector<const LinkFragility*>> rows_;  ///< by link class and terrain
};

}  // namespace surge::models
