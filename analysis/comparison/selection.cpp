// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/selection.h"

#include <algorithm>
#include <utility>

#include "analysis/statistics/budget_allocation.h"
#include "analysis/statistics/kim_nelson.h"
#include "sim/replicate.h"

namespace surge::analysis {
namespace {

constexpr std::size_t kFirstStage = 20;
constexpr std::size_t kFirstStageOfBudget = 10;
constexpr std::size_t kRound = 20;  ///< replications between two looks at a budget

using Job = std::pair<std::size_t, std::uint64_t>;  ///< alternative, replication

/// Runs jobs on the threads of a plan.
class OutputRunner {
 public:
  OutputRunner(const SelectionPlan& plan, const SelectionOutput& output,
               const std::function<void(std::size_t)>& progress, std::stop_token stop)
      : plan_(plan), output_(output), progress_(progress), stop_(std::move(stop)) {}

  /// Outputs in the order of the jobs; nothing if stopped.
  std::optional<std::vector<double>> run(const std::vector<Job>& jobs) {
    std::vector<double> outputs;
    const auto one = [&](std::uint64_t i) { return output_(jobs[i].first, jobs[i].second); };
    const auto keep = [&](std::uint64_t, double&& value) {
      outputs.push_back(value);
      if (progress_) progress_(++done_);
    };
    const sim::ReplicateOptions options{.count = jobs.size(), .threads = plan_.threads};
    sim::replicate<double>(options, one, keep, stop_);
    if (outputs.size() < jobs.size()) return std::nullopt;
    return outputs;
  }

 private:
  const SelectionPlan& plan_;
  const SelectionOutput& output_;
  const std::function<void(std::size_t)>& progress_;
  std::stop_token stop_;
  std::size_t done_ = 0;
};

/// How many replications to run at once: the first stage, later some more than the threads can work on, so
/// that they do not wait, but not so many that much is run in vain.
std::size_t replications_ahead(const statistics::KimNelson& procedure, const SelectionPlan& plan,
                               std::size_t first_stage) {
  if (procedure.replication() < first_stage) return first_stage - procedure.replication();
  const std::size_t wanted = procedure.wanted().size();
  const std::size_t busy = (4 * plan.threads + wanted - 1) / wanted;
  return std::min(std::max(busy, procedure.replication() / 10), plan.cap - procedure.replication());
}

/// Hands the outputs of alternatives `ran`, replication by replication, to the procedure until it decides.
void report_all(statistics::KimNelson& procedure, const std::vector<std::size_t>& ran,
                const std::vector<double>& outputs) {
  for (std::size_t at = 0; at < outputs.size() && !procedure.decided(); at += ran.size()) {
    std::vector<double> wanted;
    for (const std::size_t alternative : procedure.wanted()) {
      const auto column = static_cast<std::size_t>(std::ranges::find(ran, alternative) - ran.begin());
      wanted.push_back(outputs[at + column]);
    }
    procedure.report(wanted);
  }
}

std::optional<Selection> select_guaranteed(const SelectionPlan& plan, OutputRunner& runner) {
  const std::size_t first_stage = std::max<std::size_t>(2, std::min(kFirstStage, plan.cap));
  statistics::KimNelson procedure({.alternatives = plan.alternatives,
                                   .better = plan.better,
                                   .confidence = plan.confidence,
                                   .indifference = plan.indifference,
                                   .first_stage = first_stage});
  while (!procedure.decided() && procedure.replication() < plan.cap) {
    const std::vector<std::size_t> ran(procedure.wanted().begin(), procedure.wanted().end());
    std::vector<Job> jobs;
    const std::size_t ahead = replications_ahead(procedure, plan, first_stage);
    for (std::size_t r = 0; r < ahead; ++r) {
      for (const std::size_t alternative : ran) jobs.emplace_back(alternative, procedure.replication() + r);
    }
    const auto outputs = runner.run(jobs);
    if (!outputs) return std::nullopt;
    report_all(procedure, ran, *outputs);
  }
  Selection selection{procedure.best(), procedure.decided(), {}, {}};
  if (selection.decided) selection.probability = plan.confidence;
  for (std::size_t i = 0; i < plan.alternatives; ++i) {
    selection.means.push_back(procedure.mean(i));
    selection.replications.push_back(procedure.replications(i));
  }
  return selection;
}

std::optional<Selection> select_with_budget(const SelectionPlan& plan, OutputRunner& runner) {
  const std::size_t share = plan.budget / plan.alternatives;
  statistics::BudgetAllocation allocation({.alternatives = plan.alternatives,
                                           .better = plan.better,
                                           .first_stage = std::min(kFirstStageOfBudget, share),
                                           .increment = std::max(kRound, 5 * plan.alternatives),
                                           .budget = plan.budget});
  while (!allocation.finished()) {
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < plan.alternatives; ++i) {
      for (std::size_t r = 0; r < allocation.wanted()[i]; ++r)
        jobs.emplace_back(i, allocation.replications(i) + r);
    }
    const auto outputs = runner.run(jobs);
    if (!outputs) return std::nullopt;
    for (std::size_t i = 0; i < jobs.size(); ++i) allocation.report(jobs[i].first, (*outputs)[i]);
  }
  Selection selection{allocation.best(), true, {}, {}, allocation.probability_correct()};
  for (std::size_t i = 0; i < plan.alternatives; ++i) {
    selection.means.push_back(allocation.mean(i));
    selection.replications.push_back(allocation.replications(i));
  }
  return selection;
}

}  // namespace

std::optional<Selection> select_best(const SelectionPlan& plan, const SelectionOutput& output,
                                     const std::function<void(std::size_t)>& progress, std::stop_token stop) {
  OutputRunner runner(plan, output, progress, std::move(stop));
  return plan.rule == SelectionRule::kGuaranteed ? select_guaranteed(plan, runner)
                                                 : select_with_budget(plan, runner);
}

}  // namespace surge::analysis
