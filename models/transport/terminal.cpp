// SPDX-License-Identifier: Apache-2.0
#include "models/transport/terminal.h"

#include <algorithm>
#include <utility>

#include "models/bounded_time.h"
#include "models/entity.h"
#include "models/opening_hours.h"
#include "models/transport/convoy_planning.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kTransfer{"transfer at terminal"};
/// Link conditions, daylight and weather change without notice.
constexpr sim::Duration kLookAgain = std::chrono::hours(1);

double volume_of(const Scenario& scenario, const CargoLine& line) {
  return static_cast<double>(line.quantity) * scenario.items[line.item].volume_m3;
}

}  // namespace

TerminalState::TerminalState(sim::Simulation& simulation, const Scenario& scenario, Id<Terminal> terminal)
    : scenario_(scenario),
      terminal_(scenario.terminals[terminal]),
      staged_(scenario.items.size()),
      stands_(simulation, terminal_.stands),
      room_(simulation),
      changed_(simulation) {}

void TerminalState::put(Parcel parcel) {
  parcels_.push_back(std::move(parcel));
}

void TerminalState::take_back(Parcel parcel) {
  occupied_m3_ += volume_of(scenario_, parcel.line);
  put(std::move(parcel));
}

std::vector<Parcel> TerminalState::take_ready(sim::Time now) {
  std::vector<Parcel> ready;
  for (Parcel& parcel : parcels_) {
    if (parcel.ready <= now) ready.push_back(std::move(parcel));
  }
  std::erase_if(parcels_, [&](const Parcel& parcel) { return parcel.ready <= now; });
  return ready;
}

void TerminalState::stage(const ConvoyOrder& order) {
  for (const LoadedLot& part : order.loaded) staged_[part.item] += part.lot.quantity;
}

void TerminalState::unstage(const ConvoyOrder& order) {
  for (const LoadedLot& part : order.loaded) staged_[part.item] -= part.lot.quantity;
  give_room_back(order.volume_m3);
}

Quantity TerminalState::units(Id<Item> item) const {
  Quantity units = staged_[item];
  for (const Parcel& parcel : parcels_) units += parcel.line.item == item ? parcel.line.quantity : 0;
  return units;
}

sim::Task<> TerminalState::room_for(double volume_m3) {
  const auto fits = [this, volume_m3] {
    return occupied_m3_ <= 0 || occupied_m3_ + volume_m3 <= terminal_.storage_m3;
  };
  while (!fits()) co_await room_.wait_until(fits);
  occupied_m3_ += volume_m3;
}

void TerminalState::give_room_back(double volume_m3) {
  constexpr double kRoundingSlack_m3 = 1e-6;
  occupied_m3_ -= volume_m3;
  if (occupied_m3_ < kRoundingSlack_m3) occupied_m3_ = 0;
  room_.notify();
}

sim::Duration TerminalState::handling_time(double volume_m3) const {
  return bounded_time(volume_m3 / terminal_.handling_m3_per_s);
}

sim::Time TerminalState::take_slot(sim::Time now) {
  const sim::Time slot =
      next_opening({terminal_.opens, terminal_.closes}, scenario_.time_of_day, std::max(now, next_slot_));
  if (terminal_.movements_per_h > 0) next_slot_ = slot + bounded_time(kHour_s / terminal_.movements_per_h);
  return slot;
}

void hand_over(World& world, Id<Terminal> terminal, ConvoyOrder& order) {
  const Scenario& scenario = world.scenario();
  TerminalState& state = world.terminal(terminal);
  sim::Stream stream = world.streams().stream(kTransfer, entity_of(scenario.terminals[terminal].key),
                                              world.next_transfer_of(terminal));
  const sim::Duration transfer =
      sim::duration_from_seconds(scenario.terminals[terminal].transfer_s.sample(stream));
  const sim::Time ready = world.simulation().now() + transfer;
  const Id<Place> here = scenario.terminals[terminal].place;
  double passed_on_m3 = 0;
  for (Parcel& parcel : world.unload_parcels(order)) {
    parcel.ready = ready;
    if (scenario.counties[parcel.line.county].seat == here) {
      world.deliver(parcel);
    } else {
      passed_on_m3 += volume_of(scenario, parcel.line);
      state.put(std::move(parcel));
    }
  }
  state.give_room_back(order.volume_m3 - passed_on_m3);
  if (passed_on_m3 > 0) {
    world.simulation().schedule_at(ready, [&state] { state.changed().notify_all(); });
  }
}

sim::Task<> take_slots(World& world, Id<Terminal> terminal, int vehicles) {
  for (int vehicle = 0; vehicle < vehicles; ++vehicle) {
    const sim::Time slot = world.terminal(terminal).take_slot(world.simulation().now());
    if (slot > world.simulation().now()) co_await world.simulation().delay_until(slot);
  }
}

sim::Process terminal_process(World& world, Id<Terminal> terminal) {
  TerminalState& state = world.terminal(terminal);
  for (;;) {
    if (state.parcels().empty()) {
      co_await state.changed().wait();
    } else {
      co_await state.changed().wait_for(kLookAgain);
    }
    std::vector<Parcel> ready = state.take_ready(world.simulation().now());
    if (ready.empty()) continue;
    for (ConvoyOrder& order : plan_onward(world, terminal, ready)) {
      world.simulation().spawn(run_convoy(world, std::move(order)));
    }
    for (Parcel& parcel : ready) state.put(std::move(parcel));
  }
}

}  // namespace surge::models
