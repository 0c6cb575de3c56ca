// SPDX-License-Identifier: Apache-2.0
#include "models/command/by_horizon.h"

#include <algorithm>

#include "models/command/as_planned.h"
#include "models/units.h"

namespace surge::models {
namespace {

ParameterDeclaration horizon(std::string name, std::string description, double days) {
  return {.name = std::move(name),
          .description = std::move(description),
          .dimension = Dimension::kTime,
          .minimum = kHour_s,
          .maximum = 1e8,
          .default_value = days * kDay_s};
}

}  // namespace

ComponentDescription ByHorizon::description() {
  return {
      "by_horizon",
      "Meets what is short in the short term from agreements that deliver in time and the market, in the "
      "medium term from all agreements, in the long term by converting as many lines as that takes; reverts "
      "lines that are no longer needed.",
      {horizon("short", "the short term (72 hours: the usual bound of emergency relief)", 3),
       horizon("medium", "the medium term (assumed)", 10),
       horizon("long", "the long term (assumed)", 30),
       {.name = "margin",
        .description =
            "a line is reverted when without it there would still be a surplus in the long term of this "
            "share of what it would make (assumed)",
        .minimum = 0,
        .maximum = 100,
        .default_value = 0.1}}};
}

ByHorizon::ByHorizon(const ComponentSpec& spec)
    : short_(sim::duration_from_seconds(spec.number("short"))),
      medium_(sim::duration_from_seconds(spec.number("medium"))),
      long_(sim::duration_from_seconds(spec.number("long"))),
      margin_(spec.number("margin")) {}

void ByHorizon::decide(SourcingProblem& problem) const {
  for (const Id<Item> item : problem.items()) {
    call_off_shortfall(problem, item, [&](const Agreement&) { return short_; });
    buy_shortfall(problem, item, short_);
    call_off_shortfall(problem, item, [&](const Agreement&) { return medium_; });
    convert_for_shortfall(problem, item);
    revert_surplus(problem, item);
  }
  convert_for_materials(problem);
}

void ByHorizon::convert_for_materials(SourcingProblem& problem) const {
  const Scenario& scenario = problem.scenario();
  for (const Id<Conversion> conversion : problem.allowed_conversions()) {
    const Id<Item> material = scenario.conversions[conversion].item;
    const auto uses = [&](const BillLine& bill) {
      return bill.material == material && problem.is_being_made(bill.item);
    };
    const auto& bills = scenario.production.bills;
    if (std::any_of(bills.begin(), bills.end(), uses)) problem.convert(conversion);
  }
}

void ByHorizon::convert_for_shortfall(SourcingProblem& problem, Id<Item> item) const {
  std::vector<Id<Conversion>> possible = problem.possible_conversions(item);
  if (possible.empty()) return;
  // What brings most within the horizon first.
  std::stable_sort(possible.begin(), possible.end(), [&](Id<Conversion> x, Id<Conversion> y) {
    return problem.expected_output(x, long_) > problem.expected_output(y, long_);
  });
  double missing = problem.shortfall(item, long_);
  for (const Id<Conversion> conversion : possible) {
    const double output = problem.expected_output(conversion, long_);
    if (missing <= 0 || output <= 0) return;
    problem.convert(conversion);
    missing -= output;
  }
}

void ByHorizon::revert_surplus(SourcingProblem& problem, Id<Item> item) const {
  const std::vector<Id<ProductionLine>> lines = problem.converted_lines(item);
  if (lines.empty()) return;
  double surplus = -problem.shortfall(item, long_);
  for (const Id<ProductionLine> line : lines) {
    const double output = problem.running_output(line, long_);
    if (surplus < (1 + margin_) * output) continue;
    problem.revert(line);
    surplus -= output;
  }
}

}  // namespace surge::models
