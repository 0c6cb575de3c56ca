// SPDX-License-Identifier: Apache-2.0
// Instances of the OR-Library: value, optimum and seconds of each. `bench_location [pmed | cap]`.
#include <cmath>
#include <cstdio>
#include <string>

#include "tests/optimisation/support/or_library.h"

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

}  // namespace

int main(int count, char** arguments) {
  const auto folder = test::benchmark_folder();
  if (!folder) {
    std::puts(
        "Instances of the OR-Library are not here: set SURGE_BENCHMARKS to the folder of pmed and cap.");
    return 1;
  }
  const std::string what = count > 1 ? arguments[1] : "";
  std::printf("%-16s %14s %14s %14s %11s %8s %8s\n", "instance", "ours", "bound", "optimum", "gap", "nodes",
              "seconds");
  if (what != "cap") solve_pmed(*folder);
  if (what != "pmed") solve_cap(*folder);
  return 0;
}
