// SPDX-License-Identifier: Apache-2.0
// surge list: the shipped scenarios and the catalogues.
#include <algorithm>
#include <functional>
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/figures/figure_catalogue.h"
#include "app/columns.h"
#include "app/did_you_mean.h"
#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/subcommand.h"
#include "models/catalogue/catalogues.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

struct Entry {
  std::string name;
  std::string text;
};
using Entries = std::vector<Entry>;

std::string title_of(const ShippedScenario& scenario, Language language) {
  try {
    return pick(scenarios::read_scenario(scenario.file).scenario.title, language);
  } catch (const scenarios::ScenarioError& error) {
    return "(" + std::to_string(error.problems().size()) + " problems; see surge validate)";
  }
}

Entries scenario_entries(Language language) {
  Entries entries;
  for (const ShippedScenario& scenario : shipped_scenarios()) {
    entries.push_back({scenario.name, title_of(scenario, language)});
  }
  return entries;
}

Entries component_entries(const std::vector<models::ComponentDescription>& catalogue) {
  Entries entries;
  for (const auto& component : catalogue) entries.push_back({component.kind, component.description});
  return entries;
}

Entries metric_entries() {
  Entries entries;
  for (const auto& metric : models::metric_catalogue()) entries.push_back({metric.name, metric.description});
  return entries;
}

Entries figure_entries() {
  Entries entries;
  for (const auto& figure : analysis::figures::figure_catalogue())
    entries.push_back({figure.name, figure.about});
  return entries;
}

struct Section {
  std::string name;
  std::function<Entries(Language)> entries;
};

const std::vector<Section>& sections() {
  static const std::vector<Section> kSections = {
      {"scenarios", &scenario_entries},
      {"hazards", [](Language) { return component_entries(models::hazard_catalogue()); }},
      {"policies", [](Language) { return component_entries(models::dispatch_policy_catalogue()); }},
      {"sourcing", [](Language) { return component_entries(models::sourcing_policy_catalogue()); }},
      {"repair", [](Language) { return component_entries(models::repair_policy_catalogue()); }},
      {"teams", [](Language) { return component_entries(models::team_policy_catalogue()); }},
      {"evacuation", [](Language) { return component_entries(models::evacuation_policy_catalogue()); }},
      {"metrics", [](Language) { return metric_entries(); }},
      {"figures", [](Language) { return figure_entries(); }},
  };
  return kSections;
}

std::vector<Section> chosen(const std::string& name) {
  if (name == "all") return sections();
  std::vector<std::string> names{"all"};
  for (const Section& section : sections()) {
    if (section.name == name) return {section};
    names.push_back(section.name);
  }
  throw UsageError("cannot list '" + name + "', only " + joined(names) + did_you_mean(name, names));
}

void print_text(const std::vector<Section>& list, Language language) {
  for (const Section& section : list) {
    if (&section != &list.front()) std::cout << '\n';
    if (list.size() > 1) std::cout << section.name << '\n';
    Columns columns({Align::kLeft, Align::kLeft});
    for (Entry& entry : section.entries(language))
      columns.add({std::move(entry.name), std::move(entry.text)});
    columns.print(std::cout, list.size() > 1 ? "  " : "");
  }
}

void print_json(const std::vector<Section>& list, Language language) {
  nlohmann::ordered_json json;
  for (const Section& section : list) {
    json[section.name] = nlohmann::ordered_json::array();
    for (const Entry& entry : section.entries(language)) {
      json[section.name].push_back({{"name", entry.name}, {"description", entry.text}});
    }
  }
  std::cout << json.dump(2) << '\n';
}

int execute_list(const Arguments& arguments) {
  const std::vector<Section> list = chosen(arguments.words().empty() ? "all" : arguments.words()[0]);
  const Language language = arguments.language();
  arguments.has("json") ? print_json(list, language) : print_text(list, language);
  return kDone;
}

}  // namespace

Subcommand list_subcommand() {
  return {"list",
          {.usage = "list [scenarios|hazards|policies|sourcing|repair|teams|evacuation|metrics|figures|all]",
           .about = "Lists the scenarios that come with the program, what scenarios can name, and figures.",
           .notes = "",
           .maximum_words = 1,
           .options = {json_option(), language_option()}},
          &execute_list};
}

}  // namespace surge::app
