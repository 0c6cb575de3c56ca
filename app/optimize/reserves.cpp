// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/reserves.h"

#include <algorithm>
#include <cmath>

namespace surge::app {
namespace {

using optimisation::PlanMeasures;
using optimisation::PlanSolution;
using optimisation::PrepositioningProblem;
using optimisation::StockPlan;

/// Rounding of the solver must not cost a unit.
constexpr double kAlmost = 1e-6;

/// Whole units, so that the budget holds; sites that hold nothing stay closed.
StockPlan in_whole_units(const PrepositioningProblem& problem, StockPlan plan) {
  for (double& units : plan.stock) units = std::floor(units + kAlmost);
  std::erase_if(plan.open, [&](std::size_t site) {
    const std::size_t items = problem.items.size();
    const auto row = plan.stock.begin() + static_cast<std::ptrdiff_t>(site * items);
    return problem.sites[site].endowment.empty() && std::all_of(row, row + static_cast<std::ptrdiff_t>(items),
                                                                [](double units) { return units <= 0; });
  });
  return plan;
}

double spent(const PrepositioningProblem& problem, const StockPlan& plan) {
  double cost = 0;
  for (const std::size_t site : plan.open) cost += problem.sites[site].fixed_cost;
  for (std::size_t i = 0; i < plan.stock.size(); ++i)
    cost += plan.stock[i] * problem.items[i % problem.items.size()].unit_cost;
  return cost;
}

class Optimiser {
 public:
  Optimiser(const ReserveModel& model, const DisasterBank& bank)
      : settings_(model.layout()), made_for_(model.problem()), measured_on_(model.problem()) {
    made_for_.disasters = bank.sample(0, settings_.sample.disasters);
    measured_on_.disasters = bank.sample(1, settings_.sample.evaluation);
  }

  ReservePlan present() const {
    StockPlan nothing;
    for (std::size_t i = 0; i < made_for_.sites.size(); ++i) {
      if (made_for_.sites[i].always_open) nothing.open.push_back(i);
    }
    nothing.stock.assign(made_for_.sites.size() * made_for_.items.size(), 0);
    ReservePlan plan = measured({"present", "现状"}, std::move(nothing));
    plan.made = optimisation::evaluate_plan(made_for_, plan.plan, level()).measures;
    return plan;
  }

  ReservePlan best() const {
    return of({"best", "最优方案"},
              optimisation::solve_prepositioning(made_for_, settings_.objective, settings_.options));
  }

  std::vector<ReservePlan> trade_off(const TradeOffSettings& wanted) const {
    optimisation::TradeOffOptions options{wanted.points, level(), settings_.options};
    std::vector<ReservePlan> plans;
    for (const auto& point : optimisation::trade_off_curve(made_for_, wanted.first, wanted.second, options)) {
      const std::string number = std::to_string(plans.size() + 1);
      plans.push_back(of({"trade-off-" + number, "权衡方案" + number}, point.solution));
    }
    return plans;
  }

  /// Of every site that the plan opens.
  std::vector<SiteWorth> worths(const ReservePlan& best) const {
    std::vector<SiteWorth> worths;
    for (const std::size_t site : best.plan.open) {
      if (made_for_.sites[site].always_open) continue;
      StockPlan without = best.plan;
      std::erase(without.open, site);
      const std::size_t items = made_for_.items.size();
      std::fill_n(without.stock.begin() + static_cast<std::ptrdiff_t>(site * items), items, 0.0);
      const auto losses = optimisation::evaluate_plan(measured_on_, without, level()).losses;
      worths.push_back({site, statistics::compare_pairs({best.measured.losses, losses})});
    }
    return worths;
  }

 private:
  double level() const { return settings_.objective.tail_level; }

  ReservePlan measured(models::BilingualName name, StockPlan plan) const {
    ReservePlan result;
    result.name = std::move(name);
    result.plan = std::move(plan);
    result.spent_cny = spent(made_for_, result.plan);
    result.measured = optimisation::evaluate_plan(measured_on_, result.plan, level());
    return result;
  }

  ReservePlan of(models::BilingualName name, const PlanSolution& solution) const {
    ReservePlan plan = measured(std::move(name), in_whole_units(made_for_, solution.plan));
    plan.made = solution.measures;
    plan.proof = solution.proof;
    return plan;
  }

  const LayoutProblem& settings_;
  PrepositioningProblem made_for_;
  PrepositioningProblem measured_on_;
};

}  // namespace

ReservesAnswer optimise_reserves(const ReserveModel& model, const DisasterBank& bank, unsigned threads) {
  const LayoutProblem& settings = model.layout();
  const Optimiser optimiser(model, bank);
  ReservesAnswer answer;
  answer.plans.push_back(optimiser.present());
  answer.plans.push_back(optimiser.best());
  if (settings.objective.weights.worst_share <= 0) {
    const optimisation::SampleOptions options{.sample_size = settings.sample.disasters,
                                              .batches = settings.sample.batches,
                                              .evaluation_size = settings.sample.evaluation,
                                              .first_sample = 2,
                                              .confidence = settings.sample.confidence,
                                              .threads = threads,
                                              .plan = settings.options};
    answer.gap = optimisation::estimate_gap(
        model.problem(), settings.objective, answer.plans[kBestPlan].plan,
        [&](std::uint64_t sample, std::size_t count) { return bank.sample(sample, count); }, options);
  }
  if (settings.trade_off) {
    for (ReservePlan& plan : optimiser.trade_off(*settings.trade_off))
      answer.plans.push_back(std::move(plan));
  }
  answer.worths = optimiser.worths(answer.plans[kBestPlan]);
  return answer;
}

}  // namespace surge::app
