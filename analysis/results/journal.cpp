// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/results/durable_file.h"
#include "analysis/results/result_file_error.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Syncing takes at most a hundredth of the time.
constexpr int kSyncShare = 100;
constexpr auto kSyncInterval = 1s;
constexpr std::size_t kRecordHead = 16;  ///< bytes: length and replication

[[noreturn]] void throw_journal_error(const fs::path& path, const std::string& operation, int code) {
  throw ResultFileError(path, "cannot " + operation + ": " + std::strerror(code));
}

[[noreturn]] void throw_misfit(const fs::path& path, std::uint64_t replication) {
  throw ResultFileError(path, "replication " + std::to_string(replication) + " does not fit this run");
}

template <class Value>
void put_number(std::string& bytes, Value value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Whether the open file is still the one of that name.
bool has_name(int descriptor, const fs::path& path) {
  struct stat open_file {};
  struct stat named {};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

/// Locked where the file system knows locks. Another process may remove the file between opening and locking:
/// then once more.
int open_locked(const fs::path& path) {
  while (true) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) throw_journal_error(path, "open the journal", errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      ::close(descriptor);
      throw ResultFileError(path, "another process is working on this run");
    }
    if (has_name(descriptor, path)) return descriptor;
    ::close(descriptor);
  }
}

}  // namespace

Journal::Journal(fs::path path) : path_(std::move(path)), descriptor_(open_locked(path_)) {
  try {
    contents_ = read_journal_contents(descriptor_, path_);
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
  begun_here_ = contents_.size == 0;
}

Journal::~Journal() {
  if (begun_here_ && contents_.records == 0 && has_name(descriptor_, path_)) ::unlink(path_.c_str());
  ::close(descriptor_);
}

void Journal::begin(const JournalHeader& header) {
  if (::ftruncate(descriptor_, 0) != 0) throw_journal_error(path_, "empty the journal", errno);
  begun_here_ = true;
  contents_ = {};
  const std::string text = text_of(header);
  std::string bytes;
  put_number(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
  const std::uint32_t checksum = journal_layout::checksum(0, bytes);
  put_number(bytes, checksum);
  write(journal_layout::kMagic + bytes);
  contents_.kind = JournalContents::Kind::kReadable;
  contents_.header = header;
  contents_.header_checksum = checksum;
  contents_.begin = contents_.end;
  sync_due_ = Clock::now() + kSyncInterval;
}

void Journal::go_on() {
  if (::ftruncate(descriptor_, static_cast<off_t>(contents_.end)) != 0)
    throw_journal_error(path_, "cut off the damaged end of the journal", errno);
  contents_.size = contents_.end;
  sync_due_ = Clock::now() + kSyncInterval;
}

void Journal::replay(
    const std::function<bool(std::uint64_t replication, std::string_view record)>& keep) const {
  const RunInformation& run = contents_.header->run;
  const std::uint64_t first = run.shard ? run.shard->first() : 0;
  std::uint64_t at = contents_.begin;
  std::string bytes;
  for (std::uint64_t i = 0; i < contents_.records; ++i) {
    std::uint64_t length = 0;
    bytes.resize(sizeof length);
    bool whole = read_at(descriptor_, at, bytes, path_);
    std::memcpy(&length, bytes.data(), sizeof length);
    if (at + length > contents_.end) whole = false;
    bytes.resize(whole ? length : 0);
    whole = whole && read_at(descriptor_, at + kRecordHead, bytes, path_);
    if (!whole) throw_misfit(path_, first + i);
    if (!keep(first + i, bytes)) return;
    at += length + journal_layout::kRecordFrame;
  }
}

void Journal::replay(
    RecordCodec& codec,
    const std::function<bool(std::uint64_t replication, const models::Record& record)>& keep) const {
  replay([&](std::uint64_t replication, std::string_view bytes) {
    const auto record = codec.decode(bytes);
    if (!record) throw_misfit(path_, replication);
    return keep(replication, *record);
  });
}

void Journal::append(RecordCodec& codec, std::uint64_t replication, const models::Record& record) {
  begin_record(replication);
  codec.encode(record, bytes_);
  end_record();
}

void Journal::append(std::uint64_t replication, std::string_view record) {
  begin_record(replication);
  bytes_ += record;
  end_record();
}

void Journal::begin_record(std::uint64_t replication) {
  bytes_.clear();
  put_number(bytes_, std::uint64_t{0});
  put_number(bytes_, replication);
}

void Journal::end_record() {
  const std::uint64_t length = bytes_.size() - kRecordHead;
  std::memcpy(bytes_.data(), &length, sizeof length);
  put_number(bytes_, journal_layout::checksum(contents_.header_checksum, bytes_));
  write(bytes_);
  ++contents_.records;
  if (Clock::now() >= sync_due_) sync();
}

void Journal::sync() {
  const auto begin = Clock::now();
  if (::fdatasync(descriptor_) != 0) throw_journal_error(path_, "write the journal to disk", errno);
  if (!name_is_durable_) sync_folder_of(path_);
  name_is_durable_ = true;
  const auto end = Clock::now();
  sync_due_ = end + std::max<Clock::duration>(kSyncInterval, kSyncShare * (end - begin));
}

void Journal::remove() {
  std::error_code error;
  fs::remove(path_, error);
  if (error)
    throw ResultFileError(path_, "cannot remove the journal of the finished run: " + error.message());
}

/// At the end of what is whole. A part that was written before an error is cut off again.
void Journal::write(const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                   static_cast<off_t>(contents_.end + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int code = errno;
      [[maybe_unused]] const int cut = ::ftruncate(descriptor_, static_cast<off_t>(contents_.end));
      throw_journal_error(path_, "write the journal", code);
    }
    done += static_cast<std::size_t>(count);
  }
  contents_.end += bytes.size();
  contents_.size = contents_.end;
}

}  // namespace surge::analysis
