// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/transportation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/optimisation/outcome.h"
#include "sim/contract.h"

namespace surge::optimisation {
namespace {

constexpr double kNoArc = std::numeric_limits<double>::infinity();
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
constexpr double kShareOfNothing = 1e-12;  ///< amounts and savings below this share are rounding errors

/// Flows that grow along paths site -> county -> site that serves it -> ... -> county not served in full.
/// "Source" is a site or, as the last one, the penalty, which serves at first all.
class ShortestPaths {
 public:
  explicit ShortestPaths(const TransportationProblem& problem)
      : problem_(problem),
        sites_(problem.supply.size()),
        counties_(problem.demand.size()),
        left_(problem.supply.begin(), problem.supply.end()),
        flow_((sites_ + 1) * counties_, 0.0),
        arc_(sites_ * (sites_ + 1)),
        distance_(sites_ + 1, 0.0),
        next_(sites_ + 1) {
    double largest = 0;
    for (std::size_t county = 0; county < counties_; ++county) {
      flow_[sites_ * counties_ + county] = problem.demand[county];
      largest = std::max(largest, problem.demand[county]);
    }
    nothing_ = kShareOfNothing * largest;
    for (std::size_t from = 0; from < sites_; ++from) find_arc(from, sites_);
  }

  void run() {
    // Every path empties a site, a county's rest or a redirection; the limit guards against rounding only.
    const std::size_t limit = 100 * (sites_ + 1) * (counties_ + 1);
    for (std::size_t i = 0; i < limit; ++i) {
      find_distances();
      const std::size_t best = best_site();
      if (best == kNobody) return;
      push_along(best);
    }
    throw SolverFailure("transportation: the paths do not end");
  }

  TransportationAnswer answer() {
    find_distances();
    TransportationAnswer answer;
    for (std::size_t site = 0; site < sites_; ++site) answer.site_price.push_back(-distance_[site]);
    for (std::size_t county = 0; county < counties_; ++county) {
      double price = problem_.penalty;
      for (std::size_t site = 0; site < sites_; ++site) {
        price = std::min(price, cost(site, county) + answer.site_price[site]);
        const double flow = flow_[site * counties_ + county];
        if (flow > 0) answer.value += cost(site, county) * flow;
      }
      answer.constant += price * problem_.demand[county];
      answer.unmet.push_back(flow_[sites_ * counties_ + county]);
      answer.value += problem_.penalty * answer.unmet.back();
    }
    return answer;
  }

 private:
  struct Arc {
    double length = kNoArc;
    std::size_t county = kNobody;  ///< the one that is redirected
  };

  double cost(std::size_t source, std::size_t county) const {
    return source == sites_ ? problem_.penalty : problem_.cost[source * counties_ + county];
  }
  Arc& arc(std::size_t from, std::size_t to) { return arc_[from * (sites_ + 1) + to]; }

  void find_arc(std::size_t from, std::size_t to) {
    arc(from, to) = {};
    for (std::size_t county = 0; county < counties_; ++county) offer_arc(from, to, county);
  }

  void offer_arc(std::size_t from, std::size_t to, std::size_t county) {
    if (from == to || flow_[to * counties_ + county] <= 0) return;
    const double length = cost(from, county) - cost(to, county);
    if (length < arc(from, to).length) arc(from, to) = {length, county};
  }

  /// Bellman and Ford backwards: a unit at a site may stay there (0) or take the place of another's.
  void find_distances() {
    std::ranges::fill(distance_, 0.0);
    std::ranges::fill(next_, kNobody);
    const double least = kShareOfNothing * problem_.penalty;
    bool changed = true;
    for (std::size_t round = 0; changed && round <= sites_; ++round) {
      changed = false;
      for (std::size_t from = 0; from < sites_; ++from) {
        for (std::size_t to = 0; to <= sites_; ++to) {
          const double length = arc(from, to).length + distance_[to];
          if (length >= distance_[from] - least) continue;
          distance_[from] = length;
          next_[from] = to;
          changed = true;
        }
      }
    }
  }

  std::size_t best_site() const {
    std::size_t best = kNobody;
    for (std::size_t site = 0; site < sites_; ++site) {
      if (left_[site] <= nothing_ || distance_[site] >= 0 || next_[site] == kNobody) continue;
      if (best == kNobody || distance_[site] < distance_[best]) best = site;
    }
    return best;
  }

  /// `from` serves the county instead of `to`.
  struct Leg {
    std::size_t from = 0, county = 0, to = 0;
  };

