// SPDX-License-Identifier: Apache-2.0
// surge validate: reads a scenario, tells all that is wrong or odd, and what it holds.
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/overrides.h"
#include "app/scenario_overview.h"
#include "app/subcommand.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

void print_valid(const scenarios::LoadedScenario& loaded, Language language) {
  for (const models::Warning& warning : loaded.warnings) std::cout << "warning: " << warning.text << '\n';
  std::cout << "valid: " << pick(loaded.scenario.title, language) << " (" << loaded.files.size() << " files, "
            << loaded.warnings.size() << (loaded.warnings.size() == 1 ? " warning" : " warnings") << ")\n";
  print_overview(std::cout, loaded.scenario);
}

nlohmann::ordered_json problem_json(const scenarios::Problem& problem) {
  return {{"file", problem.file},
          {"line", problem.line},
          {"column", problem.column},
          {"field", problem.field},
          {"found", problem.found},
          {"expected", problem.expected},
          {"suggestion", problem.suggestion}};
}

nlohmann::ordered_json valid_json(const scenarios::LoadedScenario& loaded) {
  nlohmann::ordered_json json{{"valid", true}, {"problems", nlohmann::ordered_json::array()}};
  json["warnings"] = nlohmann::ordered_json::array();
  for (const models::Warning& warning : loaded.warnings) json["warnings"].push_back(warning.text);
  json["files"] = loaded.files;
  json["hash"] = loaded.hash;
  json["scenario"] = nlohmann::ordered_json::parse(overview_json(loaded.scenario));
  return json;
}

nlohmann::ordered_json invalid_json(const scenarios::ScenarioError& error) {
  nlohmann::ordered_json json{{"valid", false}, {"problems", nlohmann::ordered_json::array()}};
  for (const scenarios::Problem& problem : error.problems())
    json["problems"].push_back(problem_json(problem));
  return json;
}

int execute_validate(const Arguments& arguments) {
  const std::filesystem::path file = find_scenario(arguments.words()[0]);
  const std::vector<scenarios::Override> overrides = parse_overrides(arguments.all("set"));
  const Language language = arguments.language();
  try {
    const scenarios::LoadedScenario loaded = scenarios::read_scenario(file, overrides);
    const models::Model model(loaded.scenario);  // also checks the names of hazards, policy and metrics
    arguments.has("json") ? void(std::cout << valid_json(loaded).dump(2) << '\n')
                          : print_valid(loaded, language);
  } catch (const scenarios::ScenarioError& error) {
    if (!arguments.has("json")) throw;
    std::cout << invalid_json(error).dump(2) << '\n';
    return kWrongUsage;
  }
  return kDone;
}

}  // namespace

Subcommand validate_subcommand() {
  return {"validate",
          {.usage = "validate SCENARIO",
           .about = "Reads a scenario and tells all that is wrong with it, or what it holds.",
           .notes =
               "SCENARIO is a folder, a YAML file, or the name of a shipped scenario (surge list scenarios).",
           .minimum_words = 1,
           .maximum_words = 1,
           .options = {set_option(), json_option(), language_option()}},
          &execute_validate};
}

}  // namespace surge::app
