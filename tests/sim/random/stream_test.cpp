// SPDX-License-Identifier: Apache-2.0
#include "sim/random/stream.h"

#include <set>

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"

namespace surge::sim {
namespace {

// Known answers of Philox 4x32-10, from the authors' test vectors: that the library beside us is the one of
// the paper.
TEST(Philox, LibraryGivesTheKnownAnswersOf4x32) {
  const r123::Philox4x32 philox;
  using Counter = r123::Philox4x32::ctr_type;
  using Key = r123::Philox4x32::key_type;
  EXPECT_EQ(philox(Counter{{0, 0, 0, 0}}, Key{{0, 0}}),
            (Counter{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox(Counter{{kOnes, kOnes, kOnes, kOnes}}, Key{{kOnes, kOnes}}),
            (Counter{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
}

TEST(Philox, OursEqualsTheLibraryOn4x64) {
  const r123::Philox4x64 philox;
  Stream stream = StreamSource(1, 2).stream(Cause("philox"));
  for (int i = 0; i < 10'000; ++i) {
    PhiloxCounter counter{};
    PhiloxKey key{};
    if (i > 0) {
      for (auto& word : counter) word = stream.next_u64();
      for (auto& word : key) word = stream.next_u64();
    }
    r123::Philox4x64::ctr_type library_counter;
    r123::Philox4x64::key_type library_key;
    for (std::size_t word = 0; word < 4; ++word) library_counter[word] = counter[word];
    for (std::size_t word = 0; word < 2; ++word) library_key[word] = key[word];
    const auto expected = philox(library_counter, library_key);
    const PhiloxCounter ours =
        (philox4x64)(counter, key);  // in brackets: the library has a macro of that name
    for (std::size_t word = 0; word < 4; ++word) ASSERT_EQ(ours[word], expected[word]);
  }
}

TEST(Stream, IsAFunctionOfSeedReplicationCauseEntityAndOccurrence) {
  const auto first = [](std::uint64_t seed, std::uint64_t replication, const char* cause,
                        std::uint64_t entity, std::uint64_t occurrence) {
    return StreamSource(seed, replication).stream(Cause(cause), entity, occurrence).next_u64();
  };
  EXPECT_EQ(first(1, 2, "repair", 3, 4), first(1, 2, "repair", 3, 4));
  std::set<std::uint64_t> all{first(1, 2, "repair", 3, 4), first(2, 2, "repair", 3, 4),
                              first(1, 3, "repair", 3, 4), first(1, 2, "travel", 3, 4),
                              first(1, 2, "repair", 4, 4), first(1, 2, "repair", 3, 5),
                              first(2, 1, "repair", 3, 4), first(1, 2, "repair", 4, 3)};
  EXPECT_EQ(all.size(), 8u);
}

TEST(Stream, BlocksOfDifferentStreamsNeverMeet) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t entity = 0; entity < 100; ++entity) {
    Stream stream = StreamSource(7, 0).stream(Cause("a"), entity);
    for (int i = 0; i < 100; ++i) seen.insert(stream.next_u64());
  }
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(Stream, UniformIsNeverZeroOrOne) {
  Stream stream = StreamSource(1, 0).stream(Cause("u"));
  for (int i = 0; i < 100'000; ++i) {
    const double u = stream.uniform01();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
  }
}

}  // namespace
}  // namespace surge::sim
