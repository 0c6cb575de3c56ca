// SPDX-License-Identifier: Apache-2.0
#include "tests/optimisation/support/or_library.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace surge::test {
namespace {

namespace fs = std::filesystem;

std::ifstream open(const fs::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return in;
}

double pmed_optimum(const fs::path& folder, const std::string& name) {
  std::ifstream in = open(folder / "pmed" / "optimum.txt");
  std::string line, found;
  std::getline(in, line);
  for (double optimum = 0; in >> found >> optimum;) {
    if (found == name) return optimum;
  }
  throw std::runtime_error("no optimum of " + name);
}

/// Floyd and Warshall.
void shorten_paths(std::vector<double>& length, std::size_t nodes) {
  for (std::size_t via = 0; via < nodes; ++via) {
    for (std::size_t from = 0; from < nodes; ++from) {
      const double first = length[from * nodes + via];
      for (std::size_t to = 0; to < nodes; ++to)
        length[from * nodes + to] = std::min(length[from * nodes + to], first + length[via * nodes + to]);
    }
  }
}

}  // namespace

std::optional<fs::path> benchmark_folder() {
  const char* given = std::getenv("SURGE_BENCHMARKS");
  if (given != nullptr) return fs::path(given);
  const fs::path sources = SURGE_SOURCE_DIR;
  for (fs::path above = sources; above != above.parent_path(); above = above.parent_path()) {
    const fs::path folder = above.parent_path() / "shared" / "data" / "benchmarks";
    if (fs::is_directory(folder / "pmed") && fs::is_directory(folder / "cap")) return folder;
  }
  return std::nullopt;
}

PMedianCase read_pmed(const fs::path& folder, int number) {
  const std::string name = "pmed" + std::to_string(number);
  std::ifstream in = open(folder / "pmed" / (name + ".txt"));
  std::size_t nodes = 0, edges = 0, choose = 0;
  in >> nodes >> edges >> choose;
  std::vector<double> length(nodes * nodes, optimisation::kInfinity);
  for (std::size_t node = 0; node < nodes; ++node) length[node * nodes + node] = 0;
  std::size_t from = 0, to = 0;
  for (double cost = 0; in >> from >> to >> cost;)
    length[(from - 1) * nodes + to - 1] = length[(to - 1) * nodes + from - 1] = cost;
  shorten_paths(length, nodes);
  return {{nodes, nodes, choose, std::move(length)}, pmed_optimum(folder, name)};
}

FacilityCase read_cap(const fs::path& folder, const std::string& name) {
  std::ifstream in = open(folder / "cap" / name);
  std::size_t sites = 0, customers = 0;
  in >> sites >> customers;
  FacilityCase found;
  found.problem.capacity.resize(sites);
  found.problem.fixed_cost.resize(sites);
  found.problem.demand.resize(customers);
  found.problem.serving_cost.resize(customers * sites);
  for (std::size_t site = 0; site < sites; ++site)
    in >> found.problem.capacity[site] >> found.problem.fixed_cost[site];
  for (double& demand : found.problem.demand) in >> demand;
  for (std::size_t site = 0; site < sites; ++site) {
    for (std::size_t customer = 0; customer < customers; ++customer)
      in >> found.problem.serving_cost[customer * sites + site];
  }
  in >> found.optimum;
  if (!in) throw std::runtime_error("cannot understand " + name);
  return found;
}

}  // namespace surge::test
