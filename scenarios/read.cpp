// SPDX-License-Identifier: Apache-2.0
#include "scenarios/read.h"

#include <algorithm>
#include <system_error>

#include "scenarios/changes.h"
#include "scenarios/checked_table.h"
#include "scenarios/document.h"
#include "scenarios/fill.h"
#include "scenarios/resolved.h"
#include "scenarios/rules.h"
#include "scenarios/settings.h"
#include "scenarios/sha256.h"
#include "scenarios/text_file.h"
#include "scenarios/warnings.h"

namespace surge::scenarios {
namespace {

namespace fs = std::filesystem;

/// The folder's name; with the file's name unless that is scenario.yaml. Only characters a key may have.
std::string key_of(const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::absolute(file, error).lexically_normal();
  const std::string folder = whole.parent_path().filename().string();
  const std::string name = file.stem().string();
  std::string key = name == "scenario" ? folder : (folder.empty() ? name : folder + "-" + name);
  std::replace_if(
      key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '/'; }, '-');
  key.resize(std::min<std::size_t>(key.size(), 100));
  const bool valid = !key.empty() && find_invalid_utf8(key) == std::string::npos;
  return valid ? key : "scenario";
}

/// Every declared table: optional ones that are not given are empty.
CheckedTables check_tables(const Document& document, Problems& problems) {
  CheckedTables tables;
  for (const TableDeclaration& declaration : table_declarations()) {
    const auto raw = document.tables.find(declaration.name);
    if (raw != document.tables.end()) {
      tables.emplace(declaration.name, check_table(raw->second, problems));
    } else if (!declaration.required) {
      tables.emplace(declaration.name,
                     CheckedTable{&declaration, document.root.place, document.complete, {}});
    } else if (document.complete) {
      problems.add(document.root.place, "tables." + declaration.name, "nothing", {"the name of a CSV file"});
    }
  }
  return tables;
}

LoadedScenario finish(Document document, std::span<const Override> overrides, const std::string& default_key,
                      Problems& problems) {
  apply_overrides(document, overrides, problems);
  const CheckedTables tables = check_tables(document, problems);
  const Keys keys(tables);
  check_references(tables, keys, problems);
  const Settings settings = check_settings(document, keys, default_key, problems);
  check_rules(tables, keys, settings, problems);
  problems.throw_if_any();

  LoadedScenario loaded;
  loaded.scenario = fill_scenario(FilledFrom(tables, keys), settings);
  loaded.resolved_yaml = resolved_text(tables, settings);
  loaded.boundaries = std::move(document.boundaries);
  loaded.files = std::move(document.files);
  loaded.hash = sha256(loaded.resolved_yaml);
  loaded.warnings = find_warnings(loaded.scenario);
  return loaded;
}

}  // namespace

LoadedScenario read_scenario(const fs::path& path, std::span<const Override> overrides) {
  Problems problems;
  std::error_code error;
  const fs::path file = fs::is_directory(path, error) ? path / "scenario.yaml" : path;
  Document document = load_document(file, problems);
  return finish(std::move(document), overrides, key_of(file), problems);
}

LoadedScenario read_scenario_as(std::string_view yaml, const fs::path& file,
                                std::span<const Override> overrides) {
  Problems problems;
  Document document = load_document_as(yaml, file, problems);
  return finish(std::move(document), overrides, key_of(file), problems);
}

LoadedScenario read_scenario_text(std::string_view yaml, const std::string& name,
                                  std::span<const Override> overrides) {
  Problems problems;
  Document document = load_document_text(yaml, name, problems);
  return finish(std::move(document), overrides, key_of(name), problems);
}

}  // namespace surge::scenarios
