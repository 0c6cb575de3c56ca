// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal_contents.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "analysis/results/result_file_error.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using Kind = JournalContents::Kind;

constexpr std::uint32_t kLongestHeader = 1 << 20;

template <class Value>
Value value_at(std::string_view bytes, std::size_t position) {
  Value value{};
  std::memcpy(&value, bytes.data() + position, sizeof value);
  return value;
}

std::uint64_t size_of(int descriptor, const fs::path& path) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0)
    throw UnreadableResultFile(path, std::string("cannot read it: ") + std::strerror(errno));
  return static_cast<std::uint64_t>(status.st_size);
}

Kind kind_by(const std::string& magic) {
  if (magic == journal_layout::kMagic) return Kind::kReadable;
  if (std::all_of(magic.begin(), magic.end(), [](char byte) { return byte == '\0'; })) return Kind::kEmpty;
  const std::string known(journal_layout::kMagic, std::strlen("surge-journal "));
  if (magic.starts_with(known))
    return magic.size() == journal_layout::kMagicSize ? Kind::kNewer : Kind::kDamaged;
  return std::string_view(journal_layout::kMagic).starts_with(magic) ? Kind::kDamaged : Kind::kForeign;
}

/// Length, text, checksum. Leaves the contents damaged unless all is there.
void read_header(int descriptor, const fs::path& path, JournalContents& contents) {
  contents.kind = Kind::kDamaged;
  std::uint64_t at = journal_layout::kMagicSize;
  std::string bytes(4, '\0');
  if (!read_at(descriptor, at, bytes, path)) return;
  const auto length = value_at<std::uint32_t>(bytes, 0);
  if (length > kLongestHeader) return;
  bytes.resize(4 + length + 4);
  if (!read_at(descriptor, at, bytes, path)) return;
  const std::string_view part = std::string_view(bytes).substr(0, 4 + length);
  contents.header_checksum = journal_layout::checksum(0, part);
  if (contents.header_checksum != value_at<std::uint32_t>(bytes, part.size())) return;
  contents.header = journal_header_from(std::string(part.substr(4)));
  if (!contents.header) return;
  contents.kind = Kind::kReadable;
  contents.begin = contents.end = at + bytes.size();
}

/// The record at the end of the contents, if it is whole.
bool read_record(int descriptor, const fs::path& path, JournalContents& contents, std::string& bytes) {
  bytes.resize(8);
  if (!read_at(descriptor, contents.end, bytes, path)) return false;
  const auto length = value_at<std::uint64_t>(bytes, 0);
  const std::uint64_t left = contents.size - contents.end;
  if (left < journal_layout::kRecordFrame || length > left - journal_layout::kRecordFrame) return false;
  bytes.resize(length + journal_layout::kRecordFrame);
  if (!read_at(descriptor, contents.end, bytes, path)) return false;
  const std::string_view part = std::string_view(bytes).substr(0, bytes.size() - 4);
  const RunInformation& run = contents.header->run;
  const std::uint64_t first = run.shard ? run.shard->first() : 0;
  if (contents.records >= run.replications || value_at<std::uint64_t>(bytes, 8) != first + contents.records)
    return false;
  return journal_layout::checksum(contents.header_checksum, part) ==
         value_at<std::uint32_t>(bytes, part.size());
}

/// Closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::uint32_t journal_layout::checksum(std::uint32_t before, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

bool read_at(int descriptor, std::uint64_t position, std::string& bytes, const fs::path& path) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        ::pread(descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(position + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw UnreadableResultFile(path, std::string("cannot read it: ") + std::strerror(errno));
    if (count == 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

JournalContents read_journal_contents(int descriptor, const fs::path& path) {
  JournalContents contents;
  contents.size = size_of(descriptor, path);
  std::string bytes(std::min<std::uint64_t>(contents.size, journal_layout::kMagicSize), '\0');
  read_at(descriptor, 0, bytes, path);
  contents.kind = kind_by(bytes);
  if (contents.kind != Kind::kReadable) return contents;
  read_header(descriptor, path, contents);
  if (contents.kind != Kind::kReadable) return contents;
  while (read_record(descriptor, path, contents, bytes)) {
    contents.end += bytes.size();
    ++contents.records;
  }
  return contents;
}

JournalContents read_journal_contents(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) throw UnreadableResultFile(path, "this is a folder, not a result file");
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    if (errno == ENOENT) return {};
    throw UnreadableResultFile(path, std::string("cannot open it: ") + std::strerror(errno));
  }
  return read_journal_contents(file.number(), path);
}

fs::path journal_of(const fs::path& result_file) {
  return fs::path(result_file).concat(".journal");
}

}  // namespace surge::analysis
