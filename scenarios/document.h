// SPDX-License-Identifier: Apache-2.0
// A scenario put together from its files (base, includes, tables, changes) but not read into values yet.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/raw_table.h"
#include "scenarios/read.h"
#include "scenarios/yaml_node.h"

namespace surge::scenarios {

struct Document {
  Node root;                               ///< merged keys; without base, include, tables, add, changes
  std::map<std::string, RawTable> tables;  ///< by name
  std::string boundaries;                  ///< TopoJSON text; empty: none
  std::vector<std::string> files;          ///< as read
  bool complete = true;                    ///< false: a file is missing, so absent keys are no news
};

/// Reads a scenario file and all it names.
Document load_document(const std::filesystem::path& path, Problems& problems);

/// The same from a text as if it stood in `file`.
Document load_document_as(std::string_view yaml, const std::filesystem::path& file, Problems& problems);

/// The same from a text; it may not name other files.
Document load_document_text(std::string_view yaml, const std::string& name, Problems& problems);

}  // namespace surge::scenarios
