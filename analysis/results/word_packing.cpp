// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/word_packing.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace surge::analysis {
namespace {

static_assert(std::endian::native == std::endian::little, "journals are little-endian");

using Count = std::uint16_t;
constexpr std::size_t kMostTogether = std::numeric_limits<Count>::max();

/// One after the last of the zeros from `begin` on.
std::size_t end_of_zeros(std::span<const std::uint32_t> words, std::size_t begin) {
  const std::size_t limit = std::min(words.size(), begin + kMostTogether);
  std::size_t end = begin;
  while (end < limit && words[end] == 0) ++end;
  return end;
}

/// One after the last of the words from `begin` on before two zeros, which are worth a new pair.
std::size_t end_of_others(std::span<const std::uint32_t> words, std::size_t begin) {
  const std::size_t limit = std::min(words.size(), begin + kMostTogether);
  std::size_t end = begin;
  while (end < limit && (words[end] != 0 || (end + 1 < words.size() && words[end + 1] != 0))) ++end;
  return end;
}

}  // namespace

void pack_words(std::span<std::uint32_t> words, std::size_t stride, std::string& bytes) {
  for (std::size_t i = words.size(); i-- > stride;) words[i] ^= words[i - stride];
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t zeros_end = end_of_zeros(words, at);
    const std::size_t end = end_of_others(words, zeros_end);
    const Count counts[] = {static_cast<Count>(zeros_end - at), static_cast<Count>(end - zeros_end)};
    bytes.append(reinterpret_cast<const char*>(counts), sizeof counts);
    bytes.append(reinterpret_cast<const char*>(words.data() + zeros_end),
                 (end - zeros_end) * sizeof words[0]);
    at = end;
  }
}

bool unpack_words(std::string_view& bytes, std::size_t stride, std::span<std::uint32_t> words) {
  std::size_t at = 0;
  while (at < words.size()) {
    Count counts[2];
    if (bytes.size() < sizeof counts) return false;
    std::memcpy(counts, bytes.data(), sizeof counts);
    bytes.remove_prefix(sizeof counts);
    const std::size_t size = counts[1] * sizeof words[0];
    const std::size_t end = at + counts[0] + counts[1];
    if (end == at || end > words.size() || size > bytes.size()) return false;
    std::fill_n(words.begin() + static_cast<std::ptrdiff_t>(at), counts[0], 0U);
    if (size > 0) std::memcpy(words.data() + at + counts[0], bytes.data(), size);
    bytes.remove_prefix(size);
    at = end;
  }
  for (std::size_t i = stride; i < words.size(); ++i) words[i] ^= words[i - stride];
  return true;
}

}  // namespace surge::analysis
