// SPDX-License-Identifier: Apache-2.0
#include "scenarios/changes.h"

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/nearest_name.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_parse.h"
#include "scenarios/yaml_text.h"

namespace surge::scenarios {
namespace {

constexpr std::size_t kLongestPath = 16;

/// `6.0` and `6` name the same row where the key is a number.
std::string key_part(const std::string& text, const Field& field) {
  const std::optional<double> value = field.kind == FieldKind::kNumber ? parse_number(text) : std::nullopt;
  return value ? to_text(*value) : text;
}

std::string key_of(const RawRow& row, const TableDeclaration& table) {
  std::string key;
  for (const std::string& name : table.key) {
    const std::size_t position = table.position(name);
    key += (key.empty() ? "" : "/") + key_part(row.cells[position].text, table.fields[position]);
  }
  return key;
}

/// `table.row.column`; the row's key may hold points.
struct CellPath {
  std::string table, row, column;
};
CellPath split_cell_path(const std::string& path) {
  const std::size_t first = path.find('.');
  const std::size_t last = path.rfind('.');
  if (first == std::string::npos || first == last) return {path.substr(0, first), {}, {}};
  return {path.substr(0, first), path.substr(first + 1, last - first - 1), path.substr(last + 1)};
}

std::vector<std::string> split_key_path(const std::string& path) {
  std::vector<std::string> steps(1);
  for (const char character : path) {
    if (character == '.') {
      steps.emplace_back();
    } else {
      steps.back() += character;
    }
  }
  return steps;
}

/// Keys that say what is read at all cannot be changed afterwards.
bool can_be_changed(std::string_view top_level_key) {
  constexpr std::array<std::string_view, 8> kOfTheFile = {"surge",  "key", "base",       "include",
                                                          "tables", "add", "boundaries", "changes"};
  return std::find(kOfTheFile.begin(), kOfTheFile.end(), top_level_key) == kOfTheFile.end();
}

/// Whether a path is that of a key of a section, where a table has the section's name ("teams").
bool names_key_of_section(const std::string& path) {
  const std::vector<std::string> steps = split_key_path(path);
  const std::span<const SectionDeclaration> sections = section_declarations();
  const auto section = std::find_if(sections.begin(), sections.end(),
                                    [&](const auto& candidate) { return candidate.path == steps.front(); });
  if (section == sections.end() || steps.size() < 2) return false;
  std::vector<std::string> keys = names_of(section->fields);
  keys.insert(keys.end(), section->parts.begin(), section->parts.end());
  return std::find(keys.begin(), keys.end(), steps[1]) != keys.end();
}

class Changer {
 public:
  Changer(Document& document, Problems& problems) : document_(document), problems_(problems) {}

  void apply(const std::string& path, const Place& place, Node value) {
    const CellPath cell = split_cell_path(path);
    if (find_table_declaration(cell.table) != nullptr && !names_key_of_section(path)) {
      set_cell(cell, path, place, value);
    } else {
      set_key(path, place, std::move(value));
    }
  }

 private:
  using Rows = std::map<std::string, std::size_t>;

  void refuse(const Place& place, const std::string& path, const std::string& found, Mismatch mismatch) {
    problems_.add(place, path, found, std::move(mismatch));
  }

  const Rows& rows_of(const RawTable& table) {
    const auto [entry, fresh] = rows_.try_emplace(table.declaration->name);
    if (!fresh) return entry->second;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      entry->second.emplace(key_of(table.rows[i], *table.declaration), i);
    }
    return entry->second;
  }

  RawRow* find_row(RawTable& table, const CellPath& cell, const std::string& path, const Place& place) {
    const TableDeclaration& declaration = *table.declaration;
    const bool numeric =
        declaration.fields[declaration.position(declaration.key.front())].kind == FieldKind::kNumber;
    const Rows& rows = rows_of(table);
    const std::optional<double> number = numeric ? parse_number(cell.row) : std::nullopt;
    const auto found = rows.find(number ? to_text(*number) : cell.row);
    if (found != rows.end()) return &table.rows[found->second];
    if (!table.complete || problems_.full()) return nullptr;
    std::vector<std::string> keys;
    for (const auto& row : rows) keys.push_back(row.first);
    refuse(place, path, "row " + in_quotes(cell.row),
           {"the key of a row of " + cell.table, nearest_name(cell.row, keys)});
    return nullptr;
  }