  /// Where the path comes to a county again, all in between (it costs nothing) is left out: else the flow
  /// would go in a circle.
  std::vector<Leg> legs_from(std::size_t begin) const {
    std::vector<Leg> legs;
    std::size_t steps = 0;
    for (std::size_t from = begin; next_[from] != kNobody && steps <= sites_; from = next_[from], ++steps) {
      const Leg leg{from, arc_[from * (sites_ + 1) + next_[from]].county, next_[from]};
      const auto before = std::ranges::find(legs, leg.county, &Leg::county);
      if (before == legs.end()) {
        legs.push_back(leg);
      } else {
        before->to = leg.to;
        legs.erase(before + 1, legs.end());
      }
    }
    return legs;
  }

  void push_along(std::size_t begin) {
    const std::vector<Leg> legs = legs_from(begin);
    double amount = left_[begin];
    for (const Leg& leg : legs) amount = std::min(amount, flow_[leg.to * counties_ + leg.county]);
    left_[begin] -= amount;
    if (legs.back().to != sites_) left_[legs.back().to] += amount;
    for (const Leg& leg : legs) {
      flow_[leg.from * counties_ + leg.county] += amount;
      double& rest = flow_[leg.to * counties_ + leg.county];
      rest = rest - amount <= nothing_ ? 0 : rest - amount;
    }
    for (const Leg& leg : legs) update_arcs(leg.from, leg.to, leg.county);
  }

  /// County is now served by `gained` and less by `lost`.
  void update_arcs(std::size_t gained, std::size_t lost, std::size_t county) {
    const bool gone = flow_[lost * counties_ + county] <= 0;
    for (std::size_t from = 0; from < sites_; ++from) {
      offer_arc(from, gained, county);
      if (gone && arc(from, lost).county == county) find_arc(from, lost);
    }
  }

  const TransportationProblem& problem_;
  std::size_t sites_, counties_;
  std::vector<double> left_;      ///< (site): supply not used
  std::vector<double> flow_;      ///< [source * counties + county]
  std::vector<Arc> arc_;          ///< [site * (sites + 1) + source]
  std::vector<double> distance_;  ///< (source): change of cost by one more unit there, <= 0
  std::vector<std::size_t> next_;
  double nothing_ = 0;
};

/// The sites that have something and the counties that need something: a site without supply, or a county
/// without demand, only has prices.
struct Core {
  std::vector<std::size_t> sites, counties;
  std::vector<double> supply, demand, cost;
};

Core core_of(const TransportationProblem& problem) {
  Core core;
  const std::size_t counties = problem.demand.size();
  for (std::size_t county = 0; county < counties; ++county) {
    if (problem.demand[county] <= 0) continue;
    core.counties.push_back(county);
    core.demand.push_back(problem.demand[county]);
  }
  for (std::size_t site = 0; site < problem.supply.size(); ++site) {
    const auto is_of_use = [&](std::size_t county) {
      return problem.cost[site * counties + county] < problem.penalty;
    };
    if (problem.supply[site] <= 0 || std::ranges::none_of(core.counties, is_of_use)) continue;
    core.sites.push_back(site);
    core.supply.push_back(problem.supply[site]);
    for (const std::size_t county : core.counties)
      core.cost.push_back(problem.cost[site * counties + county]);
  }
  return core;
}

/// The answer for all sites and counties. Another unit at a site without supply would be worth the most by
/// which it undercuts what a county pays.
TransportationAnswer spread(const TransportationProblem& problem, const Core& core,
                            const TransportationAnswer& answer) {
  const std::size_t counties = problem.demand.size();
  TransportationAnswer full{answer.value, std::vector<double>(counties, 0.0),
                            std::vector<double>(problem.supply.size(), 0.0), answer.constant};
  std::vector<double> price(core.counties.size(), problem.penalty);
  for (std::size_t i = 0; i < core.counties.size(); ++i) {
    full.unmet[core.counties[i]] = answer.unmet[i];
    for (std::size_t site = 0; site < core.sites.size(); ++site)
      price[i] = std::min(price[i], core.cost[site * price.size() + i] + answer.site_price[site]);
  }
  for (std::size_t site = 0; site < problem.supply.size(); ++site) {
    for (std::size_t i = 0; i < core.counties.size() && problem.supply[site] <= 0; ++i)
      full.site_price[site] =
          std::max(full.site_price[site], price[i] - problem.cost[site * counties + core.counties[i]]);
  }
  for (std::size_t i = 0; i < core.sites.size(); ++i) full.site_price[core.sites[i]] = answer.site_price[i];
  return full;
}

}  // namespace

TransportationAnswer solve_transportation(const TransportationProblem& problem) {
  SIM_EXPECT(problem.cost.size() == problem.supply.size() * problem.demand.size());
  const Core core = core_of(problem);
  const TransportationProblem inner{core.supply, core.demand, core.cost, problem.penalty};
  ShortestPaths paths(inner);
  paths.run();
  return spread(problem, core, paths.answer());
}

}  // namespace surge::optimisation
