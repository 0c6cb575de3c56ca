// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/support/scenario_copy.h"

#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace surge::test {
namespace {

namespace fs = std::filesystem;

fs::path new_folder() {
  std::random_device random;
  fs::path folder;
  do {
    folder = fs::temp_directory_path() / ("surge-scenario-" + std::to_string(random()));
  } while (!fs::create_directory(folder));
  return folder;
}

}  // namespace

ScenarioCopy::ScenarioCopy() : folder_(new_folder()) {
  fs::copy(fs::path(SURGE_SOURCE_DIR) / "scenarios" / "minimal", folder_);
}

ScenarioCopy::~ScenarioCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

ScenarioCopy& ScenarioCopy::replace(const std::string& file, const std::string& from, const std::string& to) {
  std::string changed = text(file);
  const std::size_t at = changed.find(from);
  if (at == std::string::npos) throw std::invalid_argument(file + " does not hold " + from);
  return write(file, changed.replace(at, from.size(), to));
}

ScenarioCopy& ScenarioCopy::write(const std::string& file, const std::string& text) {
  std::ofstream(folder_ / file, std::ios::binary) << text;
  return *this;
}

std::string ScenarioCopy::text(const std::string& file) const {
  std::ostringstream text;
  text << std::ifstream(folder_ / file, std::ios::binary).rdbuf();
  return text.str();
}

scenarios::LoadedScenario ScenarioCopy::read(std::initializer_list<scenarios::Override> overrides,
                                             const std::string& file) const {
  const std::vector<scenarios::Override> list(overrides);
  return scenarios::read_scenario(folder_ / file, list);
}

std::string ScenarioCopy::mistakes(std::initializer_list<scenarios::Override> overrides,
                                   const std::string& file) const {
  try {
    read(overrides, file);
    return "no mistakes";
  } catch (const scenarios::ScenarioError& error) {
    std::string lines = error.what();
    const std::string prefix = folder_.generic_string() + "/";
    for (std::size_t at = lines.find(prefix); at != std::string::npos; at = lines.find(prefix, at)) {
      lines.erase(at, prefix.size());
    }
    return lines;
  }
}

std::string mistakes_after(const std::string& file, const std::string& from, const std::string& to) {
  ScenarioCopy copy;
  return copy.replace(file, from, to).mistakes();
}

}  // namespace surge::test
