// SPDX-License-Identifier: Apache-2.0
// A folder of output that is there as a whole or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace surge::app {

/// Made beside `folder`, and put in its place by commit().
class WholeFolder {
 public:
  /// `ours`: whether a folder that is there may be replaced; `maker`: by whom it must have been made. Throws
  /// UsageError if it may not.
  WholeFolder(const std::filesystem::path& folder,
              const std::function<bool(const std::filesystem::path&)>& ours, const std::string& maker);
  /// Removes what was not committed.
  ~WholeFolder();
  WholeFolder(const WholeFolder&) = delete;
  WholeFolder& operator=(const WholeFolder&) = delete;

  /// Where files are put until then. It stands as deep as the folder, so relative paths hold in both.
  const std::filesystem::path& working() const { return working_; }
  /// From the folder to a file elsewhere.
  std::string path_to(const std::filesystem::path& file) const;
  /// Throws std::runtime_error if it cannot be written.
  void write(const std::string& name, const std::string& text) const;
  void commit();

 private:
  std::filesystem::path folder_;
  std::filesystem::path working_;
};

}  // namespace surge::app
