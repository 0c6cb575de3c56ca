// SPDX-License-Identifier: Apache-2.0
// surge describe: a scenario, a component or metric of the catalogues, a result file, or the schema.
#include "app/describe.h"

#include <iostream>

#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/subcommand.h"
#include "scenarios/json_schema.h"

namespace surge::app {
namespace {

bool is_catalogue(const std::string& word) {
  return word == "hazard" || word == "policy" || word == "sourcing" || word == "repair" || word == "team" ||
         word == "evacuation" || word == "metric";
}

int describe_entry(const std::vector<std::string>& words, Format format, Language language) {
  if (words.size() < 2) throw UsageError("a name is missing: surge describe " + words[0] + " NAME");
  if (words[0] == "hazard") describe_hazard(words[1], format);
  if (words[0] == "policy") describe_policy(words[1], format);
  if (words[0] == "sourcing") describe_sourcing(words[1], format);
  if (words[0] == "repair") describe_repair(words[1], format);
  if (words[0] == "team") describe_team(words[1], format);
  if (words[0] == "evacuation") describe_evacuation(words[1], format);
  if (words[0] == "metric") describe_metric(words[1], format, language);
  return kDone;
}

int execute_describe(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.words();
  const Format format = arguments.has("json") ? Format::kJson : Format::kText;
  const Language language = arguments.language();
  if (is_catalogue(words[0])) return describe_entry(words, format, language);
  if (words.size() > 1) throw UsageError("unexpected '" + words[1] + "'");
  if (words[0] == "schema") {
    std::cout << scenarios::scenario_json_schema();
  } else if (words[0].ends_with(".h5") || words[0].ends_with(".h5.journal") ||
             words[0].ends_with(".h5.part")) {
    describe_results(words[0], format, language);
  } else {
    describe_scenario(find_scenario(words[0]), format, language);
  }
  return kDone;
}

}  // namespace

Subcommand describe_subcommand() {
  return {"describe",
          {.usage = "describe SCENARIO | RESULTS.h5 | hazard NAME | policy NAME | sourcing NAME | "
                    "repair NAME | team NAME | evacuation NAME | metric NAME | schema",
           .about = "Tells what a scenario, a result file, or something a scenario can name consists of.",
           .notes = "schema: the JSON Schema of scenario files, for editors.",
           .minimum_words = 1,
           .maximum_words = 2,
           .options = {json_option(), language_option()}},
          &execute_describe};
}

}  // namespace surge::app
