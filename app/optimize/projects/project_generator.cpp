// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_generator.h"

#include <algorithm>
#include <map>

#include "scenarios/nearest_name.h"

namespace surge::app {
namespace {

using scenarios::Problems;

std::vector<std::string> conversion_keys(const models::Scenario& scenario) {
  std::vector<std::string> keys;
  for (const models::Conversion& conversion : scenario.conversions) keys.push_back(conversion.key);
  return keys;
}

/// Conversions the rule is about; those named that do not exist are told.
std::vector<std::string> chosen_conversions(const ConversionRule& rule, const std::vector<std::string>& keys,
                                            const std::string& field, Problems& problems) {
  if (rule.all) return keys;
  std::vector<std::string> chosen;
  for (const std::string& name : rule.conversions) {
    if (std::ranges::find(keys, name) != keys.end()) {
      chosen.push_back(name);
    } else {
      problems.add(rule.place, field, scenarios::in_quotes(name),
                   {"the key of a conversion of the scenario", scenarios::nearest_name(name, keys)});
    }
  }
  return chosen;
}

/// "Tent line: tent"
models::BilingualName name_of(const models::Scenario& scenario, const models::Conversion& conversion,
                              const models::BilingualName& what) {
  const models::BilingualName& line = scenario.lines[conversion.line].name;
  const models::BilingualName& item = scenario.items[conversion.item].name;
  return {what.en + ": " + line.en + ", " + item.en, what.zh + "：" + line.zh + "，" + item.zh};
}

FundableProject project_for(const models::Scenario& scenario, const models::Conversion& conversion,
                            const ConversionRule& rule, const std::string& prefix,
                            const models::BilingualName& what) {
  FundableProject project;
  project.key = prefix + ":" + conversion.key;
  project.name = name_of(scenario, conversion, what);
  project.cost_cny = rule.cost_cny;
  project.place = rule.place;
  return project;
}

/// Whether the project, with all it needs and they need, leads back to `begin`.
bool leads_to(const ProjectMarket& market, std::size_t from, std::size_t begin, std::size_t depth) {
  if (depth > market.size()) return true;
  return std::ranges::any_of(market.needs[from], [&](std::size_t need) {
    return need == begin || leads_to(market, need, begin, depth + 1);
  });
}

}  // namespace

void generate_projects(ProjectProblem& problem, const models::Scenario& scenario, Problems& problems) {
  const std::vector<std::string> keys = conversion_keys(scenario);
  const auto chosen = [&](const ConversionRule& rule, const std::string& field) {
    return chosen_conversions(rule, keys, field, problems);
  };
  const std::vector<std::string> rehearse =
      problem.rehearse ? chosen(*problem.rehearse, "lines.rehearse") : std::vector<std::string>{};
  const std::vector<std::string> flexible =
      problem.flexible ? chosen(*problem.flexible, "lines.flexible") : std::vector<std::string>{};
  std::vector<std::string> planned;
  for (const auto id : scenario.command.plan.conversions) planned.push_back(scenario.conversions[id].key);
  const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (const models::Conversion& conversion : scenario.conversions) {
    const bool is_planned = is_in(planned, conversion.key);
    const bool becomes_flexible = is_in(flexible, conversion.key) && !is_planned;
    if (becomes_flexible) {
      FundableProject project =
          project_for(scenario, conversion, *problem.flexible, "flexible", {"Flexible line", "转产能力"});
      project.kind = "line";
      project.changes.planned = {conversion.key};
      problem.projects.push_back(std::move(project));
    }
    if (is_in(rehearse, conversion.key) && !conversion.rehearsed && (is_planned || becomes_flexible)) {
      FundableProject project =
          project_for(scenario, conversion, *problem.rehearse, "rehearse", {"Drill", "演练"});
      project.kind = "training";
      project.changes.changes = {{"conversions." + conversion.key + ".rehearsed", "true"}};
      if (becomes_flexible) project.needs = {"flexible:" + conversion.key};
      problem.projects.push_back(std::move(project));
    }
  }
  if (problem.projects.empty() && problems.count() == 0)
    problems.add({}, "projects", "none",
                 {"projects, or rules that make some: all conversions are rehearsed or planned"});
}

void check_conflicts(const ProjectProblem& problem, Problems& problems) {
  const std::vector<FundableProject>& projects = problem.projects;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    for (std::size_t j = i + 1; j < projects.size(); ++j) {
      if (!projects[i].group.empty() && projects[i].group == projects[j].group) continue;
      const auto conflict = conflict_between(projects[i].changes, projects[j].changes);
      if (!conflict) continue;
      problems.add(projects[j].place, "projects." + projects[j].key, conflict->path + ": " + conflict->second,
                   {conflict->first + ", as in the project " + scenarios::in_quotes(projects[i].key) +
                    ", or one group for both"});
    }
  }
}

ProjectMarket market_of(const ProjectProblem& problem, Problems& problems) {
  ProjectMarket market;
  std::map<std::string, std::size_t> numbers;
  std::map<std::string, std::vector<std::size_t>> groups;
  for (const FundableProject& project : problem.projects) {
    if (!project.group.empty()) groups[project.group].push_back(market.cost.size());
    numbers.emplace(project.key, market.cost.size());
    market.cost.push_back(project.cost_cny);
  }
  for (auto& [name, members] : groups) market.groups.push_back(std::move(members));
  for (const FundableProject& project : problem.projects) {
    market.needs.emplace_back();
    for (const std::string& need : project.needs) {
      if (const auto found = numbers.find(need); found != numbers.end())
        market.needs.back().push_back(found->second);
    }
  }
  for (std::size_t i = 0; i < market.size(); ++i) {
    if (!leads_to(market, i, i, 0)) continue;
    problems.add(problem.projects[i].place, "projects." + problem.projects[i].key + ".needs", "a circle",
                 {"needs that do not lead back to the project"});
    market.needs[i].clear();
  }
  for (std::size_t i = 0; i < market.size(); ++i) {
    const Portfolio alone = market.with(Portfolio(market.size(), false), i);
    if (market.is_allowed(alone, optimisation::kInfinity) && alone[i]) continue;
    problems.add(problem.projects[i].place, "projects." + problem.projects[i].key + ".needs",
                 "projects of one group", {"needs that can be funded together"});
  }
  return market;
}

}  // namespace surge::app
