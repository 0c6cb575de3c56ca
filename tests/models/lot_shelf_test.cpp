// SPDX-License-Identifier: Apache-2.0
#include "models/reserve/lot_shelf.h"

#include <gtest/gtest.h>

#include "tests/models/peacetime_support.h"

namespace surge::models {
namespace {

using testing::day;

constexpr Source kPrivateDonation{SourceKind::kDonation, Ownership::kPrivate};

/// What `take` gives out, as (quantity, day of expiry).
std::vector<std::pair<Quantity, sim::Time>> taken(LotShelf& shelf, Quantity quantity) {
  std::vector<std::pair<Quantity, sim::Time>> parts;
  shelf.take(quantity, [&](const Lot& lot) { parts.emplace_back(lot.quantity, lot.expires); });
  return parts;
}

TEST(LotShelf, GivesOutWhatExpiresFirst) {
  LotShelf shelf;
  shelf.add({10, day(30), {}});
  shelf.add({5, day(10), {}});
  shelf.add({7, sim::Time::max(), {}});
  using Parts = std::vector<std::pair<Quantity, sim::Time>>;
  EXPECT_EQ(taken(shelf, 8), (Parts{{5, day(10)}, {3, day(30)}}));
  EXPECT_EQ(taken(shelf, 8), (Parts{{7, day(30)}, {1, sim::Time::max()}}));
  EXPECT_EQ(shelf.total(), 6);
}

// Ledger by hand: 100 to day 5, 100 to day 8. 30 leave on day 4; day 5 takes 70; 60 leave on day 7; day 8
// takes 40.
TEST(LotShelf, ExpiryUnderFefoHasItsHandComputedLedger) {
  LotShelf shelf;
  shelf.add({100, day(8), {}});
  shelf.add({100, day(5), {}});
  EXPECT_EQ(shelf.remove_expired(day(4)), 0);
  taken(shelf, 30);
  EXPECT_EQ(shelf.remove_expired(day(5)), 70);
  taken(shelf, 60);
  EXPECT_EQ(shelf.total(), 40);
  EXPECT_EQ(shelf.remove_expired(day(8)), 40);
  EXPECT_EQ(shelf.total(), 0);
}

TEST(LotShelf, LotsOfOneDateAndSourceAreOne) {
  LotShelf shelf;
  shelf.add({1, day(1), {}});
  shelf.add({2, day(1), {}});
  shelf.add({4, day(1), kPrivateDonation});
  ASSERT_EQ(shelf.lots().size(), 2u);
  EXPECT_EQ(shelf.lots()[0].quantity, 3);
  EXPECT_EQ(shelf.lots()[1].source, kPrivateDonation);
}

TEST(LotShelf, NothingIsNoLot) {
  LotShelf shelf;
  shelf.add({0, day(1), {}});
  EXPECT_TRUE(shelf.lots().empty());
  EXPECT_TRUE(taken(shelf, 0).empty());
}

}  // namespace
}  // namespace surge::models
