// SPDX-License-Identifier: Apache-2.0
// What can be read of a journal, however its writer ended.
//
// Layout: "surge-journal 1\n"; the header: length (4 bytes), text, checksum (4 bytes); then for each finished
// replication: length (8 bytes), replication (8 bytes), record (journal_record.h), checksum (4 bytes).
// Numbers are little-endian. A checksum is the CRC-32 of all bytes of its part before it; those of records
// begin with that of the header, so that what is left on a disk of an older journal is not taken for a
// record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "analysis/results/journal_header.h"

namespace surge::analysis {

namespace journal_layout {
inline constexpr char kMagic[] = "surge-journal 1\n";
inline constexpr std::size_t kMagicSize = sizeof kMagic - 1;
inline constexpr std::size_t kRecordFrame = 20;  ///< bytes of a record beside its payload
/// CRC-32 of `bytes` that continues `before`.
std::uint32_t checksum(std::uint32_t before, std::string_view bytes);
}  // namespace journal_layout

struct JournalContents {
  enum class Kind {
    kEmpty,    ///< no bytes, or zeros alone: nothing came to be written
    kDamaged,  ///< a journal whose header cannot be read, so nothing of it can be used
    kForeign,  ///< no journal
    kNewer,    ///< of a later version of the program
    kReadable,
  };

  Kind kind = Kind::kEmpty;
  std::optional<JournalHeader> header;  ///< if readable; the others refer to it
  std::uint32_t header_checksum = 0;
  std::uint64_t begin = 0;    ///< position of the first record
  std::uint64_t end = 0;      ///< after the last whole one
  std::uint64_t size = 0;     ///< of the file
  std::uint64_t records = 0;  ///< whole ones, of consecutive replications from the first
};

/// Reads the journal open as `descriptor` from its beginning. Checks every checksum. `path` is for messages.
/// Throws ResultFileError if the disk cannot be read.
JournalContents read_journal_contents(int descriptor, const std::filesystem::path& path);

/// The same for a file that nobody needs to have open; kEmpty if there is none.
JournalContents read_journal_contents(const std::filesystem::path& path);

/// Reads exactly `bytes.size()` bytes at `position`; false if the file ends before.
bool read_at(int descriptor, std::uint64_t position, std::string& bytes, const std::filesystem::path& path);

/// "run.h5.journal" of "run.h5"
std::filesystem::path journal_of(const std::filesystem::path& result_file);

}  // namespace surge::analysis
