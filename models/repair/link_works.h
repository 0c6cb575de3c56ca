// SPDX-License-Identifier: Apache-2.0
// What limits each link now, and the work that restores it.
//
// A damaged link is worked on by its local crews, from a drawn time after the damage on, and by the teams
// that are there. Work is crews times time. When `to_passable_s` is done vehicles pass one lane, when
// `to_restored_s` is done too the link is as before. Damage to a damaged link adds its work, and closes again
// what was passable. Restrictions, such as water or a cordon, end by themselves; the worst of all holds.
#pragma once

#include <cstdint>
#include <vector>

#include "models/repair/link_fragility.h"
#include "models/transport/traffic.h"
#include "models/units.h"
#include "sim/signal.h"

namespace surge::models {

class LinkWorks {
 public:
  LinkWorks(sim::Simulation& simulation, const Scenario& scenario, const sim::StreamSource& streams,
            Traffic& traffic);

  /// Damages and restricts what the impact does. `occurrence` numbers the impacts of the run.
  void strike(const Impact& impact, std::uint64_t occurrence);
  void damage(Id<Link> link, const Damage& damage, std::uint64_t occurrence);
  /// Limits a link for a time.
  void restrict(Id<Link> link, const LinkCondition& condition, sim::Duration lasts);

  bool damaged(Id<Link> link) const { return states_[link].damaged; }
  /// Work left until vehicles pass [crew-seconds]; 0 if they do.
  double to_passable_s(Id<Link> link) const;
  /// Closed by damage, as opposed to a restriction that only time ends.
  bool closed_by_damage(Id<Link> link) const {
    const State& state = states_[link];
    return state.damaged && state.damage.to_passable_s > 0 && !state.damage.damaged.open();
  }
  /// Teams come and go.
  void add_crews(Id<Link> link, double crews);

  /// Notified when a link becomes damaged or passable.
  sim::Signal& changed() { return changed_; }
  double crew_hours_worked() const { return worked_s_ / kHour_s; }
  std::size_t links_damaged_ever() const { return damaged_ever_; }

 private:
  struct State {
    bool damaged = false;
    bool ever = false;
    Damage damage;
    double crews = 0;     ///< at work now
    bool local = false;   ///< the local crews among them
    sim::Time counted{};  ///< until when their work is counted
    sim::EventHandle next{};
    std::vector<LinkCondition> restrictions;
  };

  static LinkCondition condition(const State& state);
  void count_work(State& state);
  void apply(Id<Link> link);
  void schedule_next(Id<Link> link);
  void next_stage(Id<Link> link);
  void start_local_crews(Id<Link> link, std::uint64_t occurrence);

  sim::Simulation& simulation_;
  const Scenario& scenario_;
  const sim::StreamSource& streams_;
  Traffic& traffic_;
  LinkFragilities fragilities_;
  PerRow<Link, State> states_;
  sim::Signal changed_;
  double worked_s_ = 0;
  std::size_t damaged_ever_ = 0;
};

}  // namespace surge::models
