// SPDX-License-Identifier: Apache-2.0
// Rules on goods, reserves, production and supply: each mistake with the whole message a user sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

/// The message after replacing `from` by `to` in a file of the minimal scenario.
std::string after(const std::string& file, const std::string& from, const std::string& to) {
  ScenarioCopy copy;
  return copy.replace(file, from, to).mistakes();
}

/// The message after a row is added at the end of a file.
std::string with_row(const std::string& file, const std::string& row) {
  ScenarioCopy copy;
  return copy.write(file, copy.text(file) + row + "\n").mistakes();
}

std::string with_plan(const std::string& plan) {
  return after("scenario.yaml", "plan: {conversions: all, agreements: all}", "plan: {" + plan + "}");
}

// Goods that lead back to themselves.

TEST(CyclicGoods, KitThatHoldsItself) {
  EXPECT_EQ(with_row("kits.csv", "soap,family-kit,1,made up"), "");
}

TEST(CyclicGoods, KitInItself) {
  EXPECT_EQ(after("kits.csv", "family-kit,soap", "family-kit,family-kit"), "");
}

TEST(CyclicGoods, Substitutes) {
  EXPECT_EQ(with_row("substitutes.csv", "tarpaulin,tent,0.5,made up"), "");
}

TEST(CyclicGoods, CircleOverSeveralItemsIsToldInFull) {
  EXPECT_EQ(with_row("bill_of_materials.csv", "cloth,soap,1,made up\nsoap,tent,1,made up"), "");
}

// The plan.

TEST(PlanMistakes, ItemThatNoLineCanMake) {
  EXPECT_EQ(with_plan("items: [tent, water]"), "");
}

TEST(PlanMistakes, UnknownItemWithNearestName) {
  EXPECT_EQ(with_plan("items: [tnet]"), "");
}

TEST(PlanMistakes, ItemsBesideConversions) {
  EXPECT_EQ(with_plan("items: [tent], conversions: [tent-line/tent]"), "");
}

TEST(PlanMistakes, UnknownConversionWithNearestName) {
  EXPECT_EQ(with_plan("conversions: [tent-line/tnet]"), "");
}

TEST(PlanMistakes, UnknownAgreementWithNearestName) {
  EXPECT_EQ(with_plan("agreements: [water-del]"), "");
}

TEST(PlanMistakes, UnknownKeyWithNearestName) {
  EXPECT_EQ(with_plan("agrements: all"), "");
}

TEST(PlanMistakes, UnknownSourcingPolicyWithNearestName) {
  EXPECT_EQ(after("scenario.yaml", "  plan:", "  sourcing: by_horizn\n  plan:"), "");
}

// Numbers out of range.

TEST(SupplyRanges, NegativeRates) {
  EXPECT_EQ(after("suppliers.csv", "cloth,10000", "cloth,-10000"), "");
  EXPECT_EQ(after("conversions.csv", "0.5,500,1", "0.5,-500,1"), "");
  EXPECT_EQ(after("agreements.csv", "1000,500,2", "1000,-500,2"), "");
  EXPECT_EQ(after("collection_points.csv", "2,0.5", "2,-0.5"), "");
}

TEST(SupplyRanges, ShareAboveOne) {
  EXPECT_EQ(after("conversions.csv", "500,1,0 h", "500,1.1,0 h"), "");
  EXPECT_EQ(after("outages.csv", "1 d,0.5", "1 d,1.5"), "");
}

// Reserves.

TEST(ReserveMistakes, StockOlderThanItsShelfLife) {
  ScenarioCopy copy;
  copy.write("stock.csv", "depot,item,quantity,oldest\nvalley-depot,water,600,400 d\n");
  EXPECT_EQ(copy.mistakes(), "");
}

TEST(ReserveMistakes, LotOlderThanItsShelfLife) {
  EXPECT_EQ(after("lots.csv", "305 d", "8761 h"), "");
}

TEST(ReserveMistakes, GoodsWithoutColdStore) {
  EXPECT_EQ(after("items.csv", "0.0005,2,1 year,ambient", "0.0005,2,1 year,cool"), "");
  EXPECT_EQ(after("items.csv", "0.25,1000,,ambient", "0.25,1000,,frozen"), "");
  EXPECT_EQ(after("items.csv", "0.001,10,,ambient", "0.001,10,,cool"), "");
}

