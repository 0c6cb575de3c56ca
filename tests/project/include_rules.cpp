// SPDX-License-Identifier: Apache-2.0
#include "tests/project/include_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

const Names kHeavy = {"boost/",    "Eigen/", "yaml-cpp/",  "hdf5",     "H5",
                      "nlohmann/", "lemon/", "Random123/", "openssl/", "osmium/",
                      "expat.h",   "coin/",  "mpi.h",      "cairo",    "pango/"};

struct Layer {
  Names layers;     ///< folders of this project it may include from
  Names libraries;  ///< beginnings of headers of others; the standard library is always allowed
};

const std::map<std::string, Layer> kLayers = {
    {"sim", {{"sim"}, {"Random123/"}}},
    {"models", {{"sim", "models"}, {"boost/", "Eigen/", "lemon/"}}},
    {"scenarios",
     {{"sim", "models", "scenarios"},
      {"yaml-cpp/", "nlohmann/", "openssl/", "gdal", "ogr", "osmium/", "expat.h"}}},
    {"analysis",
     {{"sim", "models", "analysis"},
      {"boost/math/", "boost/random/sobol.hpp", "hdf5", "H5", "nlohmann/", "coin/", "unistd.h", "fcntl.h",
       "sys/", "zlib.h", "xlsxwriter.h", "cairo", "pango/"}}},
    {"app",
     {{"sim", "models", "scenarios", "analysis", "app"},
      {"surge_version.h", "boost/program_options", "boost/asio", "boost/beast", "pybind11/", "nlohmann/",
       "unistd.h", "fcntl.h", "malloc.h", "sched.h", "sys/", "mpi.h", "dlfcn.h", "link.h"}}},
};

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find('/'));
}

bool begins_with_one(const std::string& text, const Names& beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& start) { return text.starts_with(start); });
}

bool is_standard(const std::string& header) {
  return header.find_first_of("/.") == std::string::npos;
}

bool is_header(const std::string& path) {
  return path.ends_with(".h");
}

SourceFile read_source_file(const fs::path& root, const fs::path& path) {
  SourceFile file{fs::relative(path, root).generic_string(), {}};
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto start = line.find_first_not_of(' ');
    if (start == std::string::npos || line.compare(start, 8, "#include") != 0) continue;
    const auto open = line.find_first_of("\"<", start);
    const auto close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close != std::string::npos) file.includes.push_back(line.substr(open + 1, close - open - 1));
  }
  return file;
}

}  // namespace

std::optional<std::string> objection(const std::string& including, const std::string& included) {
  const std::string layer = folder_of(including);
  const Layer& rules = kLayers.at(layer);
  if (kLayers.contains(folder_of(included)) && included.find('/') != std::string::npos) {
    if (std::ranges::find(rules.layers, folder_of(included)) != rules.layers.end()) return std::nullopt;
    return layer + " must not know " + folder_of(included);
  }
  if (is_standard(included) || begins_with_one(included, rules.libraries)) return std::nullopt;
  return "not among the libraries of " + layer;
}

std::vector<std::string> violations(const std::vector<SourceFile>& files) {
  std::set<std::string> heavy_headers;
  for (const SourceFile& file : files) {
    const bool heavy =
        std::ranges::any_of(file.includes, [](const auto& x) { return begins_with_one(x, kHeavy); });
    if (heavy && is_header(file.path)) heavy_headers.insert(file.path);
  }
  std::vector<std::string> found;
  for (const SourceFile& file : files) {
    for (const std::string& included : file.includes) {
      const std::string where = file.path + " includes " + included + ": ";
      if (const auto why = objection(file.path, included)) found.push_back(where + *why);
      if (is_header(file.path) && heavy_headers.contains(included)) {
        found.push_back(where + "it brings a heavy header; include it in .cpp files only");
      }
    }
  }
  return found;
}

std::vector<SourceFile> read_source_files(const std::string& root) {
  std::vector<SourceFile> files;
  for (const auto& [layer, rules] : kLayers) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(root) / layer)) {
      const auto extension = entry.path().extension();
      if (extension == ".h" || extension == ".cpp") files.push_back(read_source_file(root, entry.path()));
    }
  }
  return files;
}

}  // namespace surge::test
