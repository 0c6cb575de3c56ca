// SPDX-License-Identifier: Apache-2.0
// Instances of the OR-Library and random pre-positioning: value, bound, optimum and seconds of each.
// `bench_location [pmed | cap | plan]`.
#include <cmath>
#include <cstdio>
#include <string>

#include "analysis/optimisation/linear_program.h"
#include "sim/random/stream.h"
#include "tests/optimisation/support/or_library.h"
#include "tests/optimisation/support/random_plans.h"

namespace {

using namespace surge;
using namespace surge::optimisation;

void print(const std::string& name, const Proof& proof, double optimum, double tolerance) {
  const bool agrees = proof.optimal && std::fabs(proof.value - optimum) <= tolerance * optimum;
  std::printf("%-16s %14.3f %14.3f %14.3f %9.5f %% %8zu %8.2f  %s\n", name.c_str(), proof.value, proof.bound,
              optimum, 100 * proof.gap(), proof.nodes, proof.seconds, agrees ? "optimal" : "-");
  std::fflush(stdout);
}

void solve_pmed(const std::filesystem::path& folder) {
  for (int number = 1; number <= 20; ++number) {
    const test::PMedianCase known = test::read_pmed(folder, number);
    print("pmed" + std::to_string(number), solve_p_median(known.problem).proof, known.optimum, 0);
  }
}

void solve_cap(const std::filesystem::path& folder) {
  for (const int number : {61, 62, 63, 64, 71, 72, 73, 74, 101, 102, 103, 104}) {
    const std::string name = "cap" + std::to_string(number);
    const test::FacilityCase known = test::read_cap(folder, name);
    for (const Sourcing sourcing : {Sourcing::Single, Sourcing::Split}) {
      const FacilitySolution solution = solve_facility_location(known.problem, sourcing);
      print(name + (sourcing == Sourcing::Single ? " single" : " split"), solution.proof, known.optimum,
            5e-7);
    }
  }
}

/// Random pre-positioning problems; the optimum is that of the other method where it was tried.
void solve_plans() {
  struct Trial {
    test::PlanSize size;
    bool in_one = false;
    double gap = 1e-6;
  };
  for (const auto& [size, in_one, gap] :
       {Trial{{4, 2, 8, 6}, true}, Trial{{8, 3, 20, 20}, true}, Trial{{8, 5, 40, 100}},
        Trial{{12, 5, 40, 100}}, Trial{{12, 5, 40, 100}, false, 1e-3},
        Trial{{62, 5, 60, 50, 50}, false, 1e-3}}) {
    sim::Stream stream = sim::StreamSource(9, 0).stream(sim::Cause("plans"));
    const PrepositioningProblem problem = test::random_plan_problem(stream, size);
    const std::string name = std::to_string(size.sites) + "x" + std::to_string(size.items) + "x" +
                             std::to_string(size.counties) + "x" + std::to_string(size.disasters);
    const Proof cut =
        solve_prepositioning(problem, {}, {.method = PlanMethod::LShaped, .relative_gap = gap}).proof;
    print(name + " cuts", cut, cut.value, 0);
    if (!in_one) continue;
    print(name + " one", solve_prepositioning(problem, {}, {.method = PlanMethod::ExtensiveForm}).proof,
          cut.value, 3e-6);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count > 1 ? arguments[1] : "";
  const auto folder = test::benchmark_folder();
  if (!folder && what != "plan") {
    std::puts(
        "Instances of the OR-Library are not here: set SURGE_BENCHMARKS to the folder of pmed and cap.");
    return 1;
  }
  if (!has_linear_solver()) std::puts("Built without Cbc: only the p-median problem can be solved.");
  std::printf("%-16s %14s %14s %14s %11s %8s %8s\n", "instance", "ours", "bound", "optimum", "gap", "nodes",
              "seconds");
  if (what == "" || what == "pmed") solve_pmed(*folder);
  if (has_linear_solver() && (what == "" || what == "cap")) solve_cap(*folder);
  if (has_linear_solver() && (what == "" || what == "plan")) solve_plans();
  return 0;
}
