// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/osm_file.h"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <system_error>
#include <utility>

#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include "scenarios/scenario_error.h"

namespace surge::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExpected = "a complete OpenStreetMap file (.osm.pbf, .osm, .osm.gz or .osm.bz2)";

ScenarioError refused(const fs::path& file, const std::string& found) {
  return ScenarioError({{file.string(), 0, 0, "", found, kExpected, ""}});
}

/// `why` is in the words of libosmium.
ScenarioError unreadable(const fs::path& file, const std::string& why) {
  std::string line = why.empty() ? "unknown error" : why;
  std::ranges::replace(line, '\n', ' ');
  return refused(file, "data that are damaged, cut off or of another kind (" + line + ")");
}

/// How the file is written, as libosmium calls it.
std::string format_of(const fs::path& file) {
  constexpr std::array<std::pair<const char*, const char*>, 4> kFormats = {
      {{".pbf", "pbf"}, {".osm", "osm"}, {".osm.gz", "osm.gz"}, {".osm.bz2", "osm.bz2"}}};
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) throw refused(file, "no such file");
  if (!fs::is_regular_file(status)) throw refused(file, "no regular file");
  if (fs::file_size(file, error) == 0) throw refused(file, "an empty file");
  const std::string name = file.filename().string();
  for (const auto& [ending, format] : kFormats) {
    if (name.ends_with(ending)) return format;
  }
  throw refused(file, "a name that does not tell the format");
}

template <class Object>
void for_each_object(const fs::path& file, osmium::osm_entity_bits::type kind,
                     const std::function<void(const Object&)>& handle) {
  const std::string format = format_of(file);
  try {
    osmium::io::Reader reader(osmium::io::File(file.string(), format), kind);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      for (const Object& object : buffer.template select<Object>()) handle(object);
    }
    reader.close();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    // libosmium and what it uses throw many types; all of them here mean bad data.
    throw unreadable(file, error.what());
  }
}

}  // namespace

void for_each_node(const fs::path& file, const std::function<void(const osmium::Node&)>& handle) {
  for_each_object(file, osmium::osm_entity_bits::node, handle);
}

void for_each_way(const fs::path& file, const std::function<void(const osmium::Way&)>& handle) {
  for_each_object(file, osmium::osm_entity_bits::way, handle);
}

void for_each_relation(const fs::path& file, const std::function<void(const osmium::Relation&)>& handle) {
  for_each_object(file, osmium::osm_entity_bits::relation, handle);
}

}  // namespace surge::scenarios
