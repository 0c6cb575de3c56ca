// SPDX-License-Identifier: Apache-2.0
#include "app/output_file.h"

#include <array>
#include <cstdio>

#include <unistd.h>

#include "app/options.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

/// FNV-1a
std::uint64_t hash_of(std::span<const scenarios::Override> overrides) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const scenarios::Override& change : overrides) {
    for (const char byte : change.path + "=" + change.value + "\n") {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
  }
  return hash;
}

/// The folder the file will be in, or the nearest one above that exists.
fs::path existing_folder(const fs::path& file) {
  fs::path folder = fs::absolute(file).lexically_normal().parent_path();
  std::error_code error;
  while (!fs::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

}  // namespace

fs::path default_output(const std::string& name, std::uint64_t seed,
                        std::span<const scenarios::Override> overrides) {
  std::string file = name + "-seed" + std::to_string(seed);
  if (!overrides.empty()) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "-set-%08x", static_cast<unsigned>(hash_of(overrides)));
    file += digits.data();
  }
  return fs::path("results") / (file + ".h5");
}

void check_output(const fs::path& file) {
  const auto refuse = [&](const std::string& why) {
    throw UsageError("cannot write '" + file.string() + "': " + why);
  };
  std::error_code error;
  if (!file.has_filename()) refuse("it names a folder; give a file such as results.h5");
  if (fs::is_directory(file, error)) refuse("it is a folder; give a file in it, such as results.h5");
  if (fs::exists(file, error) && !fs::is_regular_file(file, error)) refuse("it is not a regular file");
  const fs::path folder = existing_folder(file);
  if (!fs::is_directory(folder, error)) refuse("'" + folder.string() + "' is not a folder");
  if (access(folder.c_str(), W_OK | X_OK) != 0) refuse("no permission to write in '" + folder.string() + "'");
}

}  // namespace surge::app
