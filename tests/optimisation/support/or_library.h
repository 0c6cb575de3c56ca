// SPDX-License-Identifier: Apache-2.0
// Instances of the OR-Library (Beasley 1990, J. Oper. Res. Soc. 41:1069) with their optima.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "analysis/optimisation/facility_location.h"
#include "analysis/optimisation/p_median.h"

namespace surge::test {

/// The folder with `pmed/` and `cap/`: $SURGE_BENCHMARKS, else shared/data/benchmarks beside the sources or
/// beside a folder above them. Nothing if there is none.
std::optional<std::filesystem::path> benchmark_folder();

struct PMedianCase {
  optimisation::PMedianProblem problem;
  double optimum = 0;
};

/// pmed1 .. pmed20: all shortest paths of the graph; of an edge given twice the last counts.
PMedianCase read_pmed(const std::filesystem::path& folder, int number);

struct FacilityCase {
  optimisation::FacilityProblem problem;
  double optimum = 0;  ///< of the variant with one site a customer, to 7 digits
};

/// "cap61" and so on.
FacilityCase read_cap(const std::filesystem::path& folder, const std::string& name);

}  // namespace surge::test
