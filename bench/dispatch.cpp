// SPDX-License-Identifier: Apache-2.0
// One decision of each dispatch policy on the problem of the whole province, a number of hours after impact.
#include <map>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>

#include "bench/shipped_scenario.h"
#include "models/catalogue/catalogues.h"
#include "models/command/dispatch_building.h"
#include "models/command/dispatch_policy.h"
#include "models/model.h"

namespace {

using namespace surge;

constexpr std::uint64_t kSeed = 2026;
constexpr std::uint64_t kReplication = 3;

const models::Scenario& province() {
  static const models::Scenario kScenario = bench::shipped_scenario("longmenshan-m8");
  return kScenario;
}

/// What command sees so many hours after the impact, with all that a policy can ask for.
const models::DispatchProblem& problem_after(int hours) {
  static std::map<int, models::DispatchProblem> problems;
  const auto known = problems.find(hours);
  if (known != problems.end()) return known->second;
  const models::Model model(province());
  model.look(kSeed, kReplication, std::chrono::hours(hours), [&](models::World& world) {
    problems.emplace(hours, models::build_problem(world, std::chrono::hours(24)));
  });
  return problems.at(hours);
}

void Decision(benchmark::State& state, const models::ComponentDescription& policy) {
  const auto decides = models::make_dispatch_policy(models::default_spec(policy));
  const models::DispatchProblem& before = problem_after(static_cast<int>(state.range(0)));
  std::size_t shipments = 0;
  for (auto _ : state) {
    state.PauseTiming();
    models::DispatchProblem problem = before;
    state.ResumeTiming();
    decides->decide(problem);
    shipments = problem.shipments().size();
  }
  state.counters["shipments"] = static_cast<double>(shipments);
  state.counters["items"] = static_cast<double>(before.items().size());
  state.counters["depots"] = static_cast<double>(before.supply().size());
  state.counters["counties"] = static_cast<double>(before.demand().size());
}

const bool kRegistered = [] {
  for (const models::ComponentDescription& policy : models::dispatch_policy_catalogue()) {
    benchmark::RegisterBenchmark(("Decision/" + policy.kind).c_str(), Decision, policy)
        ->Arg(8)
        ->Arg(26)
        ->Arg(74)
        ->Unit(benchmark::kMicrosecond);
  }
  return true;
}();

}  // namespace