  void set_cell(const CellPath& cell, const std::string& path, const Place& place, const Node& value) {
    const auto table = document_.tables.find(cell.table);
    const TableDeclaration& declaration = *find_table_declaration(cell.table);
    if (cell.column.empty()) return refuse(place, path, "no cell", {cell.table + ".ROW.COLUMN"});
    if (table == document_.tables.end()) {
      if (document_.complete) refuse(place, path, "no table " + cell.table, {"a table of this scenario"});
      return;
    }
    const std::optional<ColumnMatch> column = match_column(declaration, cell.column);
    if (!column && declaration.has_moved(cell.column))
      return refuse(place, path, "column " + in_quotes(cell.column), {declaration.moved.to});
    if (!column) {
      return refuse(place, path, "column " + in_quotes(cell.column),
                    {"one of " + listed(names_of(declaration.fields)),
                     nearest_name(cell.column, column_names(declaration))});
    }
    const std::vector<std::string>& keys = declaration.key;
    if (std::find(keys.begin(), keys.end(), declaration.fields[column->position].name) != keys.end()) {
      return refuse(place, path, "a column of the row's key", {"another column; keys cannot change"});
    }
    if (!value.is_scalar() && !value.is_null())
      return refuse(place, path, found_text(value), {"a plain value"});
    RawRow* row = find_row(table->second, cell, path, place);
    if (row != nullptr) row->cells[column->position] = {value.text, value.place, column->unit, true};
  }

  void set_key(const std::string& path, const Place& place, Node value) {
    const std::vector<std::string> steps = split_key_path(path);
    if (steps.size() > kLongestPath) return refuse(place, path, "a longer path", {"at most 16 steps"});
    std::vector<std::string> names = table_names();
    for (const TopLevelKey& key : top_level_keys()) {
      if (can_be_changed(key.name)) names.push_back(key.name);
    }
    if (std::find(names.begin(), names.end(), steps.front()) == names.end()) {
      return refuse(place, path, in_quotes(steps.front()),
                    {"a path that begins with one of " + listed(names), nearest_name(steps.front(), names)});
    }
    if (steps.size() == 3 && steps[0] == "command" && steps[1] == "plan") {
      forget_other_plan(document_.root, steps[2]);
    }
    if (const std::optional<Mismatch> wrong = assign(document_.root, steps, std::move(value))) {
      refuse(place, path, "a path that does not exist", *wrong);
    }
    expand_short_forms(document_.root);
  }

  Document& document_;
  Problems& problems_;
  std::map<std::string, Rows> rows_;  // of the tables looked at so far
};

bool is_text(const std::string& text) {
  return find_invalid_utf8(text) == std::string::npos;
}

/// What stands for a file in messages: `--set path=value`, shortened.
std::string label_of(const Override& change) {
  if (!is_text(change.path) || !is_text(change.value)) return "--set";
  const std::string quoted = in_quotes(change.path + "=" + change.value);
  return "--set " + quoted.substr(1, quoted.size() - 2);
}

std::optional<Node> override_value(const Override& change, int file, Problems& problems) {
  const Place place{file, 0, 0};
  if (!is_text(change.path) || !is_text(change.value)) {
    problems.add(place, "", "a path or value that is not UTF-8 text", {"UTF-8 text"});
    return {};
  }
  if (is_yaml_override(change.value)) return parse_yaml(change.value, file, problems);
  return Node{Node::Kind::kScalar, place, std::string(trimmed(change.value)), {}, {}};
}

}  // namespace

void apply_changes(Document& document, const Node& changes, Problems& problems) {
  Changer changer(document, problems);
  for (const NodeEntry& change : changes.entries) changer.apply(change.key, change.place, change.value);
}

void apply_overrides(Document& document, std::span<const Override> overrides, Problems& problems) {
  Changer changer(document, problems);
  for (const Override& change : overrides) {
    const int file = problems.add_file(label_of(change));
    std::optional<Node> value = override_value(change, file, problems);
    if (value) changer.apply(change.path, {file, 0, 0}, std::move(*value));
  }
}

}  // namespace surge::scenarios
