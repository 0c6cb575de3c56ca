// SPDX-License-Identifier: Apache-2.0
// Brings people who need a bed to hospitals: the policy says where, ambulances and helicopters how many.
#pragma once

#include <functional>
#include <vector>

#include "models/medical/casualty_state.h"
#include "models/medical/casualty_ways.h"
#include "models/medical/evacuation_policy.h"

namespace surge::models {

class World;

/// People under way.
struct CasualtyTransfer {
  sim::Time arrives;
  Id<Hospital> to;
  TriageClass triage = TriageClass::kImmediate;
  double persons = 0;
  sim::Duration way{};
};

class CasualtyEvacuation {
 public:
  /// All must outlive this.
  CasualtyEvacuation(World& world, const EvacuationPolicy& policy, const HospitalSites& sites,
                     PerRow<Hospital, HospitalCasualties>& hospitals);

  void begin_step(sim::Duration step);
  /// People set out from the county; those that do leave `waiting`. `from`: the hospital in whose queue they
  /// are, if any.
  void send(Id<County> county, TriageCounts& waiting, std::optional<Id<Hospital>> from);
  /// Calls `arrive(transfer)` for everybody who has arrived by now.
  void arrivals(const std::function<void(const CasualtyTransfer&)>& arrive);

  const std::vector<CasualtyTransfer>& under_way() const { return under_way_; }
  const Ambulances& ambulances() const { return ambulances_; }

 private:
  sim::Time now() const;
  void send_class(Id<County> county, TriageClass triage, double& people, std::optional<Id<Hospital>> from);
  Destination destination(Id<Hospital> hospital, Nearness nearness, sim::Duration way) const;
  std::vector<Destination> destinations(Id<County> county, TriageClass triage);
  void add_elsewhere(Id<County> county, TriageClass triage, std::vector<Destination>& list);
  double bring(Id<County> county, const Destination& destination, TriageClass triage, double persons);
  double by_road(Id<County> county, const Destination& destination, TriageClass triage, double persons,
                 sim::Duration time);
  double by_air(Id<County> county, const Destination& destination, TriageClass triage, double persons);
  void set_out(Id<Hospital> to, TriageClass triage, double persons, sim::Duration way);

  World& world_;
  const Scenario& scenario_;
  const EvacuationPolicy& policy_;
  const HospitalSites& sites_;
  PerRow<Hospital, HospitalCasualties>& hospitals_;
  Ambulances ambulances_;
  CasualtyWays ways_;
  PerRow<Hospital, double> beds_;  ///< usable in this step
  std::vector<CasualtyTransfer> under_way_;
};

}  // namespace surge::models
