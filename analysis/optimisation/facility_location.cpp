// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/facility_location.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/optimisation/linear_program.h"

namespace surge::optimisation {
namespace {

bool all_finite_and_positive(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double x) { return x >= 0 && std::isfinite(x); });
}

void check_facilities(const FacilityProblem& problem) {
  if (problem.customers() == 0 || problem.sites() == 0)
    throw std::invalid_argument("facility location: no customers or sites");
  if (problem.fixed_cost.size() != problem.sites())
    throw std::invalid_argument("facility location: a fixed cost is needed for each site");
  if (problem.serving_cost.size() != problem.customers() * problem.sites())
    throw std::invalid_argument("facility location: serving costs are not customers x sites");
  if (!all_finite_and_positive(problem.demand) || !all_finite_and_positive(problem.capacity) ||
      !all_finite_and_positive(problem.fixed_cost))
    throw std::invalid_argument("facility location: demand, capacity, fixed cost must be finite and >= 0");
  if (!std::ranges::all_of(problem.serving_cost, [](double x) { return x >= 0; }))
    throw std::invalid_argument("facility location: serving costs must be >= 0 or infinity");
}

/// Columns: open (site), then share (customer, site).
class FacilityProgram {
 public:
  FacilityProgram(const FacilityProblem& problem, Sourcing sourcing) : problem_(problem) {
    for (const double cost : problem.fixed_cost) open_.push_back(program_.add_binary(cost));
    const ColumnKind kind = sourcing == Sourcing::Single ? ColumnKind::Integer : ColumnKind::Continuous;
    for (const double cost : problem.serving_cost) {
      const bool possible = std::isfinite(cost);
      share_.push_back(program_.add_column(possible ? cost : 0, 0, possible ? 1 : 0, kind));
    }
    serve_everyone();
    keep_capacity();
    serve_from_open_sites();
  }

  const LinearProgram& program() const { return program_; }

  FacilitySolution read(const IntegerAnswer& answer) const {
    const auto value = [&](ColumnId column) { return answer.x[static_cast<std::size_t>(column)]; };
    FacilitySolution solution;
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      if (value(open_[site]) > 0.5) solution.open.push_back(site);
    }
    for (const ColumnId column : share_) solution.share.push_back(std::clamp(value(column), 0.0, 1.0));
    solution.proof = answer.proof;
    return solution;
  }

 private:
  ColumnId share(std::size_t customer, std::size_t site) const {
    return share_[customer * problem_.sites() + site];
  }

  void serve_everyone() {
    std::vector<Term> terms;
    for (std::size_t customer = 0; customer < problem_.customers(); ++customer) {
      terms.clear();
      for (std::size_t site = 0; site < problem_.sites(); ++site) terms.push_back({share(customer, site), 1});
      program_.add_row(terms, 1, 1);
    }
  }

  void keep_capacity() {
    std::vector<Term> all;
    double demand = 0;
    for (const double amount : problem_.demand) demand += amount;
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      std::vector<Term> terms{{open_[site], -problem_.capacity[site]}};
      for (std::size_t customer = 0; customer < problem_.customers(); ++customer)
        terms.push_back({share(customer, site), problem_.demand[customer]});
      program_.add_row(terms, -kInfinity, 0);
      all.push_back({open_[site], problem_.capacity[site]});
    }
    program_.add_row(all, demand, kInfinity);
  }

  void serve_from_open_sites() {
    for (std::size_t customer = 0; customer < problem_.customers(); ++customer) {
      for (std::size_t site = 0; site < problem_.sites(); ++site)
        program_.add_row({{share(customer, site), 1}, {open_[site], -1}}, -kInfinity, 0);
    }
  }

  const FacilityProblem& problem_;
  LinearProgram program_;
  std::vector<ColumnId> open_, share_;
};

}  // namespace

FacilitySolution solve_facility_location(const FacilityProblem& problem, Sourcing sourcing,
                                         const Limits& limits) {
  check_facilities(problem);
  const FacilityProgram program(problem, sourcing);
  try {
    return program.read(solve_integer(program.program(), {.limits = limits}));
  } catch (const InfeasibleProblem&) {
    throw InfeasibleProblem("facility location: the sites cannot serve all demand");
  }
}

}  // namespace surge::optimisation
