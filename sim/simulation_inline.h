// SPDX-License-Identifier: Apache-2.0
// Template and hot parts of Simulation. Included by simulation.h only.
#pragma once

namespace surge::sim {

template <class Stored>
Simulation::Payload Simulation::pack(const Stored& value) {
  std::array<std::uint64_t, 2> words{};
  std::memcpy(words.data(), &value, sizeof value);
  return {words[0], words[1]};
}

template <class Stored>
Stored Simulation::unpack(Payload payload) {
  const std::array<std::uint64_t, 2> words{payload.first, payload.second};
  std::array<std::byte, sizeof(Stored)> bytes;
  std::memcpy(bytes.data(), words.data(), sizeof(Stored));
  return std::bit_cast<Stored>(bytes);
}

template <class Callback>
EventHandle Simulation::schedule_at(Time time, Callback&& callback, Priority priority) {
  using Stored = std::decay_t<Callback>;
  if constexpr (sizeof(Stored) <= kInlineBytes && std::is_trivially_copyable_v<Stored> &&
                std::is_trivially_destructible_v<Stored>) {
    return schedule_raw(
        time, priority,
        [](Payload payload, Use use) {
          if (use == Use::kRun) unpack<Stored>(payload)();
        },
        pack<Stored>(callback));
  } else {
    return schedule_raw(
        time, priority,
        [](Payload payload, Use use) {
          const std::unique_ptr<Stored> owned(unpack<Stored*>(payload));
          if (use == Use::kRun) (*owned)();
        },
        pack(new Stored(std::forward<Callback>(callback))));
  }
}

inline EventHandle Simulation::schedule_raw(Time time, Priority priority, Action action, Payload payload) {
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
