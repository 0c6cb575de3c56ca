// SPDX-License-Identifier: Apache-2.0
// Example of a dispatch policy: counties with few people affected come first, as long as a round lasts.
#include <algorithm>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "models/command/dispatch_policy.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

/// Serves the counties with the fewest affected people first, each with at most `largest_share` of its need.
class FewestFirst final : public DispatchPolicy {
 public:
  static ComponentDescription description() {
    return {"fewest_first",
            "Serves the counties with the fewest affected people first, each with a share of its need.",
            {{.name = "largest_share",
              .description = "Share of its outstanding need that a county gets at most (assumed).",
              .minimum = 0,
              .maximum = 1,
              .default_value = 0.5}}};
  }

  explicit FewestFirst(const ComponentSpec& spec) : largest_share_(spec.number("largest_share")) {}

  void decide(DispatchProblem& problem) const override {
    std::vector<std::size_t> order(problem.demand().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
      return problem.demand()[x].persons < problem.demand()[y].persons;
    });
    for (const Id<Item> item : problem.items()) {
      for (const std::size_t demand : order) {
        const double share = largest_share_ * static_cast<double>(problem.outstanding(demand, item));
        problem.ship_from_nearest(demand, item, static_cast<Quantity>(share));
      }
    }
  }

 private:
  double largest_share_;
};

TEST(FewestFirst, GivesTheSmallerCountyItsShareFirst) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem(scenario, {{testing::kDepot, 1e6, 1e6}},
                          {{testing::kNear, 900}, {testing::kFar, 100}});
  problem.set_stock(0, testing::kTent, 60);
  for (const std::size_t demand : {0u, 1u}) {
    problem.set_travel_time(0, demand, std::chrono::hours(1));
    problem.set_outstanding(demand, testing::kTent, 80);
  }
  problem.complete();
  FewestFirst(default_spec(FewestFirst::description())).decide(problem);
  const std::vector<Shipment> expected = {{testing::kDepot, testing::kFar, testing::kTent, 40},
                                          {testing::kDepot, testing::kNear, testing::kTent, 20}};
  EXPECT_EQ(problem.shipments(), expected);
}

}  // namespace
}  // namespace surge::models
