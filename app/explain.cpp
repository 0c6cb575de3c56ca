// SPDX-License-Identifier: Apache-2.0
// surge explain: why a county was short of an item at an hour.
#include "app/explain.h"

#include <iostream>

#include "app/exit_codes.h"
#include "app/subcommand.h"

namespace surge::app {
namespace {

std::string required(const Arguments& arguments, const std::string& option) {
  const auto text = arguments.text(option);
  if (!text) throw UsageError("--" + option + " is missing");
  return *text;
}

int execute_explain(const Arguments& arguments) {
  const Inquiry inquiry{.county = required(arguments, "county"),
                        .item = required(arguments, "item"),
                        .at = required(arguments, "at"),
                        .replication = arguments.integer("replication", 0, UINT64_MAX),
                        .replications = arguments.integer("replications", 1, UINT64_MAX)};
  const ExplainedRun run = explain_run(arguments.words()[0], inquiry);
  const models::Scenario& scenario = run.loaded.scenario;
  std::cout << (arguments.has("json") ? explanation_json(scenario, run.findings)
                                      : explanation_text(scenario, run.findings, arguments.language()));
  return kDone;
}

}  // namespace

Subcommand explain_subcommand() {
  return {
      "explain",
      {.usage = "explain RESULTS.h5 --county NAME --item NAME --at TIME",
       .about = "Tells why a county was short of an item at an hour.",
       .notes =
           "Counties and items by key or name, in either language. The replications are run again up to that "
           "time,\nfrom the scenario and the seed in the file.",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = {{"county", 0, "NAME", "the county"},
                   {"item", 0, "NAME", "the item"},
                   {"at", 0, "TIME", "after the disaster struck: 60h, '3 d'"},
                   {"replications", 0, "N", "how many to run again (default: 20, at most those in the file)"},
                   {"replication", 0, "K", "this one alone"},
                   json_option(),
                   language_option()}},
      &execute_explain};
}

}  // namespace surge::app
