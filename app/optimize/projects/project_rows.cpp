// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_rows.h"

#include <algorithm>

#include "app/find_scenario.h"
#include "app/options.h"
#include "scenarios/csv.h"
#include "scenarios/nearest_name.h"
#include "scenarios/quantity.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_text.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using scenarios::Node;
using scenarios::NodeEntry;

const std::vector<std::string>& project_columns() {
  static const std::vector<std::string> kNames = {"key",   "name_en",  "name_zh",  "kind",
                                                  "cost",  "cost_cny", "scenario", "changes",
                                                  "group", "needs",    "source"};
  return kNames;
}

const std::vector<std::string>& project_kind_names() {
  static const std::vector<std::string> kNames = {"depot",    "line",     "road", "fleet",
                                                  "platform", "training", "other"};
  return kNames;
}

/// What stands between semicolons, without blanks around; what is empty is left out.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view part = scenarios::trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// The cells of a row that are not empty, as a map.
Node map_of(const scenarios::Csv& csv, const scenarios::CsvRow& row) {
  Node map = empty_map(row.place);
  for (std::size_t i = 0; i < std::min(row.cells.size(), csv.header.size()); ++i) {
    const scenarios::CsvCell& cell = row.cells[i];
    if (cell.text.empty()) continue;
    map.entries.push_back(
        {csv.header[i].text, cell.place, {Node::Kind::kScalar, cell.place, cell.text, {}, {}}});
  }
  return map;
}

class ProjectReader {
 public:
  ProjectReader(SettingsFile& file, const fs::path& folder, ProjectProblem& problem)
      : file_(file), folder_(folder), problem_(problem) {}

  void read(const SettingsPlace& root) {
    const std::string expected = "the name of a CSV file, or a list of projects";
    const Node* given = root.map.find("projects");
    if (given == nullptr && root.map.find("lines") != nullptr) return;
    if (given == nullptr) return file_.miss(root, "projects", expected);
    if (given->is_scalar()) {
      read_table(*given);
    } else if (given->is_list()) {
      read_list(*given);
    } else {
      file_.refuse(*given, "projects", {expected});
    }
    check_keys();
  }

 private:
  void read_list(const Node& list) {
    for (const Node& item : list.items) {
      if (item.is_map()) {
        read_project(known(item, "key"), folder_);
      } else {
        file_.refuse(item, "projects",
                     {"a map such as {key: more-docks, cost: 5 million CNY, changes: {...}}"});
      }
    }
  }

  void read_table(const Node& name) {
    const fs::path table = folder_ / name.text;
    std::error_code error;
    if (!fs::is_regular_file(table, error))
      return file_.refuse(name, "projects", {"the name of a readable file"});
    scenarios::Problems& problems = file_.problems();
    const int number = problems.add_file(table.string());
    const auto content = scenarios::read_text_file(table, {number, 0, 0}, problems);
    const auto csv = content ? scenarios::parse_csv(*content, number, problems) : std::nullopt;
    if (!csv) return;
    for (const scenarios::CsvRow& row : csv->rows)
      read_project(known(map_of(*csv, row), "column"), table.parent_path());
  }

  Node known(Node map, const std::string& noun) {
    return scenarios::with_known_keys(std::move(map), project_columns(), "projects", noun, file_.problems());
  }

  /// `folder` is where the file of a variant is looked for first.
  void read_project(const Node& map, const fs::path& folder) {
    FundableProject project;
    project.place = map.place;
    project.key = file_.text({map, "projects."}, "key", "a key of its own").value_or("");
    const SettingsPlace at{map, "projects." + project.key + "."};
    project.name = {file_.text(at, "name_en", "").value_or(""), file_.text(at, "name_zh", "").value_or("")};
    if (project.name.en.empty()) project.name.en = project.name.zh.empty() ? project.key : project.name.zh;
    if (const auto kind = file_.choice(at, "kind", project_kind_names()))
      project.kind = project_kind_names()[*kind];
    project.cost_cny = file_.needed_money(at, map.find("cost_cny") != nullptr ? "cost_cny" : "cost");
    project.group = file_.text(at, "group", "").value_or("");
    for (const std::string& needs : file_.names(at, "needs", "")) {
      for (std::string& need : parts_of(needs)) project.needs.push_back(std::move(need));
    }
    if (map.find("scenario") == nullptr && map.find("changes") == nullptr)
      file_.miss(at, "changes", "changes, or the scenario of a variant");
    read_variant(at, folder, project);
    read_cells(at, project);
    problem_.projects.push_back(std::move(project));
  }