TEST(ReserveMistakes, PeacetimeProductWithoutColdStore) {
  ScenarioCopy copy;
  copy.replace("items.csv", "0.001,1,1 year,ambient", "0.001,1,1 year,cool");
  copy.replace("depots.csv", "2 h,10000,0,0 h", "2 h,10000,1000,0 h");
  copy.replace("lines.csv", "standby_cost_cny_per_d,", "standby_cost_cny_per_d,peacetime_item,");
  copy.replace("lines.csv", "100000,1000,", "100000,1000,water,");
  EXPECT_EQ(copy.mistakes(), "");
}

TEST(ReserveMistakes, MoreStockThanSpace) {
  EXPECT_EQ(after("depots.csv", "2 h,10000,", "2 h,1300,"), "");
}

TEST(ReserveMistakes, DepotClosesBeforeItOpens) {
  EXPECT_EQ(after("depots.csv", "0,8 h,20 h", "0,20 h,8 h"), "");
}

TEST(ReserveMistakes, CustomersByTheSecond) {
  EXPECT_EQ(after("customers.csv", "soap,1 d", "soap,exponential(mean 30 s)"), "");
}

TEST(ReserveMistakes, ReplenishmentWithoutTheCellsOfItsPolicy) {
  EXPECT_EQ(after("replenishment.csv", "1 d,400,500,,", "1 d,400,,,"), "");
  EXPECT_EQ(after("replenishment.csv", "1 d,400,500,,", "1 d,,500,,"), "");
  EXPECT_EQ(after("replenishment.csv", "reorder_up_to,1 d,400,500,,", "reorder_quantity,1 d,400,500,,"), "");
  EXPECT_EQ(after("replenishment.csv", "reorder_up_to,1 d,400,500,,", "base_stock,1 d,400,,,"), "");
}

TEST(ReserveMistakes, ReplenishmentUpToLessThanTheReorderPoint) {
  EXPECT_EQ(after("replenishment.csv", "400,500", "500,500"), "");
}

TEST(ReserveMistakes, RotationOfGoodsThatDoNotExpire) {
  EXPECT_EQ(after("rotation.csv", "valley-depot,water", "valley-depot,tent"), "");
}

TEST(ReserveMistakes, RotationLongerThanTheShelfLife) {
  EXPECT_EQ(after("rotation.csv", "soap,50 d", "soap,366 d"), "");
}

TEST(ReserveMistakes, ReplenishedGoodsSoldAsTheyCome) {
  EXPECT_EQ(after("rotation.csv", "soap,50 d", "soap,365 d"), "");
  EXPECT_EQ(after("rotation.csv", "water,50 d", "water,365 d"), "no mistakes");
}

// Production.

TEST(ProductionMistakes, MachinesWithoutMaker) {
  EXPECT_EQ(after("conversions.csv", "1,machine-maker", "1,"), "");
  EXPECT_EQ(after("conversions.csv", "1,machine-maker", "0,"), "no mistakes");
}

TEST(ProductionMistakes, UnknownCalendarWithNearestName) {
  EXPECT_EQ(after("plants.csv", "all-year", "al-year"), "");
}

TEST(ProductionMistakes, SupplierOfAnotherItem) {
  EXPECT_EQ(after("material_sourcing.csv", "works,cloth", "works,soap"), "");
}

// Outages and donations.

TEST(SupplyMistakes, UnknownOutageTargetWithNearestName) {
  EXPECT_EQ(after("outages.csv", "supplier,cloth-maker", "supplier,cloth-makr"), "");
  EXPECT_EQ(after("outages.csv", "supplier,cloth-maker", "equipment_maker,cloth-maker"), "");
}

TEST(SupplyMistakes, DonationsWhereNobodySorts) {
  EXPECT_EQ(after("donations.csv", "public,collection-hall", "public,valley-depot"), "");
}

TEST(SupplyMistakes, DonationSharesAboveOne) {
  EXPECT_EQ(after("donation_mix.csv", "soap,0.1", "soap,0.6"), "");
}

TEST(SupplyMistakes, CollectionPointThatForwardsToItself) {
  EXPECT_EQ(after("collection_points.csv", "0.5,valley-depot", "0.5,collection-hall"), "");
}

}  // namespace
}  // namespace surge::test
