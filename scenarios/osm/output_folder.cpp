// SPDX-License-Identifier: Apache-2.0
// A folder that appears with all its files or not at all.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "scenarios/osm/network_writing.h"
#include "scenarios/scenario_error.h"

namespace surge::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kOwnFiles = {
    "places.csv",   "roads.csv",         "rail.csv",          "waterways.csv",
    "network.yaml", "import-report.txt", "import-report.json"};

[[noreturn]] void refuse(const fs::path& folder, const std::string& found, const std::string& expected) {
  throw ScenarioError({{folder.string(), 0, 0, "", found, expected, ""}});
}

/// Without a slash at the end, so that the name to be taken is the last part.
fs::path normal(const fs::path& folder) {
  const fs::path path = fs::absolute(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

/// Removed with all it holds unless it was renamed.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const fs::path& target) {
    std::string name = target.string() + ".partial-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
      throw fs::filesystem_error("cannot make a folder", name,
                                 std::error_code(errno, std::generic_category()));
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  stream.close();
  if (!stream) throw std::runtime_error("cannot write " + file.string());
}

void take_name(const fs::path& made, const fs::path& name) {
  fs::permissions(made, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                            fs::perms::others_read | fs::perms::others_exec);
  if (!fs::exists(name)) return fs::rename(made, name);
  const TemporaryFolder aside(name);
  const fs::path replaced = aside.path() / "replaced";
  fs::rename(name, replaced);
  try {
    fs::rename(made, name);
  } catch (...) {
    fs::rename(replaced, name);
    throw;
  }
}

}  // namespace

void check_output_folder(const fs::path& folder, Existing existing) {
  if (folder.empty()) refuse("--output", "nothing", "the name of a folder to be made");
  const fs::path name = normal(folder);
  std::error_code error;
  if (!fs::exists(fs::symlink_status(name, error))) return;
  if (!fs::is_directory(fs::symlink_status(name, error)))
    refuse(folder, "something that is no folder", "a new name");
  if (existing == Existing::kRefuse)
    refuse(folder, "a folder that exists", "a new name, or --force to replace it");
  for (const fs::directory_entry& entry : fs::directory_iterator(name)) {
    const std::string file = entry.path().filename().string();
    if (std::ranges::find(kOwnFiles, file) == kOwnFiles.end())
      refuse(folder, "a folder with " + file,
             "one that holds an earlier import and nothing else, or a new name");
  }
}

void write_folder(const fs::path& folder, const std::vector<NamedText>& files, Existing existing) {
  check_output_folder(folder, existing);
  const fs::path name = normal(folder);
  fs::create_directories(name.parent_path());
  const TemporaryFolder partial(name);
  for (const auto& [file, text] : files) write_file(partial.path() / file, text);
  take_name(partial.path(), name);
}

}  // namespace surge::scenarios
