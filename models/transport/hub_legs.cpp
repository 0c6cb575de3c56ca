// SPDX-License-Identifier: Apache-2.0
#include "models/transport/hub_legs.h"

#include <algorithm>

namespace surge::models {
namespace {

bool reaches_counties(VehicleKind kind) {
  return kind == VehicleKind::kTruck || kind == VehicleKind::kPorter;
}

}  // namespace

HubLegs::HubLegs(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network)
    : scenario_(scenario), fixed_(fixed), network_(network), entries_(hub_count(scenario)) {}

HubLegs::Entry& HubLegs::brought_up_to_date(Id<Hub> hub) {
  Entry& entry = entries_[hub];
  if (entry.epoch == network_.epoch()) return entry;
  bool changed = entry.version == 0;
  const std::vector<SurfaceClass>& surface = fixed_.surface(hub);
  const Id<Place> place = place_of(scenario_, hub);
  entry.seen.resize(surface.size());
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const std::size_t version = network_.version(surface[i].vehicle, place);
    changed = changed || version != entry.seen[i];
    entry.seen[i] = version;
  }
  if (changed) look_up(hub, entry);
  entry.epoch = network_.epoch();
  return entry;
}

void HubLegs::look_up(Id<Hub> hub, Entry& entry) {
  ++entry.version;
  const std::vector<LegsOfKind>& flights = fixed_.flights(hub);
  if (entry.legs.empty()) entry.legs = flights;
  entry.legs.resize(flights.size());
  const auto home = terminal_of(scenario_, hub);
  const Id<Place> place = place_of(scenario_, hub);
  for (const SurfaceClass& surface : fixed_.surface(hub)) {
    if (home && !serves(scenario_.terminals[*home].kind, surface.kind)) continue;
    auto legs = std::find_if(entry.legs.begin(), entry.legs.end(),
                             [&](const LegsOfKind& known) { return known.kind == surface.kind; });
    if (legs == entry.legs.end()) {
      entry.legs.push_back({surface.kind, PerRow<County, LegCost>(scenario_.counties.size()),
                            PerRow<Terminal, LegCost>(scenario_.terminals.size())});
      legs = entry.legs.end() - 1;
    }
    const StopTimes times = network_.stop_times(surface.vehicle, place);
    if (reaches_counties(surface.kind)) {
      for (const Id<County> county : ids(scenario_.counties)) {
        LegCost& known = legs->to_counties[county];
        known = std::min(known, surface.leg(times[scenario_.counties[county].seat]));
      }
    }
    for (const Id<Terminal> terminal : ids(scenario_.terminals)) {
      const Terminal& row = scenario_.terminals[terminal];
      if (terminal == home || !serves(row.kind, surface.kind)) continue;
      const LegCost leg = surface.leg(times[row.place]);
      const sim::Duration transfer = fixed_.transfer(terminal);
      legs->to_terminals[terminal] =
          std::min(legs->to_terminals[terminal], leg + LegCost{transfer, transfer});
    }
  }
}

OnwardWays::OnwardWays(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network,
                       HubLegs& legs)
    : scenario_(scenario),
      fixed_(fixed),
      network_(network),
      legs_(legs),
      counties_(scenario.counties.size()),
      terminals_(scenario.terminals.size()),
      seen_(terminals_),
      between_(terminals_ * terminals_),
      direct_(terminals_ * counties_),
      at_seat_(terminals_ * counties_),
      exits_(terminals_ * counties_) {
  for (const Id<Terminal> terminal : ids(scenario.terminals)) {
    for (const Id<County> county : ids(scenario.counties)) {
      if (scenario.terminals[terminal].place != scenario.counties[county].seat) continue;
      at_seat_[terminal.index() * counties_ + county.index()] = 1;
      direct(terminal.index(), county.index()) = {{}, {}};
    }
  }
  ways_ = direct_;
}

