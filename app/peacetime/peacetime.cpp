// SPDX-License-Identifier: Apache-2.0
// surge peacetime: the operation of the reserves alone, without a disaster: how long its beginning is felt,
// and its steady state.
#include "models/peacetime/peacetime.h"

#include <array>
#include <iostream>

#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/interrupt.h"
#include "app/overrides.h"
#include "app/peacetime/peacetime_report.h"
#include "app/subcommand.h"
#include "scenarios/read.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

using models::Scenario;
using std::chrono::hours;

constexpr std::uint64_t kUsualCourses = 20;
constexpr std::uint64_t kMostCourses = 100'000;

/// The shortest of these that makes 1,000 steps or fewer; a hundredth of less than 100 hours.
sim::Duration step_of(sim::Duration peacetime) {
  constexpr int kDay = 24;
  constexpr std::array kSteps = {hours(1),         hours(3),        hours(6),        hours(12),
                                 hours(kDay),      hours(2 * kDay), hours(5 * kDay), hours(10 * kDay),
                                 hours(20 * kDay), hours(50 * kDay)};
  if (peacetime < hours(100)) return std::max(peacetime / 100, sim::Duration(1));
  for (const sim::Duration step : kSteps) {
    if (peacetime / step <= 1000) return step;
  }
  return kSteps.back();
}

/// False if it was interrupted.
template <class Result, class Run, class Sink>
bool replicated(const PeacetimeFindings& findings, unsigned threads, Run run, Sink sink,
                const std::stop_token& stop) {
  const sim::ReplicateOptions options{.count = findings.replications, .threads = threads};
  return sim::replicate<Result>(options, run, sink, stop) == findings.replications;
}

sim::Duration longest_of(const std::vector<analysis::ItemWarmUp>& warm_ups) {
  sim::Duration longest{};
  for (const analysis::ItemWarmUp& item : warm_ups) {
    if (item.reliable && !item.runs_out) longest = std::max(longest, item.time);
  }
  return longest > hours(48) ? sim::Duration(std::chrono::ceil<std::chrono::days>(longest)) : longest;
}

bool find_warm_up(const Scenario& scenario, unsigned threads, const std::stop_token& stop,
                  PeacetimeFindings& findings) {
  analysis::WarmUpSearch search(scenario.items.size(),
                                static_cast<std::size_t>(scenario.peacetime.duration / findings.step));
  const auto run = [&](std::uint64_t replication) {
    return models::peacetime_course(scenario, {scenario.run.seed, replication}, findings.step);
  };
  const auto sink = [&](std::uint64_t, const models::PeacetimeCourse& course) { search.add(course); };
  if (!replicated<models::PeacetimeCourse>(findings, threads, run, sink, stop)) return false;
  findings.warm_ups = search.find();
  findings.proposed = longest_of(findings.warm_ups);
  const sim::Duration set = scenario.peacetime.warm_up;
  findings.dropped = set > sim::Duration::zero() ? set : findings.proposed;
  return true;
}

/// What a run with this warm-up would count.
bool find_steady_state(Scenario scenario, unsigned threads, const std::stop_token& stop,
                       PeacetimeFindings& findings) {
  scenario.peacetime.warm_up = findings.dropped;
  if (findings.replications == 1) {
    findings.steady_state = analysis::by_batches(
        models::peacetime_course(scenario, {scenario.run.seed, 0}, findings.step), findings.dropped);
    return true;
  }
  using Values = std::vector<analysis::PeacetimeValues>;
  const sim::Duration counted = scenario.peacetime.duration - findings.dropped;
  const auto run = [&](std::uint64_t replication) {
    Values values;
    for (const models::StockAccount& account :
         models::simulate_peacetime(scenario, {scenario.run.seed, replication}).items)
      values.push_back(analysis::peacetime_values(account, counted));
    return values;
  };
  std::vector<Values> all;
  const auto sink = [&](std::uint64_t, Values&& values) { all.push_back(std::move(values)); };
  if (!replicated<Values>(findings, threads, run, sink, stop)) return false;
  findings.steady_state = analysis::by_replications(all);
  return true;
}

int execute_peacetime(const Arguments& arguments) {
  scenarios::LoadedScenario loaded =
      scenarios::read_scenario(find_scenario(arguments.words()[0]), parse_overrides(arguments.all("set")));
  Scenario& scenario = loaded.scenario;
  scenario.run.seed = arguments.integer("seed", 0, UINT64_MAX).value_or(scenario.run.seed);
  if (scenario.peacetime.duration == sim::Duration::zero())
    throw UsageError("peacetime.duration is 0 h, so there is no peacetime to look at; see --set");
  PeacetimeFindings findings;
  findings.replications = arguments.integer("replications", 1, kMostCourses).value_or(kUsualCourses);
  findings.step = step_of(scenario.peacetime.duration);
  const unsigned threads = arguments.threads();
  const InterruptWatch watch;
  if (!find_warm_up(scenario, threads, watch.token(), findings) ||
      !find_steady_state(scenario, threads, watch.token(), findings)) {
    std::cerr << "interrupted\n";
    return kFailed;
  }
  std::cout << (arguments.has("json") ? peacetime_report_json(scenario, findings) + "\n"
                                      : peacetime_report_text(scenario, findings, arguments.language()));
  return kDone;
}

}  // namespace

Subcommand peacetime_subcommand() {
  return {
      "peacetime",
      {.usage = "peacetime SCENARIO",
       .about = "Tells how the reserves do in peacetime, and how much of its beginning to leave out.",
       .notes = "Simulates peacetime alone, without a disaster. With one replication the intervals are from "
                "batch means.",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = {{"seed", 0, "N", "seed of the random streams (default: the scenario's)"},
                   {"replications", 0, "N", "number of replications (default: 20)"},
                   threads_option(),
                   set_option(),
                   json_option(),
                   language_option()}},
      &execute_peacetime};
}

}  // namespace surge::app
