// SPDX-License-Identifier: Apache-2.0
// A resource: a number of equal units that processes hold for a while (docks, crews, trucks).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "sim/operation.h"

namespace surge::sim {

class Resource;
class ResourceAcquire;

/// Units held; gives them back when it goes out of scope. Must not outlive its resource while the simulation
/// runs.
class [[nodiscard]] Holding {
 public:
  Holding() = default;
  Holding(Holding&& other) noexcept
      : resource_(std::exchange(other.resource_, nullptr)),
        simulation_(other.simulation_),
        units_(other.units_) {}
  Holding& operator=(Holding&& other) noexcept {
    if (this != &other) {
      release();
      resource_ = std::exchange(other.resource_, nullptr);
      simulation_ = other.simulation_;
      units_ = other.units_;
    }
    return *this;
  }
  ~Holding() { release(); }

  /// Gives the units back before the end of the scope. Harmless when nothing is held.
  void release();
  std::int64_t units() const { return resource_ != nullptr ? units_ : 0; }

 private:
  friend class Resource;
  friend class ResourceAcquire;
  Holding(Resource& resource, Simulation& simulation, std::int64_t units)
      : resource_(&resource), simulation_(&simulation), units_(units) {}

  Resource* resource_ = nullptr;
  Simulation* simulation_ = nullptr;
  std::int64_t units_ = 0;
};

/// Waiting line: higher priority first, then first come first served. Nobody overtakes: a request for many
/// units at the head keeps those behind it waiting even if fewer units would do for them.
class Resource {
 public:
  /// Precondition: capacity >= 0.
  Resource(Simulation& simulation, std::int64_t capacity) : simulation_(&simulation), capacity_(capacity) {
    SIM_EXPECT(capacity >= 0);
  }

  /// `Holding dock = co_await docks.acquire();` Precondition: units >= 1. Asking for more than the capacity
  /// waits until it is raised.
  ResourceAcquire acquire(std::int64_t units = 1, Priority priority = {});
  /// Empty if the units are not free now or others wait.
  std::optional<Holding> try_acquire(std::int64_t units = 1);

  /// Lowering takes nothing from holders; available() is then negative until enough is given back.
  void set_capacity(std::int64_t capacity);

  std::int64_t capacity() const { return capacity_; }
  std::int64_t in_use() const { return in_use_; }
  std::int64_t available() const { return capacity_ - in_use_; }
  std::size_t queue_length() const { return queue_length_; }
  /// Units times the time they have been in use, since the beginning.
  Duration busy_time() const { return busy_ + in_use_ * (simulation_->now() - changed_); }

 private:
  friend class Holding;
  friend class ResourceAcquire;
  void give_back(std::int64_t units);
  void serve();
  /// `units` < 0: no longer.
  void use(std::int64_t units) {
    busy_ = busy_time();
    changed_ = simulation_->now();
    in_use_ += units;
  }

  Simulation* simulation_;
  std::int64_t capacity_;
  std::int64_t in_use_ = 0;
  Duration busy_{};  ///< until the last change
  Time changed_{};
  WaitList<ResourceAcquire> line_;
  std::size_t queue_length_ = 0;
};

class ResourceAcquire final : public Operation {
 public:
  ResourceAcquire(Resource& resource, std::int64_t units, Priority priority)
      : Operation(*resource.simulation_), resource_(resource), units_(units), priority_(priority) {
    SIM_EXPECT(units >= 1);
  }
  /// Gives back what was granted and never taken, as by a member of an any_of that nobody asked.
  ~ResourceAcquire() override {
    if (granted_ && !simulation().tearing_down()) resource_.give_back(units_);
  }

  bool try_complete() override;
  void start() override;
  void withdraw() override;
  Holding await_resume() {
    resumed();
    return take();
  }
  /// The units, once granted; `auto dock = docks.acquire(); if (co_await any_of(dock, ...) == 0) Holding held
  /// = dock.take();`
  Holding take() {
    granted_ = false;
    return {resource_, simulation(), units_};
  }

 private:
  friend class Resource;
  Resource& resource_;
  std::int64_t units_;
  Priority priority_;
  bool granted_ = false;
};

inline ResourceAcquire Resource::acquire(std::int64_t units, Priority priority) {
  return {*this, units, priority};
}

inline void Holding::release() {
  Resource* resource = std::exchange(resource_, nullptr);
  if (resource != nullptr && !simulation_->tearing_down()) resource->give_back(units_);
}

inline void Resource::give_back(std::int64_t units) {
  use(-units);
  SIM_ENSURE(in_use_ >= 0);
  if (queue_length_ > 0) serve();
}

inline bool ResourceAcquire::try_complete() {
  if (resource_.queue_length_ > 0 || units_ > resource_.available()) return false;
  resource_.use(units_);
  return granted_ = true;
}

}  // namespace surge::sim
