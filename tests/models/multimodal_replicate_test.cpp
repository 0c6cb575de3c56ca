// SPDX-License-Identifier: Apache-2.0
// A replication is a function of scenario, seed and number: the same bits whenever it is run, and on any
// number of threads.
#include <bit>

#include <gtest/gtest.h>

#include "models/model.h"
#include "sim/replicate.h"
#include "tests/models/support/random_transport.h"
#include "tests/support/full_size.h"

namespace surge::models {
namespace {

constexpr std::uint64_t kSeeds = surge::test::kFullSize ? 20 : 4;
constexpr std::uint64_t kReplications = 6;

/// Also which number differs.
void expect_same_bits(const Model& model, const Record& x, const Record& y) {
  EXPECT_EQ(x.events, y.events);
  EXPECT_EQ(x.outcome.kind, y.outcome.kind);
  ASSERT_EQ(x.size(), y.size());
  for (std::size_t table = 0; table < x.size(); ++table) {
    ASSERT_EQ(x.table(table).size(), y.table(table).size());
    for (std::size_t cell = 0; cell < x.table(table).size(); ++cell) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(x.table(table)[cell]),
                std::bit_cast<std::uint64_t>(y.table(table)[cell]))
          << model.schema().tables()[table].name << " at " << cell;
    }
  }
}

std::vector<Record> records(const Model& model, std::uint64_t seed, unsigned threads) {
  std::vector<Record> found;
  sim::replicate<Record>(
      {0, kReplications, threads}, [&](std::uint64_t replication) { return model.run(seed, replication); },
      [&](std::uint64_t replication, Record&& record) {
        EXPECT_EQ(replication, found.size());
        found.push_back(std::move(record));
      });
  return found;
}

TEST(MultimodalModel, SameArgumentsGiveTheSameBits) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Scenario scenario = testing::random_multimodal(seed);
    const Model model(scenario);
    const Model again(scenario);
    const Record record = model.run(seed, 3);
    ASSERT_EQ(record.outcome.kind, sim::RunOutcome::Kind::horizon) << record.outcome.what;
    expect_same_bits(model, record, again.run(seed, 3));
  }
}

TEST(MultimodalModel, AnyNumberOfThreadsGivesTheSameRecordsInTheSameOrder) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Scenario scenario = testing::random_multimodal(seed);
    const Model model(scenario);
    const std::vector<Record> alone = records(model, seed, 1);
    ASSERT_EQ(alone.size(), kReplications);
    for (const unsigned threads : {2u, 3u}) {
      const std::vector<Record> together = records(model, seed, threads);
      ASSERT_EQ(together.size(), kReplications);
      for (std::size_t i = 0; i < kReplications; ++i) expect_same_bits(model, alone[i], together[i]);
    }
  }
}

}  // namespace
}  // namespace surge::models
