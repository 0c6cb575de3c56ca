// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/durable_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "analysis/results/result_file_error.h"

namespace surge::analysis {

namespace fs = std::filesystem;

void sync_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool failed = descriptor < 0 || (::fsync(descriptor) != 0 && errno != EINVAL);
  const int code = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (failed)
    throw ResultFileError(path, std::string("cannot write the results to disk: ") + std::strerror(code));
}

void sync_folder_of(const fs::path& path) {
  try {
    sync_to_disk(path.has_parent_path() ? path.parent_path() : fs::path("."));
  } catch (const ResultFileError&) {  // the file itself is there
  }
}

void rename_durably(const fs::path& from, const fs::path& to) {
  sync_to_disk(from);
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw ResultFileError(to, "cannot name the finished file: " + error.message());
  sync_folder_of(to);
}

}  // namespace surge::analysis
