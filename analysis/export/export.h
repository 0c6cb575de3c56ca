// SPDX-License-Identifier: Apache-2.0
// Result files for other tools: what is wanted, and the formats that there are.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/results/result_reader.h"
#include "analysis/summary_table.h"
#include "models/replay/replay.h"
#include "models/scenario/scenario.h"

namespace surge::analysis::exports {

/// Rows a replication, or statistics over them.
enum class Detail { kStatistics, kReplications };

struct Wanted {
  std::vector<std::size_t> tables;  ///< of the schema
  Detail detail = Detail::kStatistics;
  Language language = Language::kEnglish;
};

/// Where things are, and the course of one replication.
struct Geography {
  models::Scenario scenario;
  std::optional<models::Replay> replay;
  std::uint64_t replication = 0;  ///< of the replay
};

struct Source {
  const ResultReader& results;
  std::vector<std::size_t> rows;         ///< replications that count, as positions; not empty
  const Geography* geography = nullptr;  ///< null for formats that do without
};

/// One way to write results; formats.cpp lists them.
struct FileFormat {
  const char* name;
  const char* about;
  bool is_folder = true;
  bool needs_geography = false;
  bool has_replications = false;  ///< can write Detail::kReplications
  const char* extension = "";     ///< of a file
  const char* shown;              ///< "only ...": the tables that it shows
  bool (*shows)(const models::RecordSchema& schema, std::size_t table);
  /// Writes into `place`: a folder that is there and empty, or a file that is not.
  /// Throws std::runtime_error if that cannot be written.
  void (*write)(const Source& source, const Wanted& wanted, const std::filesystem::path& place);
  /// Of a file: whether surge export wrote it, and nothing has changed it since.
  bool (*is_ours)(const std::filesystem::path& file) = nullptr;
};

/// To add one: a source file with its write function, and a line here.
std::span<const FileFormat> formats();

void write_csv(const Source& source, const Wanted& wanted, const std::filesystem::path& folder);
void write_geojson(const Source& source, const Wanted& wanted, const std::filesystem::path& folder);
void write_xlsx(const Source& source, const Wanted& wanted, const std::filesystem::path& file);

/// What the formats show.
bool shown_in_csv(const models::RecordSchema& schema, std::size_t table);
bool shown_in_geojson(const models::RecordSchema& schema, std::size_t table);
bool shown_in_xlsx(const models::RecordSchema& schema, std::size_t table);

}  // namespace surge::analysis::exports
