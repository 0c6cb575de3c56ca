// SPDX-License-Identifier: Apache-2.0
#include "models/repair/link_works.h"

#include <algorithm>

#include "models/bounded_time.h"
#include "sim/contract.h"

namespace surge::models {
namespace {

constexpr sim::Cause kLocalStart{"start of local crews"};

}  // namespace

LinkWorks::LinkWorks(sim::Simulation& simulation, const Scenario& scenario, const sim::StreamSource& streams,
                     Traffic& traffic)
    : simulation_(simulation),
      scenario_(scenario),
      streams_(streams),
      traffic_(traffic),
      fragilities_(scenario),
      states_(scenario.links.size()),
      changed_(simulation) {}

void LinkWorks::strike(const Impact& impact, std::uint64_t occurrence) {
  for (const Id<Link> link : ids(impact.link_intensity)) {
    const double intensity = impact.link_intensity[link];
    if (intensity <= 0) continue;
    const auto struck =
        fragilities_.strike(link, traffic_.network().graph().entity(link), intensity, occurrence, streams_);
    if (struck) damage(link, *struck, occurrence);
  }
  for (const LinkEffect& effect : impact.links) {
    const LinkCondition limit{effect.speed_share, effect.capacity_share};
    if (effect.effort_s > 0) damage(effect.link, {effect.effort_s, 0, limit, {}}, occurrence);
    if (effect.lasts > sim::Duration{}) restrict(effect.link, limit, effect.lasts);
  }
}

void LinkWorks::damage(Id<Link> link, const Damage& struck, std::uint64_t occurrence) {
  State& state = states_[link];
  count_work(state);
  if (!state.ever) ++damaged_ever_;
  state.ever = true;
  if (state.damaged) {
    state.damage.add(struck);
  } else {
    state.damaged = true;
    state.damage = struck;
    start_local_crews(link, occurrence);
  }
  apply(link);
  schedule_next(link);
  changed_.notify_all();
}

void LinkWorks::start_local_crews(Id<Link> link, std::uint64_t occurrence) {
  if (scenario_.link_damage.local_crews <= 0) return;
  sim::Stream stream = streams_.stream(kLocalStart, traffic_.network().graph().entity(link), occurrence);
  const sim::Duration start = sim::duration_from_seconds(scenario_.link_damage.local_start_s.sample(stream));
  simulation_.schedule_in(start, [this, link] {
    State& state = states_[link];
    if (!state.damaged || state.local) return;
    state.local = true;
    add_crews(link, scenario_.link_damage.local_crews);
  });
}

void LinkWorks::restrict(Id<Link> link, const LinkCondition& condition, sim::Duration lasts) {
  states_[link].restrictions.push_back(condition);
  apply(link);
  simulation_.schedule_in(lasts, [this, link, condition] {
    auto& all = states_[link].restrictions;
    all.erase(std::find(all.begin(), all.end(), condition));
    apply(link);
    changed_.notify_all();
  });
}

void LinkWorks::add_crews(Id<Link> link, double crews) {
  State& state = states_[link];
  count_work(state);
  state.crews = std::max(0.0, state.crews + crews);
  schedule_next(link);
}

double LinkWorks::to_passable_s(Id<Link> link) const {
  const State& state = states_[link];
  const double since_s = state.crews * sim::to_seconds(simulation_.now() - state.counted);
  return state.damaged ? std::max(0.0, state.damage.to_passable_s - since_s) : 0;
}

LinkCondition LinkWorks::condition(const State& state) {
  LinkCondition worst;
  if (state.damaged) worst = state.damage.to_passable_s > 0 ? state.damage.damaged : state.damage.passable;
  for (const LinkCondition& restriction : state.restrictions) worst = worse(worst, restriction);
  return worst;
}

void LinkWorks::count_work(State& state) {
  double work_s = state.damaged ? state.crews * sim::to_seconds(simulation_.now() - state.counted) : 0;
  state.counted = simulation_.now();
  worked_s_ += work_s;
  const double first = std::min(work_s, state.damage.to_passable_s);
  state.damage.to_passable_s -= first;
  state.damage.to_restored_s = std::max(0.0, state.damage.to_restored_s - (work_s - first));
}

void LinkWorks::apply(Id<Link> link) {
  traffic_.set_condition(link, condition(states_[link]));
}

/// Work ends a stage at once when it is counted, so an event is only needed for the next one.
void LinkWorks::schedule_next(Id<Link> link) {
  State& state = states_[link];
  simulation_.cancel(state.next);
  state.next = {};
  if (!state.damaged || state.crews <= 0) return;
  const double stage_s =
      state.damage.to_passable_s > 0 ? state.damage.to_passable_s : state.damage.to_restored_s;
  state.next =
      simulation_.schedule_in(bounded_time(stage_s / state.crews), [this, link] { next_stage(link); });
}

void LinkWorks::next_stage(Id<Link> link) {
  State& state = states_[link];
  state.next = {};
  const bool was_closed = state.damage.to_passable_s > 0;
  count_work(state);
  // The stage is over: what rounding to microseconds has left counts as done.
  if (was_closed) {
    state.damage.to_passable_s = 0;
  } else {
    state.damage.to_restored_s = 0;
  }
  if (state.damage.to_passable_s <= 0 && state.damage.to_restored_s <= 0) {
    if (state.local) state.crews = std::max(0.0, state.crews - scenario_.link_damage.local_crews);
    state.local = false;
    state.damaged = false;
    state.damage = {};
  }
  apply(link);
  schedule_next(link);
  changed_.notify_all();
}

}  // namespace surge::models
