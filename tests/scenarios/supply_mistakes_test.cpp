// SPDX-License-Identifier: Apache-2.0
// Rules on goods, reserves, production and supply: each mistake with the whole message a user sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

/// The message after a row is added at the end of a file.
std::string with_row(const std::string& file, const std::string& row) {
  ScenarioCopy copy;
  return copy.write(file, copy.text(file) + row + "\n").mistakes();
}

std::string with_plan(const std::string& plan) {
  return mistakes_after("scenario.yaml", "plan: {conversions: all, agreements: all}", "plan: {" + plan + "}");
}

// Goods that lead back to themselves.

TEST(CyclicGoods, KitThatHoldsItself) {
  EXPECT_EQ(with_row("kits.csv", "soap,family-kit,1,made up"),
            "kits.csv:4:6: component: found \"family-kit\", which closes the circle soap > family-kit > "
            "soap, expected no item that leads back to itself");
}

TEST(CyclicGoods, KitInItself) {
  EXPECT_EQ(mistakes_after("kits.csv", "family-kit,soap", "family-kit,family-kit"),
            "kits.csv:3:12: component: found \"family-kit\", which closes the circle family-kit > "
            "family-kit, expected no item that leads back to itself");
}

TEST(CyclicGoods, Substitutes) {
  EXPECT_EQ(with_row("substitutes.csv", "tarpaulin,tent,0.5,made up"),
            "substitutes.csv:3:11: substitute: found \"tent\", which closes the circle tarpaulin > tent "
            "> tarpaulin, expected no item that leads back to itself");
}

TEST(CyclicGoods, CircleOverSeveralItemsIsToldInFull) {
  EXPECT_EQ(with_row("bill_of_materials.csv", "cloth,soap,1,made up\nsoap,tent,1,made up"),
            "bill_of_materials.csv:4:6: material: found \"tent\", which closes the circle soap > tent > "
            "cloth > soap, expected no item that leads back to itself");
}

// The plan.

TEST(PlanMistakes, ItemThatNoLineCanMake) {
  EXPECT_EQ(with_plan("items: [tent, water]"),
            "scenario.yaml:70:24: command.plan.items: found \"water\", which no line can make, expected "
            "an item with a row in conversions");
}

TEST(PlanMistakes, UnknownItemWithNearestName) {
  EXPECT_EQ(with_plan("items: [tnet]"),
            "scenario.yaml:70:18: command.plan.items: found \"tnet\", expected one of tent, water, "
            "tarpaulin, soap, family-kit, cloth; did you mean \"tent\"?");
}

TEST(PlanMistakes, ItemsBesideConversions) {
  EXPECT_EQ(with_plan("items: [tent], conversions: [tent-line/tent]"),
            "scenario.yaml:70:17: command.plan.items: found beside conversions, expected items or "
            "conversions");
}

TEST(PlanMistakes, UnknownConversionWithNearestName) {
  EXPECT_EQ(with_plan("conversions: [tent-line/tnet]"),
            "scenario.yaml:70:24: command.plan.conversions: found \"tent-line/tnet\", expected one of "
            "tent-line/tent; did you mean \"tent-line/tent\"?");
}

TEST(PlanMistakes, UnknownAgreementWithNearestName) {
  EXPECT_EQ(with_plan("agreements: [water-del]"),
            "scenario.yaml:70:23: command.plan.agreements: found \"water-del\", expected one of "
            "water-deal; did you mean \"water-deal\"?");
}

TEST(PlanMistakes, UnknownKeyWithNearestName) {
  EXPECT_EQ(with_plan("agrements: all"),
            "scenario.yaml:70:10: command.plan: found key \"agrements\", expected one of conversions, "
            "items, agreements, links; did you mean \"agreements\"?");
}

TEST(PlanMistakes, UnknownSourcingPolicyWithNearestName) {
  EXPECT_EQ(mistakes_after("scenario.yaml", "  plan: {", "  sourcing: by_horizn\n  plan: {"),
            "scenario.yaml:70:13: command.sourcing.kind: found \"by_horizn\", expected one of "
            "as_planned, by_horizon; did you mean \"by_horizon\"?");
}

// Numbers out of range.

TEST(SupplyRanges, NegativeRates) {
  EXPECT_EQ(mistakes_after("suppliers.csv", "cloth,10000", "cloth,-10000"),
            "suppliers.csv:2:35: rate: found \"-10000\", expected a rate in [0, 1000000] /s as a plain "
            "number, in /d");
  EXPECT_EQ(mistakes_after("conversions.csv", "0.5,500,1", "0.5,-500,1"),
            "conversions.csv:2:57: nominal_rate: found \"-500\", expected a rate in (0, 1000000] /s as a "
            "plain number, in /d");
  EXPECT_EQ(mistakes_after("agreements.csv", "1000,500,2", "1000,-500,2"),
            "agreements.csv:2:49: rate: found \"-500\", expected a rate in (0, 1000000] /s as a plain "
            "number, in /d");
  EXPECT_EQ(mistakes_after("collection_points.csv", "2,0.5", "2,-0.5"),
            "collection_points.csv:2:19: sorting_rate: found \"-0.5\", expected a volume per time in (0, "
            "1] m3/s as a plain number, in m3/h");
}

