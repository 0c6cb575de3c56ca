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
/// Prices below this share of the penalty are none: as slopes of cuts they spoil linear programs, and the
/// bound holds for any prices.
constexpr double kShareOfNoPrice = 1e-9;

/// The sites that have something and the counties that need something: a site without supply, or a county
/// without demand, only has prices.
struct Core {
  std::vector<std::size_t> sites, counties;
  std::vector<double> supply, demand, cost;
  double penalty = 0;
};

/// `may_grow` (site): sites that are in it without supply as well; empty: none.
Core core_of(const TransportationProblem& problem, const std::vector<bool>& may_grow) {
  Core core;
  core.penalty = problem.penalty;
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
    if (problem.supply[site] <= 0 && (may_grow.empty() || !may_grow[site])) continue;
    if (std::ranges::none_of(core.counties, is_of_use)) continue;
    core.sites.push_back(site);
    core.supply.push_back(problem.supply[site]);
    for (const std::size_t county : core.counties)
      core.cost.push_back(problem.cost[site * counties + county]);
  }
  return core;
}

/// Flows that grow along paths site -> county -> site that serves it -> ... -> county not served in full.
/// "Source" is a site or, as the last one, the penalty, which serves at first all.
class ShortestPaths {
 public:
  explicit ShortestPaths(const Core& problem)
      : problem_(&problem),
        sites_(problem.supply.size()),
        counties_(problem.demand.size()),
        left_(problem.supply),
        flow_((sites_ + 1) * counties_, 0.0),
        length_(sites_ * (sites_ + 1), kNoArc),
        redirected_(sites_ * (sites_ + 1), kNobody),
        distance_(sites_ + 1, 0.0),
        previous_(sites_ + 1, kNobody),
        reduced_(sites_ + 1),
        is_settled_(sites_ + 1) {
    double largest = 0;
    for (std::size_t county = 0; county < counties_; ++county) {
      flow_[sites_ * counties_ + county] = problem.demand[county];
      largest = std::max(largest, problem.demand[county]);
    }
    nothing_ = kShareOfNothing * largest;
    for (std::size_t from = 0; from < sites_; ++from) {
      find_arc(from, sites_);
      distance_[from] = std::min(0.0, length(from, sites_));
    }
  }

  void add_supply(std::size_t site, double amount) { left_[site] += amount; }

  void run() {
    // Every path empties a site, a county's rest or a redirection; the limit guards against rounding only.
    std::size_t rest = 100 * (sites_ + 1) * (counties_ + 1);
    for (std::size_t site = 0; site < sites_; ++site) {
      while (left_[site] > nothing_ && find_path(site)) {
        push_along_path();
        if (--rest == 0) throw SolverFailure("transportation: the paths do not end");
      }
    }
    find_distances();
  }

  /// In the sites and counties of the core.
  TransportationAnswer answer() const {
    TransportationAnswer answer;
    const double least = kShareOfNoPrice * problem_->penalty;
    for (std::size_t site = 0; site < sites_; ++site)
      answer.site_price.push_back(-distance_[site] > least ? -distance_[site] : 0);
    for (std::size_t county = 0; county < counties_; ++county) {
      double price = problem_->penalty;
      for (std::size_t site = 0; site < sites_; ++site) {
        price = std::min(price, cost(site, county) + answer.site_price[site]);
        const double flow = flow_[site * counties_ + county];
        if (flow > 0) answer.value += cost(site, county) * flow;
      }
      answer.constant += price * problem_->demand[county];
      answer.unmet.push_back(flow_[sites_ * counties_ + county]);
      answer.value += problem_->penalty * answer.unmet.back();
    }
    return answer;
  }

 private:
  double cost(std::size_t source, std::size_t county) const {
    return source == sites_ ? problem_->penalty : problem_->cost[source * counties_ + county];
  }
  /// Of the arc: what it costs that `from` serves one more unit instead of `to`.
  double& length(std::size_t from, std::size_t to) { return length_[from * (sites_ + 1) + to]; }
  /// The county of the arc.
  std::size_t& redirected(std::size_t from, std::size_t to) { return redirected_[from * (sites_ + 1) + to]; }

  void find_arc(std::size_t from, std::size_t to) {
    length(from, to) = kNoArc;
    redirected(from, to) = kNobody;
    for (std::size_t county = 0; county < counties_; ++county) offer_arc(from, to, county);
  }

  void offer_arc(std::size_t from, std::size_t to, std::size_t county) {
    if (from == to || flow_[to * counties_ + county] <= 0) return;
    const double offered = cost(from, county) - cost(to, county);
    if (offered >= length(from, to)) return;
    length(from, to) = offered;
    redirected(from, to) = county;
  }

  /// Where a unit from `begin` is best put: fills path_ with the sources it passes; false if it stays.
  /// Dijkstra with the distances as potentials, which make all arcs >= 0, and which are raised to stay such.
  bool find_path(std::size_t begin) {
    const double least = kShareOfNothing * problem_->penalty;
    std::ranges::fill(reduced_, kNoArc);
    std::ranges::fill(is_settled_, static_cast<unsigned char>(0));
    reduced_[begin] = 0;
    double end = -distance_[begin];
    std::size_t last = begin;
    for (std::size_t from = begin; reduced_[from] < end - least; from = nearest()) {
      is_settled_[from] = 1;
      if (reduced_[from] - distance_[from] < end - least) {
        end = reduced_[from] - distance_[from];
        last = from;
      }
      if (from < sites_) relax_from(from, least);
    }
    for (std::size_t source = 0; source < sites_; ++source) {
      if (reduced_[source] < end)
        distance_[source] = std::min(0.0, distance_[source] + end - reduced_[source]);
    }
    path_.clear();
    for (std::size_t source = last; source != begin; source = previous_[source]) path_.push_back(source);
    path_.push_back(begin);
    std::ranges::reverse(path_);
    return path_.size() > 1;
  }