  void read_variant(const SettingsPlace& at, const fs::path& folder, FundableProject& project) {
    const Node* variant = at.map.find("scenario");
    if (variant == nullptr || problem_.scenario.empty()) return;
    std::error_code error;
    fs::path file = folder / variant->text;
    if (!variant->is_scalar() || !fs::is_regular_file(file, error))
      file = named_scenario(file_, at, "scenario", folder_);
    if (!file.empty())
      project.changes = changes_of_variant(file, problem_.scenario, variant->place, file_.problems());
  }

  /// A map, or `path=value; path=value`.
  void read_cells(const SettingsPlace& at, FundableProject& project) {
    const Node* changes = at.map.find("changes");
    if (changes == nullptr) return;
    const std::string field = at.path + "changes";
    if (!changes->is_scalar()) return read_changes(file_, *changes, field, project.changes);
    for (const std::string& part : parts_of(changes->text)) {
      const std::size_t equals = part.find('=');
      if (equals == std::string::npos || equals == 0)
        return file_.refuse(
            *changes, field,
            {"changes such as depots.chengdu-central.docks=6; stock.chengdu-central/tent.quantity=5000"});
      const std::string_view value = std::string_view(part).substr(equals + 1);
      project.changes.changes.emplace_back(scenarios::trimmed(std::string_view(part).substr(0, equals)),
                                           scenarios::yaml_text(scenarios::trimmed(value)));
    }
  }

  void check_keys() {
    std::vector<std::string> keys;
    for (const FundableProject& project : problem_.projects) {
      if (std::ranges::find(keys, project.key) != keys.end()) {
        file_.problems().add(project.place, "projects.key", scenarios::in_quotes(project.key),
                             {"a key of its own"});
      }
      keys.push_back(project.key);
    }
    for (const FundableProject& project : problem_.projects) {
      for (const std::string& need : project.needs) {
        if (need != project.key && std::ranges::find(keys, need) != keys.end()) continue;
        file_.problems().add(project.place, "projects." + project.key + ".needs", scenarios::in_quotes(need),
                             {"the key of another project", scenarios::nearest_name(need, keys)});
      }
    }
  }

  SettingsFile& file_;
  fs::path folder_;
  ProjectProblem& problem_;
};

}  // namespace

void read_projects(SettingsFile& file, const SettingsPlace& root, const fs::path& folder,
                   ProjectProblem& problem) {
  ProjectReader(file, folder, problem).read(root);
}

void read_changes(SettingsFile& file, const Node& map, const std::string& field, ProjectChanges& changes) {
  if (!map.is_map()) return file.refuse(map, field, {"a map from paths to values"});
  for (const NodeEntry& entry : map.entries)
    changes.changes.emplace_back(entry.key, scenarios::yaml_text(entry.value));
}

fs::path named_scenario(SettingsFile& file, const SettingsPlace& at, const std::string& key,
                        const fs::path& folder) {
  const auto name = file.text(at, key, "a scenario, as for surge run");
  if (!name) return {};
  std::error_code error;
  const fs::path beside = folder / *name;
  try {
    return fs::absolute(find_scenario(fs::exists(beside, error) ? beside.string() : *name));
  } catch (const UsageError& wrong) {
    file.refuse(*at.map.find(key), at.path + key, {std::string("a scenario: ") + wrong.what()});
    return {};
  }
}

}  // namespace surge::app