void OnwardWays::bring_up_to_date() {
  if (epoch_ == network_.epoch()) return;
  const bool first = !epoch_;
  bool between_changed = first;
  epoch_ = network_.epoch();
  std::vector<char> changed(counties_, first);
  for (const Id<Terminal> terminal : fixed_.with_vehicles()) {
    const std::size_t version = legs_.version(hub_of(scenario_, terminal));
    if (version == seen_[terminal]) continue;
    seen_[terminal] = version;
    between_changed |= take_over(terminal, changed);
  }
  const bool county_changed = std::find(changed.begin(), changed.end(), 1) != changed.end();
  if (between_changed) close();
  if (between_changed || county_changed) ++version_;
  for (const Id<Terminal> terminal : fixed_.with_vehicles()) {
    if (between_changed && !first) compare_exits(terminal.index());
    if (!county_changed) continue;
    for (std::size_t county = 0; county < counties_; ++county) {
      if (changed[county]) solve(terminal.index(), county);
    }
  }
}

/// Marks the counties to which legs have changed; true if one to a terminal has.
bool OnwardWays::take_over(Id<Terminal> terminal, std::vector<char>& changed) {
  const std::vector<LegsOfKind>& kinds = legs_.from(hub_of(scenario_, terminal));
  for (const Id<County> county : ids(scenario_.counties)) {
    if (at_seat_[terminal.index() * counties_ + county.index()]) continue;
    LegCost best;
    for (const LegsOfKind& legs : kinds) best = std::min(best, legs.to_counties[county]);
    LegCost& known = direct(terminal.index(), county.index());
    if (known == best) continue;
    known = best;
    changed[county.index()] = 1;
  }
  bool between_changed = false;
  for (const Id<Terminal> other : ids(scenario_.terminals)) {
    LegCost best;
    for (const LegsOfKind& legs : kinds) best = std::min(best, legs.to_terminals[other]);
    LegCost& known = between_[terminal.index() * terminals_ + other.index()];
    between_changed |= known != best;
    known = best;
  }
  return between_changed;
}

/// Goods change vehicles only where some are based.
void OnwardWays::close() {
  former_.swap(closure_);
  closure_ = between_;
  // Nothing is gained by a way that costs more than the dearest known.
  std::vector<sim::Duration> dearest(terminals_);
  for (const Id<Terminal> from : fixed_.with_vehicles()) {
    const LegCost* const row = &closure_[from.index() * terminals_];
    for (std::size_t to = 0; to < terminals_; ++to)
      dearest[from.index()] = std::max(dearest[from.index()], row[to].cost);
  }
  for (const Id<Terminal> via : fixed_.with_vehicles()) {
    const LegCost* const onward = &closure_[via.index() * terminals_];
    for (const Id<Terminal> from : fixed_.with_vehicles()) {
      LegCost* const row = &closure_[from.index() * terminals_];
      const LegCost first = row[via.index()];
      if (!first.possible() || from == via || first.cost > dearest[from.index()]) continue;
      for (std::size_t to = 0; to < terminals_; ++to) row[to] = std::min(row[to], first + onward[to]);
    }
  }
}

void OnwardWays::compare_exits(std::size_t terminal) {
  std::vector<std::size_t> cheaper;
  std::vector<char> dearer(terminals_);
  for (std::size_t exit = 0; exit < terminals_; ++exit) {
    const LegCost& now = closure_[terminal * terminals_ + exit];
    const LegCost& before = former_[terminal * terminals_ + exit];
    if (now < before) cheaper.push_back(exit);
    dearer[exit] = before < now;
  }
  for (std::size_t county = 0; county < counties_; ++county) {
    const std::size_t cell = terminal * counties_ + county;
    if (dearer[exits_[cell]]) {
      solve(terminal, county);
      continue;
    }
    for (const std::size_t exit : cheaper) {
      const LegCost way = closure_[terminal * terminals_ + exit] + direct(exit, county);
      if (!(way < ways_[cell])) continue;
      ways_[cell] = way;
      exits_[cell] = static_cast<std::uint32_t>(exit);
    }
  }
}

void OnwardWays::solve(std::size_t terminal, std::size_t county) {
  LegCost best = direct(terminal, county);
  std::size_t last = terminal;
  const LegCost* const closure = &closure_[terminal * terminals_];
  for (std::size_t exit = 0; exit < terminals_; ++exit) {
    if (closure[exit].cost > best.cost) continue;
    const LegCost way = closure[exit] + direct(exit, county);
    if (!(way < best)) continue;
    best = way;
    last = exit;
  }
  const std::size_t cell = terminal * counties_ + county;
  ways_[cell] = best.possible() ? best : LegCost{};
  exits_[cell] = static_cast<std::uint32_t>(last);
}

}  // namespace surge::models
