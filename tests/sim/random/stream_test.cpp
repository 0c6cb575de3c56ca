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

// Known answers of Philox 4x64-10 from the authors' test vectors, by way of a stream.
TEST(Philox, StreamGivesTheKnownAnswersOf4x64) {
  Stream zeros({0, 0}, 0, 0, 0);
  for (const std::uint64_t word :
       {0x16554d9eca36314cULL, 0xdb20fe9d672d0fdcULL, 0xd7e772cee186176bULL, 0x7e68b68aec7ba23bULL}) {
    EXPECT_EQ(zeros.next_u64(), word);
  }
}

// The order of the words: block b is philox({b, occurrence, entity, cause}, {seed, replication}).
TEST(Philox, StreamCountsBlocksInTheFirstWord) {
  const r123::Philox4x64 philox;
  Stream stream({11, 12}, 4, 3, 2);
  for (std::uint64_t number = 0; number < 100; ++number) {
    const auto block = philox({{number, 2, 3, 4}}, {{11, 12}});
    for (std::size_t word = 0; word < 4; ++word) ASSERT_EQ(stream.next_u64(), block[word]);
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
