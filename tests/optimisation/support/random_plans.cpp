// SPDX-License-Identifier: Apache-2.0
#include "tests/optimisation/support/random_plans.h"

#include <cmath>

#include "sim/random/sampling.h"

namespace surge::test {
namespace {

using optimisation::Disaster;
using optimisation::kInfinity;

constexpr double kReach = 40;  ///< [km] of damage, in a square of 100 km

struct Place {
  double x = 0, y = 0;
};

Place random_place(sim::Stream& stream) {
  const double x = sim::uniform(stream, 0, 100);
  return {x, sim::uniform(stream, 0, 100)};
}

double distance(const Place& a, const Place& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// The same for every set of disasters.
std::vector<Place> places(std::size_t count, const char* name) {
  sim::Stream stream = sim::StreamSource(1, 0).stream(sim::Cause(name));
  std::vector<Place> found;
  for (std::size_t i = 0; i < count; ++i) found.push_back(random_place(stream));
  return found;
}

Disaster random_disaster(sim::Stream& stream, const PlanSize& size) {
  const std::vector<Place> sites = places(size.sites, "sites"), counties = places(size.counties, "counties");
  const Place centre = random_place(stream);
  Disaster disaster;
  disaster.weight = sim::uniform(stream, 0.5, 2);
  for (const Place& county : counties) {
    const double severity = std::exp(-distance(county, centre) / kReach * 2);
    for (std::size_t item = 0; item < size.items; ++item) {
      const double need = std::round(sim::uniform(stream, 0, 200) * severity);
      disaster.demand.push_back(severity > 0.1 ? need : 0);
    }
  }
  for (const Place& site : sites) {
    const double near = std::exp(-distance(site, centre) / kReach);
    disaster.survival.push_back(sim::bernoulli(stream, 0.5 * near) ? sim::uniform(stream, 0, 1) : 1);
    for (const Place& county : counties) {
      const bool cut_off = sim::bernoulli(stream, 0.2 * near);
      disaster.transport_cost.push_back(cut_off ? kInfinity : 0.1 * distance(site, county));
    }
  }
  return disaster;
}

}  // namespace

std::vector<Disaster> random_disasters(std::uint64_t number, const PlanSize& size) {
  sim::Stream stream = sim::StreamSource(2, number).stream(sim::Cause("disasters"));
  std::vector<Disaster> disasters;
  for (std::size_t i = 0; i < size.disasters; ++i) disasters.push_back(random_disaster(stream, size));
  return disasters;
}

optimisation::PrepositioningProblem random_plan_problem(sim::Stream& stream, const PlanSize& size) {
  optimisation::PrepositioningProblem problem;
  problem.counties = size.counties;
  double dear = 0;
  for (std::size_t i = 0; i < size.items; ++i) {
    problem.items.push_back({sim::uniform(stream, 0.1, 1), sim::uniform(stream, 1, 5),
                             sim::uniform(stream, 20, 80), sim::uniform(stream, 0.5, 2)});
    dear += problem.items.back().unit_cost;
  }
  const double need = 100 * static_cast<double>(size.counties) / 4;
  for (std::size_t i = 0; i < size.sites; ++i)
    problem.sites.push_back({.capacity_m3 = sim::uniform(stream, 0.1, 1) * need,
                             .fixed_cost = sim::uniform(stream, 0.1, 0.5) * need});
  for (std::size_t i = size.sites - size.background; i < size.sites; ++i) {
    problem.sites[i] = {.capacity_m3 = 0, .fixed_cost = 0, .endowment = {}, .always_open = true};
    for (std::size_t item = 0; item < size.items; ++item)
      problem.sites[i].endowment.push_back(
          std::round(sim::uniform(stream, 0, need / static_cast<double>(size.background))));
  }
  problem.disasters = random_disasters(stream.next_u64() >> 1, size);
  if (sim::bernoulli(stream, 0.5)) problem.budget = sim::uniform(stream, 0.2, 1) * need * dear;
  return problem;
}

void add_existing(sim::Stream& stream, optimisation::PrepositioningProblem& problem) {
  const double most = 10 * static_cast<double>(problem.counties);
  std::vector<std::size_t> open_by_choice;
  for (std::size_t i = 0; i < problem.sites.size(); ++i) {
    optimisation::DepotSite& site = problem.sites[i];
    if (sim::bernoulli(stream, 0.6)) {
      for (std::size_t item = 0; item < problem.items.size(); ++item)
        site.endowment.push_back(sim::bernoulli(stream, 0.7) ? sim::uniform(stream, 0, most) : 0);
    }
    if (sim::bernoulli(stream, 0.3)) site.capacity_m3 = 0;
    site.always_open = sim::bernoulli(stream, 0.4);
    if (site.always_open) {
      site.fixed_cost = 0;
    } else {
      open_by_choice.push_back(i);
    }
  }
  if (sim::bernoulli(stream, 0.6)) problem.exclusive.push_back(open_by_choice);
  if (sim::bernoulli(stream, 0.3)) problem.most_open = 1;
}

}  // namespace surge::test
