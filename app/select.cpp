// SPDX-License-Identifier: Apache-2.0
#include "app/select.h"

#include <charconv>
#include <cmath>
#include <iostream>

#include "analysis/comparison/comparison.h"
#include "analysis/comparison/selection.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/measures.h"
#include "app/progress.h"

namespace surge::app {
namespace {

constexpr std::size_t kDefaultCap = 10'000;
constexpr std::uint64_t kMostBudget = 1'000'000'000;

/// The measure named, the same in all alternatives.
analysis::Measure measure_to_select_by(const ComparisonSetup& setup, const std::string& text) {
  std::vector<const models::RecordSchema*> schemas;
  for (const Alternative& alternative : setup.alternatives) schemas.push_back(&alternative.schema());
  std::vector<analysis::Measure> measures;
  with_option("--select", [&] { measures = analysis::measures_of(*schemas.front(), text); });
  if (measures.size() != 1) {
    throw UsageError("--select: '" + text + "' has " + std::to_string(measures.size()) +
                     " values; choose one, such as " + measures.front().key);
  }
  if (measures.front().direction == models::Direction::kNeutral)
    throw UsageError("--select: of '" + text + "' neither more nor less is better");
  return chosen_measures({measures.front().key}, schemas).front();
}

/// A number above 0, in the unit of the metric or, for shares, with a percent sign.
double positive_number(const std::string& option, std::string text) {
  const std::string given = text;
  const bool percent = text.ends_with('%');
  if (percent) text.pop_back();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value)) {
    throw UsageError("--" + option + ": found '" + given +
                     "', expected a number above 0 in the unit of the metric");
  }
  return percent ? value / 100 : value;
}

analysis::SelectionPlan plan_of(const ComparisonSetup& setup, const Arguments& arguments,
                                const analysis::Measure& measure) {
  analysis::SelectionPlan plan;
  plan.alternatives = setup.alternatives.size();
  plan.threads = setup.threads;
  plan.better = measure.direction == models::Direction::kHigherIsBetter ? statistics::Better::kHigher
                                                                        : statistics::Better::kLower;
  if (arguments.has("indifference") == arguments.has("budget"))
    throw UsageError("--select needs either --indifference D or --budget N");
  if (arguments.has("budget")) {
    plan.rule = analysis::SelectionRule::kBudget;
    plan.budget = arguments.integer("budget", 2 * plan.alternatives, kMostBudget).value();
    return plan;
  }
  plan.indifference = positive_number("indifference", arguments.text("indifference").value());
  plan.cap = arguments.integer("replications", 2, kMostBudget).value_or(kDefaultCap);
  return plan;
}

void refuse_what_does_not_fit(const ComparisonSetup& setup, const Arguments& arguments) {
  for (const char* option : {"output", "metric"}) {
    if (arguments.has(option)) throw UsageError(std::string("--") + option + " does not go with --select");
  }
  if (arguments.has("budget") && arguments.has("replications"))
    throw UsageError("--replications does not go with --budget, which is the number of all replications");
  for (const Alternative& alternative : setup.alternatives) {
    if (alternative.file() != nullptr) {
      throw UsageError("--select runs replications of its own: give scenarios, not the result file " +
                       alternative.name().source);
    }
  }
}

double output_of(const ComparisonSetup& setup, const analysis::Measure& measure, std::size_t index,
                 std::uint64_t replication) {
  const Alternative& alternative = setup.alternatives[index];
  const models::Record record = alternative.record(setup.seed, replication);
  const std::string place = "replication " + std::to_string(replication) + " of " + alternative.name().key;
  if (record.outcome.kind == sim::RunOutcome::Kind::failed)
    throw std::runtime_error(place + " failed: " + record.outcome.what);
  const auto position = analysis::position_of(measure, alternative.schema()).value();
  const double horizon_h = sim::to_hours(record.outcome.time - sim::kStart);
  const double value =
      analysis::compared_value(measure, record.table(position.table)[position.cell], horizon_h);
  if (std::isnan(value)) {
    throw std::runtime_error(measure.key + " has no value in " + place +
                             "; a selection needs a metric that always has one");
  }
  return value;
}

}  // namespace

std::vector<analysis::AlternativeName> names_of(const std::vector<Alternative>& alternatives) {
  std::vector<analysis::AlternativeName> names;
  for (const Alternative& alternative : alternatives) names.push_back(alternative.name());
  return names;
}

int execute_selection(const ComparisonSetup& setup, const Arguments& arguments) {
  refuse_what_does_not_fit(setup, arguments);
  const analysis::Measure measure = measure_to_select_by(setup, arguments.text("select").value());
  const analysis::SelectionPlan plan = plan_of(setup, arguments, measure);
  const InterruptWatch watch;
  const bool budgeted = plan.rule == analysis::SelectionRule::kBudget;
  const auto style = setup.notes == Notes::kQuiet ? ProgressStyle::kNone : style_of_standard_error();
  std::optional<analysis::Selection> selection;
  {
    Progress progress(std::cerr, style, budgeted ? plan.budget : plan.cap * plan.alternatives);
    const auto output = [&](std::size_t alternative, std::uint64_t replication) {
      return output_of(setup, measure, alternative, replication);
    };
    selection = analysis::select_best(
        plan, output, [&](std::size_t done) { progress.show(done); }, watch.token());
  }
  if (!selection) {
    std::cerr << "interrupted; nothing was selected\n";
    return kFailed;
  }
  const std::vector<analysis::AlternativeName> names = names_of(setup.alternatives);
  std::cout << (setup.format == Format::kJson
                    ? analysis::selection_json(*selection, plan, measure, names, setup.language)
                    : analysis::selection_text(*selection, plan, measure, names, setup.language));
  return kDone;
}

}  // namespace surge::app
