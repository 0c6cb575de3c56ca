// SPDX-License-Identifier: Apache-2.0
// What hospitals use up: their stores, what mobile ones packed, what reached their county; and what they go
// without.
#pragma once

#include <vector>

#include "models/medical/ward.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

class TreatmentStock {
 public:
  explicit TreatmentStock(World& world);

  /// Operations and patient-time of a step.
  void count(Id<Hospital> hospital, const WardChange& change, const HospitalCasualties& patients,
             double step_s);
  /// Uses up goods for what was counted since the last call: first what was packed, then the store (dated
  /// lots, first expired first), and of the rest the share of people in the county whose need of the item is
  /// met, as goods delivered there are used by the needs. `county` is the hospital's.
  void use(Id<Hospital> hospital, Id<County> county);
  /// Mean over the items wanted of the share that was not there, at the last use; [0, 1].
  double shortage(Id<Hospital> hospital) const { return used_[hospital].shortage; }
  /// A mobile hospital takes supplies along: they are consumed from its store when it departs.
  void pack(Id<Hospital> hospital);
  /// Packed and not used yet.
  Quantity packed(Id<Hospital> hospital, std::size_t supply) const { return used_[hospital].packed[supply]; }

 private:
  struct Use {
    TriageCounts operations{};       ///< since the last use
    TriageCounts patient_days{};     ///< likewise
    std::vector<double> wanted{};    ///< by supply, not used yet
    std::vector<Quantity> packed{};  ///< by supply
    double shortage = 0;
  };
  Quantity take(Id<Hospital> hospital, std::size_t supply, Quantity quantity);

  World& world_;
  const std::vector<TreatmentSupply>& supplies_;
  PerRow<Hospital, Use> used_;
};

}  // namespace surge::models
