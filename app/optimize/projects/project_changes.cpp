// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_changes.h"

#include <algorithm>
#include <set>

#include "scenarios/problems.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_parse.h"
#include "scenarios/yaml_text.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using scenarios::Node;
using scenarios::NodeEntry;
using scenarios::Problems;
using scenarios::yaml_text;

constexpr const char* kPlanPath = "command.plan.conversions";
constexpr std::size_t kMostLayers = 100;

/// The YAML of a scenario file; nothing if there is none or it is no map.
std::optional<Node> parsed(const fs::path& file, Problems& problems) {
  const int number = problems.add_file(file.string());
  const auto text = scenarios::read_text_file(file, {number, 0, 0}, problems);
  if (!text) return std::nullopt;
  std::optional<Node> root = scenarios::parse_yaml(*text, number, problems);
  return root && root->is_map() ? root : std::nullopt;
}

std::vector<fs::path> named_files(const Node* value, const fs::path& folder) {
  std::vector<fs::path> files;
  if (value == nullptr) return files;
  if (value->is_scalar()) files.push_back(fs::weakly_canonical(folder / value->text));
  for (const Node& item : value->items) {
    if (item.is_scalar()) files.push_back(fs::weakly_canonical(folder / item.text));
  }
  return files;
}

void add_tables(const fs::path& file, std::size_t depth, TableFiles& found) {
  Problems ignored;
  const std::optional<Node> root = depth < kMostLayers ? parsed(file, ignored) : std::nullopt;
  if (!root) return;
  for (const char* key : {"base", "include"}) {
    for (const fs::path& part : named_files(root->find(key), file.parent_path()))
      add_tables(part, depth + 1, found);
  }
  const Node* tables = root->find("tables");
  if (tables == nullptr || !tables->is_map()) return;
  for (const NodeEntry& table : tables->entries)
    found[table.key] = named_files(&table.value, file.parent_path());
}

/// Files that a variant adds to a table; it must keep those that are there.
void read_table_changes(const Node& tables, const fs::path& folder, TableFiles& there,
                        ProjectChanges& changes, Problems& problems) {
  for (const NodeEntry& table : tables.entries) {
    const std::vector<fs::path> given = named_files(&table.value, folder);
    std::vector<fs::path>& before = there[table.key];
    const bool keeps = std::ranges::all_of(
        before, [&](const fs::path& file) { return std::ranges::find(given, file) != given.end(); });
    if (!keeps || given.empty()) {
      problems.add(table.place, "tables." + table.key, found_text(table.value),
                   {"the files that the scenario reads, and more: a project adds rows"});
      continue;
    }
    for (const fs::path& file : given) {
      if (std::ranges::find(before, file) == before.end()) changes.added[table.key].push_back(file);
    }
    before = given;
  }
}

void read_layer(const Node& root, const fs::path& folder, TableFiles& there, ProjectChanges& changes,
                Problems& problems) {
  static const std::set<std::string> kOfTheFile = {"surge",  "title",   "description", "base",
                                                   "tables", "changes", "key"};
  for (const NodeEntry& entry : root.entries) {
    if (entry.key == "include")
      problems.add(entry.place, "include", found_text(entry.value),
                   {"no include in the variant of a project"});
    if (kOfTheFile.contains(entry.key) || entry.key == "include") continue;
    Node over = empty_map({});
    over.entries = {entry};
    scenarios::expand_short_forms(over);
    scenarios::merge(changes.sections, std::move(over));
  }
  const Node* tables = root.find("tables");
  if (tables != nullptr && tables->is_map()) read_table_changes(*tables, folder, there, changes, problems);
  const Node* cells = root.find("changes");
  if (cells == nullptr) return;
  for (const NodeEntry& cell : cells->entries) {
    std::erase_if(changes.changes, [&](const auto& earlier) { return earlier.first == cell.key; });
    changes.changes.emplace_back(cell.key, yaml_text(cell.value));
  }
}

void add_leaves(const Node& map, const std::string& path, std::map<std::string, std::string>& leaves) {
  for (const NodeEntry& entry : map.entries) {
    const std::string full = path.empty() ? entry.key : path + "." + entry.key;
    if (entry.value.is_map() && !entry.value.entries.empty()) {
      add_leaves(entry.value, full, leaves);
    } else {
      leaves[full] = yaml_text(entry.value);
    }
  }
}

/// Path and value of all that is changed to a value of its own.
std::map<std::string, std::string> leaves_of(const ProjectChanges& changes) {
  std::map<std::string, std::string> leaves;
  add_leaves(changes.sections, "", leaves);
  for (const auto& [path, value] : changes.changes) leaves[path] = value;
  return leaves;
}

/// Whether one is the other or leads to it.
bool overlap(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '.');
}

