// SPDX-License-Identifier: Apache-2.0
// Tables in less space, fast: many cells of a replication are what the cell before was.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace surge::analysis {

/// Appends to `bytes`: each word but the first `stride` is replaced by its exclusive or with the one `stride`
/// before it; what follows is pairs of 16-bit numbers, how many zeros and how many other words come, and
/// those words. Little-endian. Changes `words`. Precondition: stride >= 1.
void pack_words(std::span<std::uint32_t> words, std::size_t stride, std::string& bytes);

/// Fills `words` from the front of `bytes` and takes off what it has read. False if that does not suffice or
/// fit.
bool unpack_words(std::string_view& bytes, std::size_t stride, std::span<std::uint32_t> words);

}  // namespace surge::analysis
