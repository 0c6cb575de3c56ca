// SPDX-License-Identifier: Apache-2.0
#include "tests/models/support/random_dispatch.h"

#include <stdexcept>

#include "models/catalogue/catalogues.h"
#include "models/transport/transport_network.h"
#include "sim/random/sampling.h"

namespace surge::models::testing {

DispatchProblem random_dispatch(const Scenario& scenario, std::uint64_t seed, Trucks trucks) {
  sim::Stream stream = sim::StreamSource(seed, 0).stream(sim::Cause("random problem"));
  const auto quantity = [&] {
    return sim::bernoulli(stream, 0.3) ? 0 : static_cast<Quantity>(sim::uniform(stream, 0, 5000));
  };
  const double scale = trucks == Trucks::kAmple ? 1e6 : 1;
  std::vector<SupplyPoint> supply;
  for (std::size_t i = 0; i < 4; ++i) {
    supply.push_back(
        {Id<Depot>{i}, scale * sim::uniform(stream, 0, 200'000), scale * sim::uniform(stream, 0, 900)});
  }
  std::vector<DemandPoint> demand;
  for (std::size_t i = 0; i < 6; ++i) demand.push_back({Id<County>{i}, 100});
  DispatchProblem problem(scenario, supply, demand);
  for (const Id<Item> item : ids(scenario.items)) {
    for (std::size_t i = 0; i < supply.size(); ++i) problem.set_stock(i, item, quantity());
    for (std::size_t i = 0; i < demand.size(); ++i) problem.set_outstanding(i, item, quantity());
  }
  for (std::size_t i = 0; i < supply.size(); ++i) {
    for (std::size_t j = 0; j < demand.size(); ++j) {
      const bool cut_off = sim::bernoulli(stream, 0.2);
      problem.set_travel_time(
          i, j,
          cut_off ? TransportNetwork::kUnreachable : sim::duration_from_hours(sim::uniform(stream, 1, 50)));
    }
  }
  problem.complete();
  return problem;
}

std::unique_ptr<const DispatchPolicy> default_policy(const std::string& kind) {
  for (const ComponentDescription& description : dispatch_policy_catalogue()) {
    if (description.kind == kind) return make_dispatch_policy(default_spec(description));
  }
  throw std::invalid_argument(kind);
}

std::vector<std::string> dispatch_kinds() {
  std::vector<std::string> kinds;
  for (const ComponentDescription& description : dispatch_policy_catalogue()) {
    kinds.push_back(description.kind);
  }
  return kinds;
}

}  // namespace surge::models::testing
