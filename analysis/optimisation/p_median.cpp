// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/p_median.h"

#include <algorithm>
#include <utility>

#include "analysis/optimisation/p_median_bound.h"
#include "analysis/optimisation/p_median_instance.h"
#include "analysis/optimisation/p_median_interchange.h"
#include "analysis/optimisation/stopwatch.h"

namespace surge::optimisation {
namespace {

constexpr std::size_t kRootSteps = 3000;
constexpr std::size_t kNodeSteps = 150;
constexpr std::size_t kNodesWithDescent = 64;  ///< later one node in so many

/// The best answer so far.
struct Incumbent {
  std::vector<std::size_t> chosen;
  double value = kInfinity;

  bool offer(std::vector<std::size_t> other, double other_value) {
    if (other_value >= value) return false;
    value = other_value;
    chosen = std::move(other);
    return true;
  }
};

/// Depth-first branch and bound on the sites.
class PMedianSearch {
 public:
  PMedianSearch(const PMedianInstance& instance, Incumbent best, const Limits& limits)
      : instance_(instance), bound_(instance), limits_(limits), best_(std::move(best)) {}

  /// Raises the bound of the whole problem; a better answer allows to raise it further. Whether it is closed.
  bool raise_root(PMedianNode& root) {
    ++nodes_;
    bool closed = bound_.raise(root, best_.value, kRootSteps);
    while (descend_from_taken() && !closed) closed = bound_.raise(root, best_.value, kRootSteps);
    return closed;
  }

  void branch(PMedianNode node) {
    if (stopped()) {
      lowest_open_ = std::min(lowest_open_, node.bound);
      return;
    }
    const std::size_t site = site_to_branch_on(node);
    if (site == instance_.sites()) return;
    PMedianNode without = node;
    node.state[site] = SiteState::In;
    without.state[site] = SiteState::Out;
    visit(std::move(node));
    visit(std::move(without));
  }

  const Incumbent& best() const { return best_; }
  std::size_t nodes() const { return nodes_; }
  /// Least bound of the nodes that limits left open; infinite if there is none.
  double lowest_open() const { return lowest_open_; }

 private:
  bool stopped() const { return nodes_ >= limits_.nodes || watch_.seconds() > limits_.seconds; }

  void visit(PMedianNode node) {
    ++nodes_;
    const bool closed = bound_.raise(node, best_.value, kNodeSteps);
    best_.offer(bound_.taken(), instance_.value_of(bound_.taken()));
    if (closed) return;
    if (nodes_ < kNodesWithDescent || nodes_ % kNodesWithDescent == 0) descend_from_taken();
    branch(std::move(node));
  }

  bool descend_from_taken() {
    Interchange answer(instance_, bound_.taken());
    answer.descend();
    return best_.offer(answer.chosen(), answer.value());
  }

  /// The free site of which the dual is least sure; the number of sites if there is no choice left, after the
  /// only answer is offered.
  std::size_t site_to_branch_on(const PMedianNode& node) {
    std::vector<std::size_t> in, free;
    for (std::size_t site = 0; site < node.state.size(); ++site) {
      if (node.state[site] == SiteState::In) in.push_back(site);
      if (node.state[site] == SiteState::Free) free.push_back(site);
    }
    if (in.size() + free.size() == instance_.choose()) in.insert(in.end(), free.begin(), free.end());
    if (in.size() == instance_.choose()) {
      best_.offer(in, instance_.value_of(in));
      return instance_.sites();
    }
    const auto certainty = [&](std::size_t site) { return std::fabs(bound_.use()[site] - 0.5); };
    return *std::ranges::min_element(free, {}, certainty);
  }

  const PMedianInstance& instance_;
  LagrangianBound bound_;
  Limits limits_;
  Stopwatch watch_;
  Incumbent best_;
  std::size_t nodes_ = 0;
  double lowest_open_ = kInfinity;
};

/// Between the costs of the nearest and the second nearest site of a good answer.
PMedianNode first_node(const PMedianInstance& instance, const Interchange& answer) {
  PMedianNode root;
  root.state.assign(instance.sites(), SiteState::Free);
  for (std::size_t customer = 0; customer < instance.customers(); ++customer) {
    const double nearest = answer.nearest_cost()[customer], second = answer.second_cost()[customer];
    root.multipliers.push_back(std::min(2 * nearest + 1, (nearest + second) / 2));
  }
  return root;
}

/// Branch and bound among the sites that the root leaves: `best` and the return are in sites of `instance`.
Incumbent search_rest(const PMedianInstance& instance, const PMedianNode& root, Incumbent best,
                      const PMedianOptions& options, Proof& proof) {
  std::vector<std::size_t> keep;
  PMedianNode node{{}, root.multipliers, root.bound};
  for (std::size_t site = 0; site < instance.sites(); ++site) {
    if (root.state[site] == SiteState::Out) continue;
    keep.push_back(site);
    node.state.push_back(root.state[site]);
  }
  const PMedianInstance rest = instance.with_sites(keep);
  const Interchange start = search_p_median(rest, options.seed + 1, options.search_rounds);
  Limits limits = options.limits;
  limits.seconds -= proof.seconds;
  PMedianSearch search(rest, {start.chosen(), std::min(start.value(), best.value)}, limits);
  if (!search.raise_root(node)) search.branch(std::move(node));
  proof.nodes += search.nodes();
  proof.optimal = search.lowest_open() == kInfinity;
  proof.bound = search.lowest_open();
  std::vector<std::size_t> chosen;
  for (const std::size_t site : search.best().chosen) chosen.push_back(keep[site]);
  best.offer(chosen, instance.value_of(chosen));
  return best;
}

void assign_customers(const PMedianInstance& instance, PMedianSolution& solution) {
  for (std::size_t customer = 0; customer < instance.customers(); ++customer) {
    const auto cost = [&](std::size_t site) { return instance.cost(customer, site); };
    solution.serving.push_back(*std::ranges::min_element(solution.chosen, {}, cost));
  }
}

}  // namespace

PMedianSolution solve_p_median(const PMedianProblem& problem, const PMedianOptions& options) {
  const Stopwatch watch;
  const PMedianInstance instance(problem);
  const Interchange start = search_p_median(instance, options.seed, options.search_rounds);
  PMedianNode root = first_node(instance, start);
  PMedianSearch search(instance, {start.chosen(), start.value()}, options.limits);
  const bool closed = search.raise_root(root);
  PMedianSolution solution;
  solution.proof = {0, root.bound, search.nodes(), watch.seconds(), closed};
  Incumbent best = search.best();
  if (!closed) best = search_rest(instance, root, std::move(best), options, solution.proof);
  if (best.value >= instance.forbidden()) {
    if (solution.proof.optimal) throw InfeasibleProblem("p-median: no p sites serve every customer");
    throw SolverFailure("p-median: no p sites that serve every customer were found within the limits");
  }
  solution.chosen = best.chosen;
  std::ranges::sort(solution.chosen);
  assign_customers(instance, solution);
  solution.proof.value = best.value;
  if (solution.proof.optimal) solution.proof.bound = best.value;
  solution.proof.seconds = watch.seconds();
  return solution;
}

}  // namespace surge::optimisation
