// SPDX-License-Identifier: Apache-2.0
#include "sim/frame_pool.h"

#include <array>
#include <new>
#include <utility>

namespace surge::sim {
namespace {

constexpr std::size_t kStep = 64;
constexpr std::size_t kClasses = 32;  // frames above 2 KiB go to operator new each time

struct FreeBlock {
  FreeBlock* next;
};

/// Free blocks of one thread. Each is an allocation of its own, so that a block may end on another thread's
/// list.
class FreeLists {
 public:
  FreeLists() = default;
  FreeLists(const FreeLists&) = delete;
  FreeLists& operator=(const FreeLists&) = delete;
  ~FreeLists() {
    for (FreeBlock* head : heads_) {
      while (head != nullptr) ::operator delete(std::exchange(head, head->next));
    }
  }

  FreeBlock*& head(std::size_t size_class) { return heads_[size_class]; }

 private:
  std::array<FreeBlock*, kClasses> heads_{};
};

thread_local FreeLists free_lists;

std::size_t size_class(std::size_t size) {
  return (size + kStep - 1) / kStep;
}

}  // namespace

void* allocate_frame(std::size_t size) {
  const std::size_t index = size_class(size);
  if (index >= kClasses) return ::operator new(size);
  FreeBlock*& head = free_lists.head(index);
  if (head == nullptr) return ::operator new(index* kStep);
  return std::exchange(head, head->next);
}

void free_frame(void* block, std::size_t size) noexcept {
  const std::size_t index = size_class(size);
  if (index >= kClasses) return ::operator delete(block);
  FreeBlock*& head = free_lists.head(index);
  head = new (block) FreeBlock{head};
}

}  // namespace surge::sim
