// SPDX-License-Identifier: Apache-2.0
#include "app/find_scenario.h"

#include <algorithm>

#include <dlfcn.h>
#include <link.h>

#include "app/did_you_mean.h"
#include "app/options.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMainFile = "scenario.yaml";
constexpr const char* kReference = "reference";  // shared tables, not a scenario

/// Where the file with this code would be installed to: PREFIX of PREFIX/bin/surge, or of the Python module
/// PREFIX/lib/python3.11/dist-packages/surge/_surge.so. Empty if it cannot be told.
fs::path own_prefix() {
  static const char here = 0;
  std::error_code error;
  Dl_info information{};
  link_map* object = nullptr;
  if (dladdr1(&here, &information, reinterpret_cast<void**>(&object), RTLD_DL_LINKMAP) == 0) return {};
  const bool is_program = object->l_name == nullptr || *object->l_name == '\0';
  if (is_program) return fs::read_symlink("/proc/self/exe", error).parent_path().parent_path();
  const fs::path module = fs::canonical(object->l_name, error);
  return module.parent_path().parent_path().parent_path().parent_path().parent_path();
}

/// Beside an installed program or module (share/surge/scenarios), else in the source tree.
fs::path library_folder() {
  std::error_code error;
  const fs::path installed = own_prefix() / "share" / "surge" / "scenarios";
  return installed.is_absolute() && fs::is_directory(installed, error) ? installed
                                                                       : fs::path(SURGE_SCENARIO_LIBRARY);
}

void add_folder(const fs::path& folder, std::vector<ShippedScenario>& scenarios) {
  const std::string name = folder.filename().string();
  std::vector<ShippedScenario> variants;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const fs::path& file = entry.path();
    if (file.extension() == ".yaml" && file.filename() != kMainFile) {
      variants.push_back({name + "/" + file.stem().string(), file});
    }
  }
  std::ranges::sort(variants, {}, &ShippedScenario::name);
  scenarios.push_back({name, folder / kMainFile});
  scenarios.insert(scenarios.end(), variants.begin(), variants.end());
}

UsageError unknown_scenario(const std::string& text, const std::vector<ShippedScenario>& known) {
  std::vector<std::string> names;
  for (const ShippedScenario& scenario : known) names.push_back(scenario.name);
  return UsageError("no scenario '" + text + "': neither a folder, a YAML file nor a shipped scenario" +
                    did_you_mean(text, names, " (see 'surge list scenarios')"));
}

}  // namespace

std::vector<ShippedScenario> shipped_scenarios() {
  std::vector<ShippedScenario> scenarios;
  std::vector<fs::path> folders;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(library_folder(), error)) {
    if (entry.path().filename() != kReference && fs::exists(entry.path() / kMainFile)) {
      folders.push_back(entry.path());
    }
  }
  std::ranges::sort(folders);
  for (const fs::path& folder : folders) add_folder(folder, scenarios);
  return scenarios;
}

fs::path find_scenario(const std::string& text) {
  const fs::path path(text);
  std::error_code error;
  if (fs::is_directory(path, error)) {
    if (fs::exists(path / kMainFile)) return path / kMainFile;
    if (path.has_parent_path()) throw UsageError("the folder '" + text + "' holds no " + kMainFile);
  } else if (fs::exists(path, error)) {
    return path;
  }
  const std::vector<ShippedScenario> known = shipped_scenarios();
  const auto found = std::ranges::find(known, text, &ShippedScenario::name);
  if (found == known.end()) throw unknown_scenario(text, known);
  return found->file;
}

std::string short_name(const fs::path& scenario_file) {
  const fs::path file = fs::absolute(scenario_file).lexically_normal();
  const std::string folder = file.parent_path().filename().string();
  return file.filename() == kMainFile ? folder : folder + "-" + file.stem().string();
}

}  // namespace surge::app
