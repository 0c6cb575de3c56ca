// SPDX-License-Identifier: Apache-2.0
// Every random cause has a stream of its own, so what is added to a scenario leaves all other draws alone:
// without that, comparisons of alternatives would not be paired.
#include <algorithm>
#include <bit>

#include <gtest/gtest.h>

#include "models/model.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

/// The minimal scenario with all that is random in it turned on.
models::Scenario random_minimal(const ScenarioCopy& copy) {
  return copy
      .read({{"hazards.0.scatter", "true"},
             {"hazards.0.aftershocks", "true"},
             {"demand.uncertainty_sigma", "0.3"},
             {"command.information.error_sigma", "0.3"}})
      .scenario;
}

/// Position of each key of the smaller dimension in the larger one.
std::vector<std::size_t> places_in(const models::DimensionDeclaration& small,
                                   const models::DimensionDeclaration& large) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < small.size(); ++i) {
    const auto found = std::ranges::find(large.keys, small.keys.empty() ? "" : small.keys[i]);
    places.push_back(small.keys.empty() ? i : static_cast<std::size_t>(found - large.keys.begin()));
  }
  return places;
}

/// The cell of the larger schema that is about the same entities.
std::size_t same_cell(const models::RecordSchema& small, const models::RecordSchema& large, std::size_t table,
                      std::size_t cell) {
  const std::vector<std::string>& dimensions = small.tables()[table].dimensions;
  std::size_t position = 0;
  std::size_t stride = 1;
  for (std::size_t i = dimensions.size(); i-- > 0;) {
    const models::DimensionDeclaration& dimension = small.dimension(dimensions[i]);
    const std::size_t place = places_in(dimension, large.dimension(dimensions[i]))[cell % dimension.size()];
    position += place * stride;
    stride *= large.dimension(dimensions[i]).size();
    cell /= dimension.size();
  }
  return position;
}

/// All tables bit for bit, for the entities that were there before.
void expect_same_draws(const models::Scenario& before, const models::Scenario& after) {
  const models::Model small(before);
  const models::Model large(after);
  for (std::uint64_t replication = 0; replication < 5; ++replication) {
    const models::Record first = small.run(9, replication);
    const models::Record second = large.run(9, replication);
    for (std::size_t table = 0; table < first.size(); ++table) {
      const std::string& name = small.schema().tables()[table].name;
      for (std::size_t cell = 0; cell < first.table(table).size(); ++cell) {
        const double x = first.table(table)[cell];
        const double y = second.table(table)[same_cell(small.schema(), large.schema(), table, cell)];
        ASSERT_EQ(std::bit_cast<std::uint64_t>(x), std::bit_cast<std::uint64_t>(y))
            << name << " cell " << cell << " replication " << replication << ": " << x << " and " << y;
      }
    }
  }
}

TEST(CommonDraws, TheyAreRandomToBeginWith) {
  const ScenarioCopy copy;
  const models::Scenario scenario = random_minimal(copy);
  const models::Model model(scenario);
  EXPECT_NE(model.run(9, 0).table(0)[0], model.run(9, 1).table(0)[0]);
}

TEST(CommonDraws, AnItemMoreLeavesEveryOtherEntitysDrawsBitForBit) {
  const ScenarioCopy copy;
  const models::Scenario before = random_minimal(copy);
  ScenarioCopy larger;
  larger.replace("items.csv", "\ntent,",
                 "\nlantern,Lantern,提灯,shelter_and_living,piece,1,0.01,50,,ambient,made up\ntent,");
  expect_same_draws(before, random_minimal(larger));
}

TEST(CommonDraws, ADepotMoreLeavesEveryOtherEntitysDrawsBitForBit) {
  const ScenarioCopy copy;
  const models::Scenario before = random_minimal(copy);
  ScenarioCopy larger;
  larger.replace(
      "depots.csv", "\nvalley-depot,",
      "\nempty-depot,Empty depot,空库,prefecture,,990102,1,50,2 h,10000,0,0 h,24 h,0,made up\nvalley-depot,");
  expect_same_draws(before, random_minimal(larger));
}

}  // namespace
}  // namespace surge::test