TEST(SupplyRanges, ShareAboveOne) {
  EXPECT_EQ(mistakes_after("conversions.csv", "500,1,0 h", "500,1.1,0 h"),
            "conversions.csv:2:61: yield: found \"1.1\", expected a share in (0, 1] such as 0.35 or 35 %");
  EXPECT_EQ(mistakes_after("outages.csv", "1 d,0.5", "1 d,1.5"),
            "outages.csv:2:26: capacity: found \"1.5\", expected a share in [0, 1] such as 0.35 or 35 %");
}

// Reserves.

TEST(ReserveMistakes, StockOlderThanItsShelfLife) {
  ScenarioCopy copy;
  copy.write("stock.csv", "depot,item,quantity,oldest\nvalley-depot,water,600,400 d\n");
  EXPECT_EQ(copy.mistakes(),
            "stock.csv:2:24: oldest: found \"400 d\", expected at most the shelf life of water, 365 d");
}

TEST(ReserveMistakes, LotOlderThanItsShelfLife) {
  EXPECT_EQ(mistakes_after("lots.csv", "305 d", "8761 h"),
            "lots.csv:2:32: age: found \"8761 h\", expected at most the shelf life of soap, 365 d");
}

TEST(ReserveMistakes, GoodsWithoutColdStore) {
  EXPECT_EQ(mistakes_after("items.csv", "0.0005,2,1 year,ambient", "0.0005,2,1 year,cool"),
            "stock.csv:5:14: item: found \"soap\" in \"valley-depot\", which has no cool_space, expected "
            "goods that the depot can keep cool\n"
            "lots.csv:2:23: item: found \"soap\" in \"valley-depot\", which has no cool_space, expected "
            "goods that the depot can keep cool\n"
            "replenishment.csv:2:14: item: found \"soap\" in \"valley-depot\", which has no cool_space, "
            "expected goods that the depot can keep cool\n"
            "donation_mix.csv:3:8: item: found \"soap\" in \"valley-depot\", which has no cool_space, "
            "expected goods that the depot can keep cool");
  EXPECT_EQ(mistakes_after("items.csv", "0.25,1000,,ambient", "0.25,1000,,frozen"),
            "stock.csv:2:14: item: found \"tent\" in \"valley-depot\", which has no frozen_space, "
            "expected goods that the depot can keep frozen\n"
            "conversions.csv:2:11: item: found \"tent\" in \"works-store\", which has no frozen_space, "
            "expected goods that the depot can keep frozen\n"
            "aid.csv:2:42: item: found \"tent\" in \"valley-depot\", which has no frozen_space, expected "
            "goods that the depot can keep frozen");
  EXPECT_EQ(mistakes_after("items.csv", "0.001,10,,ambient", "0.001,10,,cool"),
            "stock.csv:7:13: item: found \"cloth\" in \"works-store\", which has no cool_space, expected "
            "goods that the depot can keep cool\n"
            "material_sourcing.csv:2:7: item: found \"cloth\" in \"works-store\", which has no "
            "cool_space, expected goods that the depot can keep cool");
}

TEST(ReserveMistakes, PeacetimeProductWithoutColdStore) {
  ScenarioCopy copy;
  copy.replace("items.csv", "0.001,1,1 year,ambient", "0.001,1,1 year,cool");
  copy.replace("depots.csv", "2 h,10000,0,0 h", "2 h,10000,1000,0 h");
  copy.replace("lines.csv", "standby_cost_cny_per_d,", "standby_cost_cny_per_d,peacetime_item,");
  copy.replace("lines.csv", "100000,1000,", "100000,1000,water,");
  EXPECT_EQ(copy.mistakes(),
            "lines.csv:2:51: peacetime_item: found \"water\" in \"works-store\", which has no "
            "cool_space, expected goods that the depot can keep cool");
}

TEST(ReserveMistakes, MoreStockThanSpace) {
  EXPECT_EQ(mistakes_after("depots.csv", "2 h,10000,", "2 h,1300,"),
            "stock.csv:3:20: quantity: found 1350 m3 with the rows before, expected no more than the "
            "space of valley-depot, 1300 m3");
}

TEST(ReserveMistakes, DepotClosesBeforeItOpens) {
  EXPECT_EQ(mistakes_after("depots.csv", "0,8 h,20 h", "0,20 h,8 h"),
            "depots.csv:4:79: closes: found \"8 h\", expected a time of day after it opens, 20 h");
}

TEST(ReserveMistakes, CustomersByTheSecond) {
  EXPECT_EQ(mistakes_after("customers.csv", "soap,1 d", "soap,exponential(mean 30 s)"),
            "customers.csv:2:19: interval: found a mean of \"30 s\", expected at least 1 min on average");
}

