// SPDX-License-Identifier: Apache-2.0
#include "scenarios/document.h"

#include <algorithm>
#include <system_error>

#include <nlohmann/json.hpp>

#include "scenarios/changes.h"
#include "scenarios/inline_table.h"
#include "scenarios/shakemap.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_parse.h"

namespace surge::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 1000;

bool is_among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void merge_tables(std::map<std::string, RawTable>& base, std::map<std::string, RawTable> over) {
  for (auto& [name, table] : over) base[name] = std::move(table);
}

bool is_topology(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() && json.value("type", "") == "Topology" && json.contains("objects") &&
         json.contains("arcs");
}

class Loader {
 public:
  Loader(Problems& problems, bool files_allowed) : problems_(problems), files_allowed_(files_allowed) {}

  Document load_file(const fs::path& path, const Place& named_at) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(path, error);
    if (std::find(open_.begin(), open_.end(), whole) != open_.end()) {
      problems_.add(named_at, "", "a cycle: " + in_quotes(path.string()) + " leads back to itself",
                    {"files that do not include each other in a circle"});
      return incomplete();
    }
    const int file = add_file(path, named_at);
    const std::optional<std::string> text = file < 0 ? std::nullopt : read_named(path, named_at, file);
    if (!text) return incomplete();
    open_.push_back(whole);
    Document document = load_text(*text, path.parent_path(), file);
    open_.pop_back();
    return document;
  }

  Document load_text(const std::string& text, const fs::path& folder, int file) {
    const bool top = std::exchange(top_, false);
    std::optional<Node> node = parse_yaml(text, file, problems_);
    if (!node) return incomplete();
    if (!node->is_map()) {
      problems_.add(node->place, "", found_text(*node), {"a map of keys such as run, tables, hazards"});
      return incomplete();
    }
    if (!check_version(*node, top, file)) return incomplete();
    node = with_known_keys(std::move(*node), top_level_names(), "", "key", problems_);
    Document document = load_parts(*node, folder);
    if (const Node* tables = node->find("tables")) read_tables({*tables, "tables", false}, folder, document);
    if (const Node* more = node->find("add")) read_tables({*more, "add", true}, folder, document);
    if (const Node* boundaries = node->find("boundaries")) read_boundaries(*boundaries, folder, document);
    for (const NodeEntry& entry : node->entries) merge_key(document.root, entry, top);
    document.root.place = {file, 0, 0};
    if (const Node* changes = node->find("changes")) change(document, *changes);
    return document;
  }

  std::vector<std::string> files() && { return std::move(files_); }

 private:
  static Document incomplete() {
    Document document;
    document.root.kind = Node::Kind::kMap;
    document.complete = false;
    return document;
  }

  int add_file(const fs::path& path, const Place& named_at) {
    if (files_allowed_ && ++loaded_ <= kMostFiles) {
      const std::string name = path.lexically_normal().generic_string();
      if (std::find(files_.begin(), files_.end(), name) == files_.end()) files_.push_back(name);
      return problems_.add_file(name);
    }
    problems_.add(named_at, "", in_quotes(path.string()),
                  {files_allowed_ ? "at most 1000 files" : "no other files here"});
    return -1;
  }

  /// A missing file is reported where it is named; the scenario file itself as such.
  std::optional<std::string> read_named(const fs::path& path, const Place& named_at, int file) {
    std::error_code error;
    if (named_at.file < 0 || fs::is_regular_file(path, error))
      return read_text_file(path, {file, 0, 0}, problems_);
    problems_.add(named_at, "", in_quotes(path.lexically_normal().generic_string()),
                  {"the name of a readable file"});
    return {};
  }

  static std::vector<std::string> top_level_names() {
    std::vector<std::string> names;
    for (const TopLevelKey& key : top_level_keys()) names.push_back(key.name);
    return names;
  }

  bool check_version(const Node& node, bool top, int file) {
    const Node* version = node.find("surge");
    if (version != nullptr && version->text == "1") return true;
    if (version == nullptr && !top) return true;
    const Place place = version != nullptr ? version->place : Place{file, 0, 0};
    problems_.add(place, "surge", version != nullptr ? found_text(*version) : "nothing",
                  {"1, the version of the format this program reads"});
    return version == nullptr;  // another version is another format
  }

  Document load_parts(const Node& node, const fs::path& folder) {
    Document document;
    document.root.kind = Node::Kind::kMap;
    if (const Node* base = node.find("base")) {
      for (const Node* name : file_names(*base, "base"))
        document = load_file(folder / name->text, name->place);
    }
    if (const Node* include = node.find("include")) {
      for (const Node* name : file_names(*include, "include")) {
        Document part = load_file(folder / name->text, name->place);
        forget_other_plan(document.root, part.root);
        merge(document.root, std::move(part.root));
        merge_tables(document.tables, std::move(part.tables));
        if (!part.boundaries.empty()) document.boundaries = std::move(part.boundaries);
        document.complete = document.complete && part.complete;
      }
    }
    return document;
  }

  /// The names in `node`, which is one name or (but for `base`) a list of names.
  std::vector<const Node*> file_names(const Node& node, const std::string& field) {
    std::vector<const Node*> names;
    const auto add = [&](const Node& name) {
      if (name.is_scalar() && !name.text.empty()) return names.push_back(&name);
      problems_.add(name.place, field, found_text(name), {"the name of a file"});
    };
    if (!node.is_list() || field == "base") {
      add(node);
    } else {
      for (const Node& item : node.items) add(item);
    }
    return names;
  }

  void read_boundaries(const Node& value, const fs::path& folder, Document& document) {
    if (!value.is_scalar() || value.text.empty()) {
      problems_.add(value.place, "boundaries", found_text(value), {"the name of a TopoJSON file"});
      return;
    }
    const int file = add_file(folder / value.text, value.place);
    const std::optional<std::string> text =
        file < 0 ? std::nullopt : read_named(folder / value.text, value.place, file);
    if (!text) return;
    if (is_topology(*text)) {
      document.boundaries = *text;
    } else {
      problems_.add({file, 0, 0}, "", "another text", {R"(TopoJSON: an object with "type": "Topology")"});
    }
  }

  /// The keys `tables` and `add`.
  struct Tables {
    const Node& node;
    std::string key;
    bool add = false;  ///< to the rows that are there already
  };

  void read_tables(const Tables& tables, const fs::path& folder, Document& document) {
    if (!tables.node.is_map() && !tables.node.is_null()) {
      problems_.add(tables.node.place, tables.key, found_text(tables.node), {"a map from tables to files"});
    }
    const Node known = with_known_keys(tables.node, table_names(), tables.key, "key", problems_);
    for (const NodeEntry& entry : known.entries) {
      if (!tables.add) document.tables.erase(entry.key);
      if (entry.value.is_list() && entry.value.items.empty()) continue;  // the table is taken away
      const RawTable none{find_table_declaration(entry.key), entry.place, true, {}};
      RawTable& table = document.tables.try_emplace(entry.key, none).first->second;
      if (!read_table(table, tables.key + "." + entry.key, entry.value, folder)) table.complete = false;
    }
  }

  /// Appends what `value` names or holds; false if a part of it could not be read, which is reported.
  bool read_table(RawTable& table, const std::string& field, const Node& value, const fs::path& folder) {
    if (!value.is_map()) {
      const std::vector<const Node*> names = file_names(value, field);
      bool complete = !names.empty();
      for (const Node* name : names)
        complete = read_rows(folder / name->text, name->place, table) && complete;
      return complete;
    }
    const std::optional<Csv> csv = csv_of(value);
    if (csv) append_rows(table, *csv, problems_);
    if (!csv) problems_.add(value.place, field, "another map", {"{columns: [...], rows: [[...], ...]}"});
    return csv.has_value();
  }

  bool read_rows(const fs::path& path, const Place& named_at, RawTable& table) {
    const int file = add_file(path, named_at);
    const std::optional<std::string> text = file < 0 ? std::nullopt : read_named(path, named_at, file);
    const std::optional<Csv> csv = text ? parse_table(*text, path, file, *table.declaration) : std::nullopt;
    if (csv) append_rows(table, *csv, problems_);
    return csv.has_value();
  }

  /// CSV, but for the one table that may also be a ShakeMap.
  std::optional<Csv> parse_table(const std::string& text, const fs::path& path, int file,
                                 const TableDeclaration& declaration) {
    const bool map = declaration.name == "shakemap" && path.extension() == ".xml";
    return map ? parse_shakemap(text, file, problems_) : parse_csv(text, file, problems_);
  }

  static void merge_key(Node& root, const NodeEntry& entry, bool top) {
    if (is_among(entry.key, {"surge", "base", "include", "tables", "add", "changes", "boundaries"})) return;
    if (entry.key == "key" && !top) return;
    Node over;
    over.kind = Node::Kind::kMap;
    over.entries = {entry};
    expand_short_forms(over);
    forget_other_plan(root, over);
    merge(root, std::move(over));
  }

  void change(Document& document, const Node& changes) {
    if (changes.is_map() || changes.is_null()) return apply_changes(document, changes, problems_);
    problems_.add(changes.place, "changes", found_text(changes), {"a map from paths to values"});
  }

  Problems& problems_;
  bool files_allowed_;
  bool top_ = true;
  std::size_t loaded_ = 0;
  std::vector<fs::path> open_;
  std::vector<std::string> files_;
};

}  // namespace

Document load_document(const fs::path& path, Problems& problems) {
  Loader loader(problems, true);
  Document document = loader.load_file(path, {});
  document.files = std::move(loader).files();
  return document;
}

Document load_document_as(std::string_view yaml, const fs::path& file, Problems& problems) {
  Loader loader(problems, true);
  Document document =
      loader.load_text(std::string(yaml), file.parent_path(), problems.add_file(file.string()));
  document.files = std::move(loader).files();
  return document;
}

Document load_document_text(std::string_view yaml, const std::string& name, Problems& problems) {
  const int file = problems.add_file(name);
  const std::size_t invalid = find_invalid_utf8(yaml);
  if (invalid == std::string_view::npos)
    return Loader(problems, false).load_text(std::string(yaml), {}, file);
  problems.add({file, 0, 0}, "", "a text that is not UTF-8", {"UTF-8 text"});
  Document document;
  document.complete = false;
  return document;
}

}  // namespace surge::scenarios
