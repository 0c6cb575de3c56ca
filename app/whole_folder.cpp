// SPDX-License-Identifier: Apache-2.0
#include "app/whole_folder.h"

#include <fstream>

#include "app/options.h"

namespace surge::app {

namespace fs = std::filesystem;

WholeFolder::WholeFolder(const fs::path& folder, const std::function<bool(const fs::path&)>& ours,
                         const std::string& maker)
    : folder_(fs::absolute(folder).lexically_normal()) {
  if (!folder_.has_filename()) folder_ = folder_.parent_path();
  if (fs::exists(folder_) && !ours(folder_))
    throw UsageError(folder_.string() + " is there already, and was not made by " + maker);
  working_ = folder_.string() + ".partial";
  fs::remove_all(working_);
  fs::create_directories(working_);
}

WholeFolder::~WholeFolder() {
  std::error_code ignored;
  if (!working_.empty()) fs::remove_all(working_, ignored);
}

std::string WholeFolder::path_to(const fs::path& file) const {
  return fs::proximate(fs::absolute(file), folder_).generic_string();
}

void WholeFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream out(working_ / name, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error((working_ / name).string() + ": cannot be written");
}

void WholeFolder::commit() {
  const fs::path former = folder_.string() + ".former";
  fs::remove_all(former);
  if (fs::exists(folder_)) fs::rename(folder_, former);
  fs::rename(working_, folder_);
  working_.clear();
  fs::remove_all(former);
}

}  // namespace surge::app