TEST(ReserveMistakes, ReplenishmentWithoutTheCellsOfItsPolicy) {
  EXPECT_EQ(mistakes_after("replenishment.csv", "1 d,400,500,,", "1 d,400,,,"),
            "replenishment.csv:2:41: order_up_to: found nothing, expected an integer, as the policy is "
            "reorder_up_to");
  EXPECT_EQ(mistakes_after("replenishment.csv", "1 d,400,500,,", "1 d,,500,,"),
            "replenishment.csv:2:37: reorder_point: found nothing, expected an integer, as the policy is "
            "reorder_up_to");
  EXPECT_EQ(
      mistakes_after("replenishment.csv", "reorder_up_to,1 d,400,500,,", "reorder_quantity,1 d,400,500,,"),
      "replenishment.csv:2:48: order_quantity: found nothing, expected an integer, as the policy "
      "is reorder_quantity");
  EXPECT_EQ(mistakes_after("replenishment.csv", "reorder_up_to,1 d,400,500,,", "base_stock,1 d,400,,,"),
            "replenishment.csv:2:38: order_up_to: found nothing, expected an integer, as the policy is "
            "base_stock");
}

TEST(ReserveMistakes, ReplenishmentUpToLessThanTheReorderPoint) {
  EXPECT_EQ(mistakes_after("replenishment.csv", "400,500", "500,500"),
            "replenishment.csv:2:41: order_up_to: found \"500\", expected more than the reorder point, "
            "500");
}

TEST(ReserveMistakes, RotationOfGoodsThatDoNotExpire) {
  EXPECT_EQ(mistakes_after("rotation.csv", "valley-depot,water", "valley-depot,tent"),
            "rotation.csv:3:14: item: found \"tent\", which does not expire, expected an item with a "
            "shelf life");
}

TEST(ReserveMistakes, RotationLongerThanTheShelfLife) {
  EXPECT_EQ(mistakes_after("rotation.csv", "soap,50 d", "soap,366 d"),
            "rotation.csv:2:19: sell_before: found \"366 d\", expected at most the shelf life of soap, "
            "365 d");
}

TEST(ReserveMistakes, ReplenishedGoodsSoldAsTheyCome) {
  EXPECT_EQ(mistakes_after("rotation.csv", "soap,50 d", "soap,365 d"),
            "rotation.csv:2:19: sell_before: found \"365 d\", expected less than the shelf life, as the "
            "stock is replenished");
  EXPECT_EQ(mistakes_after("rotation.csv", "water,50 d", "water,365 d"), "no mistakes");
}

// Production.

TEST(ProductionMistakes, MachinesWithoutMaker) {
  EXPECT_EQ(mistakes_after("conversions.csv", "1,machine-maker", "1,"),
            "conversions.csv:2:22: maker: found nothing, expected the key of a row of equipment_makers, "
            "as machines are bought");
  EXPECT_EQ(mistakes_after("conversions.csv", "1,machine-maker", "0,"), "no mistakes");
}

TEST(ProductionMistakes, UnknownCalendarWithNearestName) {
  EXPECT_EQ(mistakes_after("plants.csv", "all-year", "al-year"),
            "plants.csv:2:60: calendar: found \"al-year\", expected the calendar of a row of "
            "labour_calendars; did you mean \"all-year\"?");
}

TEST(ProductionMistakes, SupplierOfAnotherItem) {
  EXPECT_EQ(mistakes_after("material_sourcing.csv", "works,cloth", "works,soap"),
            "material_sourcing.csv:2:12: supplier: found \"cloth-maker\", which sells cloth, expected a "
            "supplier of soap");
}

// Outages and donations.

TEST(SupplyMistakes, UnknownOutageTargetWithNearestName) {
  EXPECT_EQ(mistakes_after("outages.csv", "supplier,cloth-maker", "supplier,cloth-makr"),
            "outages.csv:2:10: target: found \"cloth-makr\", expected the key of a row of suppliers; did "
            "you mean \"cloth-maker\"?");
  EXPECT_EQ(mistakes_after("outages.csv", "supplier,cloth-maker", "equipment_maker,cloth-maker"),
            "outages.csv:2:17: target: found \"cloth-maker\", expected the key of a row of "
            "equipment_makers");
}

TEST(SupplyMistakes, DonationsWhereNobodySorts) {
  EXPECT_EQ(mistakes_after("donations.csv", "public,collection-hall", "public,valley-depot"),
            "donations.csv:2:8: depot: found \"valley-depot\", where nobody sorts, expected a depot with "
            "a row in collection_points");
}

TEST(SupplyMistakes, DonationSharesAboveOne) {
  EXPECT_EQ(mistakes_after("donation_mix.csv", "soap,0.1", "soap,0.6"),
            "donation_mix.csv:3:13: share: found a sum of 1.1 for \"public\", expected shares that add "
            "up to at most 1");
}

TEST(SupplyMistakes, CollectionPointThatForwardsToItself) {
  EXPECT_EQ(mistakes_after("collection_points.csv", "0.5,valley-depot", "0.5,collection-hall"),
            "collection_points.csv:2:23: forwards_to: found \"collection-hall\", expected another depot");
}

}  // namespace
}  // namespace surge::test