std::string file_name(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return yaml_text((relative.empty() ? file : relative).generic_string());
}

std::string tables_yaml(const ComposedScenario& on, const TableFiles& added, const fs::path& folder) {
  std::string text = added.empty() ? "" : "tables:\n";
  for (const auto& [table, files] : added) {
    std::string names;
    const auto base = on.tables.find(table);
    for (const fs::path& file : base == on.tables.end() ? std::vector<fs::path>{} : base->second)
      names += (names.empty() ? "" : ", ") + file_name(file, folder);
    for (const fs::path& file : files) names += (names.empty() ? "" : ", ") + file_name(file, folder);
    text += "  " + table + ": [" + names + "]\n";
  }
  return text;
}

/// The plan with the conversions put into it, in the order of the table.
std::string plan_yaml(const ComposedScenario& on, const std::set<std::string>& planned) {
  std::string names;
  for (const std::string& conversion : on.conversions) {
    if (planned.contains(conversion) || std::ranges::find(on.plan, conversion) != on.plan.end())
      names += (names.empty() ? "" : ", ") + yaml_text(conversion);
  }
  return "[" + names + "]";
}

}  // namespace

TableFiles table_files(const fs::path& scenario_file) {
  TableFiles found;
  add_tables(scenario_file, 0, found);
  return found;
}

ProjectChanges changes_of_variant(const fs::path& variant, const fs::path& scenario_file,
                                  const scenarios::Place& place, Problems& problems) {
  struct Layer {
    Node root;
    fs::path folder;
  };
  std::vector<Layer> layers;
  const fs::path end = fs::weakly_canonical(scenario_file);
  fs::path file = fs::weakly_canonical(variant);
  while (file != end) {
    std::optional<Node> root = layers.size() < kMostLayers ? parsed(file, problems) : std::nullopt;
    const Node* base = root ? root->find("base") : nullptr;
    if (base == nullptr || !base->is_scalar()) {
      problems.add(place, "scenario", scenarios::in_quotes(variant.string()),
                   {"a variant of the problem's scenario"});
      return {};
    }
    const fs::path next = fs::weakly_canonical(file.parent_path() / base->text);
    layers.push_back({std::move(*root), file.parent_path()});
    file = next;
  }
  ProjectChanges changes;
  TableFiles there = table_files(scenario_file);
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    read_layer(layer->root, layer->folder, there, changes, problems);
  return changes;
}

std::optional<ChangeConflict> conflict_between(const ProjectChanges& first, const ProjectChanges& second) {
  const auto mine = leaves_of(first), theirs = leaves_of(second);
  for (const auto& [path, value] : mine) {
    for (const auto& [other, other_value] : theirs) {
      if (overlap(path, other) && (path != other || value != other_value))
        return ChangeConflict{path.size() < other.size() ? other : path, value, other_value};
    }
    if (!second.planned.empty() && overlap(path, kPlanPath))
      return ChangeConflict{path, value, yaml_text(second.planned.front())};
  }
  for (const auto& [path, value] : theirs) {
    if (!first.planned.empty() && overlap(path, kPlanPath))
      return ChangeConflict{path, yaml_text(first.planned.front()), value};
  }
  return std::nullopt;
}

std::string composed_yaml(const ComposedScenario& on, std::span<const ProjectChanges* const> changes,
                          const std::string& title, const fs::path& folder) {
  Node sections = empty_map({});
  std::vector<std::pair<std::string, std::string>> cells;  // the last one of a path counts
  TableFiles added;
  std::set<std::string> planned;
  const auto change = [&](const std::string& path, const std::string& value) {
    std::erase_if(cells, [&](const auto& earlier) { return earlier.first == path; });
    cells.emplace_back(path, value);
  };
  for (const ProjectChanges* project : changes) {
    scenarios::merge(sections, project->sections);
    for (const auto& [path, value] : project->changes) change(path, value);
    for (const auto& [table, files] : project->added) {
      for (const fs::path& file : files) {
        if (std::ranges::find(added[table], file) == added[table].end()) added[table].push_back(file);
      }
    }
    planned.insert(project->planned.begin(), project->planned.end());
  }
  if (!planned.empty()) change(kPlanPath, plan_yaml(on, planned));
  std::string text = "surge: 1\n" + (title.empty() ? "" : "title: " + title + "\n") +
                     "base: " + file_name(on.base, folder) + "\n" + tables_yaml(on, added, folder);
  for (const NodeEntry& entry : sections.entries)
    text += yaml_text(entry.key) + ": " + yaml_text(entry.value) + "\n";
  if (!cells.empty()) text += "changes:\n";
  for (const auto& [path, value] : cells) text += "  " + yaml_text(path) + ": " + value + "\n";
  return text;
}

}  // namespace surge::app
