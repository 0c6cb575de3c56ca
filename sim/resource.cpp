// SPDX-License-Identifier: Apache-2.0
#include "sim/resource.h"

namespace surge::sim {

std::optional<Holding> Resource::try_acquire(std::int64_t units) {
  if (queue_length_ > 0 || units > available()) return std::nullopt;
  use(units);
  return Holding(*this, *simulation_, units);
}

void Resource::set_capacity(std::int64_t capacity) {
  SIM_EXPECT(capacity >= 0);
  capacity_ = capacity;
  serve();
}

void Resource::serve() {
  while (!line_.empty() && line_.front().units_ <= available()) {
    ResourceAcquire& first = line_.pop_front();
    --queue_length_;
    use(first.units_);
    first.granted_ = true;
    first.complete_now();
  }
}

void ResourceAcquire::start() {
  resource_.line_.insert_sorted(
      *this, [](const ResourceAcquire& x, const ResourceAcquire& y) { return x.priority_ > y.priority_; });
  ++resource_.queue_length_;
}

void ResourceAcquire::withdraw() {
  if (linked()) {
    unlink();
    --resource_.queue_length_;
    resource_.serve();  // it may have kept smaller requests waiting
  } else if (completing()) {
    cancel_completion();
    granted_ = false;
    resource_.give_back(units_);
  }
}

}  // namespace surge::sim
