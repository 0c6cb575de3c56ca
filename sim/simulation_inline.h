// SPDX-License-Identifier: Apache-2.0
// Template and hot parts of Simulation. Included by simulation.h only.
#pragma once

namespace surge::sim {

template <class Callback>
EventHandle Simulation::schedule_at(Time time, Callback&& callback, Priority priority) {
  using Stored = std::decay_t<Callback>;
  Payload payload;
  if constexpr (sizeof(Stored) <= kInlineBytes && alignof(Stored) <= 8 &&
                std::is_trivially_copyable_v<Stored> && std::is_trivially_destructible_v<Stored>) {
    ::new (static_cast<void*>(payload.bytes)) Stored(std::forward<Callback>(callback));
    return schedule_raw(
        time, priority,
        [](Payload& stored, Use use) {
          if (use == Use::kRun) (*std::launder(reinterpret_cast<Stored*>(stored.bytes)))();
        },
        payload);
  } else {
    auto* box = new Stored(std::forward<Callback>(callback));
    std::memcpy(payload.bytes, &box, sizeof box);
    return schedule_raw(
        time, priority,
        [](Payload& stored, Use use) {
          Stored* owned = nullptr;
          std::memcpy(&owned, stored.bytes, sizeof owned);
          const std::unique_ptr<Stored> guard(owned);
          if (use == Use::kRun) (*owned)();
        },
        payload);
  }
}

inline EventHandle Simulation::schedule_raw(Time time, Priority priority, Action action,
                                            const Payload& payload) {
  SIM_EXPECT(time >= now_);
  std::uint32_t slot;
  if (free_slots_.empty()) {
    slot = add_slot();
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
  }
  const std::uint64_t order = next_order_++;
  slots_[slot] = {action, payload, order};
  queue_.push(make_key(time, priority, order, slot));
  ++live_;
  return {slot, order};
}

inline bool Simulation::pending(EventHandle handle) const {
  return handle.order != 0 && handle.slot < slots_.size() && slots_[handle.slot].order == handle.order;
}

inline void Simulation::release_slot(std::uint32_t slot) {
  slots_[slot].order = 0;
  free_slots_.push_back(slot);
  --live_;
}

}  // namespace surge::sim
