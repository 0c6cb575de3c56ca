// SPDX-License-Identifier: Apache-2.0
// Memory of coroutine frames: freed frames are kept, by size in steps of 64 bytes, for the next coroutine of
// the thread.
#pragma once

#include <cstddef>

namespace surge::sim {

/// A block of at least `size` bytes, aligned as operator new aligns. A block may be freed on another thread.
void* allocate_frame(std::size_t size);
void free_frame(void* block, std::size_t size) noexcept;

}  // namespace surge::sim
