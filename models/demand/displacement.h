// SPDX-License-Identifier: Apache-2.0
// Where displaced people stay: in public shelters, without a place, in a county near by, or home again.
#pragma once

#include <functional>
#include <vector>

#include "models/demand/need_book.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

/// Keeps the groups `displaced` and `unsheltered` of the need book. People count in the county where they
/// are, and are conserved: struck + come = here + gone + recovered. What they were given stays where they got
/// it (assumed).
class Displacement {
 public:
  static constexpr sim::Duration kStep = std::chrono::hours(6);
  /// Recovery is counted by the day.
  static constexpr int kStepsOfRecovery = 4;

  /// Sends people on the road; false if no road is open.
  using SetOut = std::function<bool(Id<County> from, Id<County> to, double persons)>;

  /// `scenario` and `needs` must outlive it.
  Displacement(const Scenario& scenario, NeedBook& needs, SetOut set_out);

  /// Whether there is anything to do after the impact.
  bool acts() const { return moves() || recovers() || opens_later_; }
  /// The displaced of a county are others than before.
  void people_changed(sim::Time now, Id<County> county);
  /// One step: shelters open, people return to their own life, people move.
  void step(sim::Time now);

  double recovered(Id<County> county) const { return places_[county].recovered; }
  double gone(Id<County> county) const { return places_[county].gone; }
  double come(Id<County> county) const { return places_[county].come; }

 private:
  struct Place {
    double recovered = 0;
    double gone = 0;
    double come = 0;
    double most_unsheltered = 0;         ///< before anybody left
    double still = 1;                    ///< share of the displaced who depend on relief
    sim::Time since = sim::Time::max();  ///< first displaced
    std::vector<Id<County>> near{};      ///< within the radius, nearest first; filled when needed
    bool near_known = false;
  };

  bool moves() const;
  bool recovers() const { return scenario_.demand.recovery.half_time > sim::Duration{}; }
  bool uses_unsheltered() const { return uses_unsheltered_; }
  double displaced(Id<County> county) const;
  double unsheltered(Id<County> county, sim::Time now) const;
  double capacity(Id<County> county, sim::Time now) const;
  double struck_share(Id<County> county) const;
  void settle(sim::Time now, Id<County> county, double displaced);
  void recover(sim::Time now, Id<County> county);
  void move_on(sim::Time now, Id<County> county);
  double move_to(sim::Time now, Id<County> from, Id<County> to, double persons);
  const std::vector<Id<County>>& near(Id<County> county);

  const Scenario& scenario_;
  NeedBook& needs_;
  SetOut set_out_;
  PerRow<County, Place> places_;
  PerRow<County, std::vector<const Shelter*>> shelters_;
  bool uses_unsheltered_ = false;
  bool opens_later_ = false;
  int steps_ = 0;
};

/// Steps until the run ends.
sim::Process displacement_process(World& world);

}  // namespace surge::models
