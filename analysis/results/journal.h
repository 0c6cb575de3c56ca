// SPDX-License-Identifier: Apache-2.0
// Finished replications of a run on disk, so that a run that was ended by whatever can go on.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "analysis/results/journal_contents.h"
#include "analysis/results/journal_record.h"

namespace surge::analysis {

/// A journal that this process alone may write. What append() has returned from survives the end of the
/// process in any way; a power failure costs the last second, or where the disk is slow a hundred times what
/// it takes to write out. All functions throw ResultFileError. Not for use by several threads at a time.
class Journal {
 public:
  /// Makes the file if there is none. Throws if another process has it open as this class does.
  explicit Journal(std::filesystem::path path);
  /// Removes the file if it holds no record and this process began it.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// As found when opened, or as written since.
  const JournalContents& contents() const { return contents_; }
  std::uint64_t records() const { return contents_.records; }

  /// Empties the journal and begins that of another run.
  void begin(const JournalHeader& header);
  /// Goes on after the last whole record. Precondition: the contents are readable.
  void go_on();
  /// Hands out the records in order until `keep` returns false. Throws for a record that does not fit.
  void replay(RecordCodec& codec,
              const std::function<bool(std::uint64_t replication, const models::Record& record)>& keep) const;

  /// The same for records of whatever form.
  void replay(const std::function<bool(std::uint64_t replication, std::string_view record)>& keep) const;

  /// After begin() or go_on(); replications come one after the other. If it throws, all earlier records are
  /// kept.
  void append(RecordCodec& codec, std::uint64_t replication, const models::Record& record);
  /// The same for a record as encode() gives it.
  void append(std::uint64_t replication, std::string_view record);
  /// Has the disk take what was appended.
  void sync();
  /// The run is finished.
  void remove();

 private:
  using Clock = std::chrono::steady_clock;

  void begin_record(std::uint64_t replication);
  void end_record();
  void write(const std::string& bytes);

  std::filesystem::path path_;
  int descriptor_ = -1;
  bool begun_here_ = false;
  JournalContents contents_;
  std::string bytes_;  ///< of the record being written; kept to save allocation
  Clock::time_point sync_due_{};
  bool name_is_durable_ = false;  ///< the folder has been synced
};

}  // namespace surge::analysis