  void relax_from(std::size_t from, double least) {
    const double* arc = length_.data() + from * (sites_ + 1);
    const double before = reduced_[from] - distance_[from];
    for (std::size_t to = 0; to <= sites_; ++to) {
      const double way = std::max(reduced_[from], before + arc[to] + distance_[to]);
      if (way >= reduced_[to] - least || is_settled_[to] != 0) continue;
      reduced_[to] = way;
      previous_[to] = from;
    }
  }

  std::size_t nearest() const {
    std::size_t found = sites_;
    double least = is_settled_[sites_] != 0 ? kNoArc : reduced_[sites_];
    for (std::size_t source = 0; source < sites_; ++source) {
      if (reduced_[source] >= least || is_settled_[source] != 0) continue;
      least = reduced_[source];
      found = source;
    }
    return found;
  }

  /// Bellman and Ford backwards: a unit at a site may stay there (0) or
  /// take the place of another's.
  void find_distances() {
    std::ranges::fill(distance_, 0.0);
    const double least = kShareOfNothing * problem_->penalty;
    bool changed = true;
    for (std::size_t round = 0; changed && round <= sites_; ++round) {
      changed = false;
      for (std::size_t from = 0; from < sites_; ++from) {
        const double* arc = length_.data() + from * (sites_ + 1);
        double found = kNoArc;
        for (std::size_t to = 0; to <= sites_; ++to) found = std::min(found, arc[to] + distance_[to]);
        if (found >= distance_[from] - least) continue;
        changed = true;
        distance_[from] = found;
      }
    }
  }

  /// `from` serves the county instead of `to`.
  struct Leg {
    std::size_t from = 0, county = 0, to = 0;
  };

  /// Where the path comes to a county again, all in between (it costs nothing) is left out: else the flow
  /// would go in a circle.
  std::vector<Leg> legs_of_path() {
    std::vector<Leg> legs;
    for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
      const Leg leg{path_[i], redirected(path_[i], path_[i + 1]), path_[i + 1]};
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

  void push_along_path() {
    const std::vector<Leg> legs = legs_of_path();
    double amount = left_[path_.front()];
    for (const Leg& leg : legs) amount = std::min(amount, flow_[leg.to * counties_ + leg.county]);
    left_[path_.front()] -= amount;
    if (path_.back() != sites_) left_[path_.back()] += amount;
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
      if (gone && redirected(from, lost) == county) find_arc(from, lost);
    }
  }

  const Core* problem_;
  std::size_t sites_, counties_;
  std::vector<double> left_;             ///< (site): supply not used
  std::vector<double> flow_;             ///< [source * counties + county]
  std::vector<double> length_;           ///< [from * (sites + 1) + to]: of arcs
  std::vector<std::size_t> redirected_;  ///< [from * (sites + 1) + to]: county of an arc
  std::vector<double> distance_;  ///< (source): change of cost by one more unit there, <= 0; potentials while
                                  ///< paths are sought
  std::vector<std::size_t> path_;          ///< scratch: sources that a unit passes
  std::vector<std::size_t> previous_;      ///< scratch (source)
  std::vector<double> reduced_;            ///< scratch (source)
  std::vector<unsigned char> is_settled_;  ///< scratch (source)
  double nothing_ = 0;
};

/// The answer for all sites and counties.
TransportationAnswer spread(const Core& core, const TransportationAnswer& answer, std::size_t sites,
                            std::size_t counties) {
  TransportationAnswer full{answer.value, std::vector<double>(counties, 0.0), std::vector<double>(sites, 0.0),
                            answer.constant};
  for (std::size_t i = 0; i < core.counties.size(); ++i) full.unmet[core.counties[i]] = answer.unmet[i];
  for (std::size_t i = 0; i < core.sites.size(); ++i) full.site_price[core.sites[i]] = answer.site_price[i];
  return full;
}

}  // namespace

class GrowingDeliveries::State {
 public:
  State(const TransportationProblem& problem, const std::vector<bool>& may_grow)
      : sites_(problem.supply.size()),
        counties_(problem.demand.size()),
        core_(core_of(problem, may_grow)),
        paths_(core_) {
    paths_.run();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  TransportationAnswer with(std::span<const double> more) const {
    ShortestPaths paths = paths_;
    for (std::size_t i = 0; i < core_.sites.size(); ++i) paths.add_supply(i, more[core_.sites[i]]);
    paths.run();
    return spread(core_, paths.answer(), sites_, counties_);
  }

 private:
  std::size_t sites_, counties_;
  Core core_;
  ShortestPaths paths_;
};

GrowingDeliveries::GrowingDeliveries(const TransportationProblem& problem, const std::vector<bool>& may_grow)
    : state_(std::make_shared<const State>(problem, may_grow)) {
  SIM_EXPECT(problem.cost.size() == problem.supply.size() * problem.demand.size());
}

TransportationAnswer GrowingDeliveries::with(std::span<const double> more) const {
  return state_->with(more);
}

TransportationAnswer solve_transportation(const TransportationProblem& problem) {
  SIM_EXPECT(problem.cost.size() == problem.supply.size() * problem.demand.size());
  const Core core = core_of(problem, std::vector<bool>(problem.supply.size(), true));
  ShortestPaths paths(core);
  paths.run();
  return spread(core, paths.answer(), problem.supply.size(), problem.demand.size());
}

}  // namespace surge::optimisation
