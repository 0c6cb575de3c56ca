// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal_header.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdio>
#include <map>

#include <zlib.h>

namespace surge::analysis {
namespace {

constexpr const char* kCreatedLine = "created";
constexpr const char* kCommandLine = "command";
constexpr const char* kSchemaLine = "tables";

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string shard_text(const RunInformation& run) {
  return run.shard ? to_text(*run.shard) : "none";
}

std::uint64_t whole_run(const RunInformation& run) {
  return run.shard ? run.shard->run_replications : run.replications;
}

/// What must be equal for two runs to be the same, in the order in which a difference is told.
Lines identity(const RunInformation& run) {
  return {{"scenario", run.scenario},
          {"seed", std::to_string(run.seed)},
          {"replications", std::to_string(whole_run(run))},
          {"shard", shard_text(run)},
          {"scenario hash", run.scenario_hash},
          {"program version", run.program_version},
          {"git revision", run.git_revision}};
}

std::string first_difference(const Lines& found, const Lines& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (found[i].second == wanted[i].second) continue;
    return wanted[i].first + " " + found[i].second + ", not " + wanted[i].second;
  }
  return {};
}

/// Every text and number that gives a record its shape and meaning.
class Digest {
 public:
  void add(const std::string& text) { add_bytes(text.c_str(), text.size() + 1); }
  void add(double number) {
    const auto bits = std::bit_cast<std::array<char, sizeof number>>(number);
    add_bytes(bits.data(), bits.size());
  }
  std::string text() const {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%08lx", value_);
    return digits.data();
  }

 private:
  void add_bytes(const char* bytes, std::size_t count) {
    value_ = crc32_z(value_, reinterpret_cast<const Bytef*>(bytes), count);
  }
  uLong value_ = 0;
};

std::string digest_of(const models::RecordSchema& schema) {
  Digest digest;
  for (const models::DimensionDeclaration& dimension : schema.dimensions()) {
    for (const std::string* text : {&dimension.name, &dimension.unit}) digest.add(*text);
    for (const double coordinate : dimension.coordinates) digest.add(coordinate);
    for (const std::string& key : dimension.keys) digest.add(key);
  }
  for (const models::TableDeclaration& table : schema.tables()) {
    for (const std::string* text : {&table.name, &table.unit}) digest.add(*text);
    for (const std::string& dimension : table.dimensions) digest.add(dimension);
  }
  return digest.text();
}

std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The command comes last and may have several lines.
std::map<std::string, std::string> split(const std::string& text) {
  std::map<std::string, std::string> values;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t colon = text.find(": ", at);
    if (colon == std::string::npos) break;
    const std::string name = text.substr(at, colon - at);
    const std::size_t end =
        name == kCommandLine ? text.size() : std::min(text.find('\n', colon), text.size());
    values[name] = text.substr(colon + 2, end - colon - 2);
    at = end + 1;
  }
  return values;
}

/// False if the text is none of shard_text().
bool read_shard(const std::string& text, RunInformation& run) {
  if (text == "none") return true;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return false;
  const auto index = number_in(text.substr(0, slash));
  const auto count = number_in(text.substr(slash + 1));
  if (!index || !count || *index < 1 || *index > *count) return false;
  run.shard = Shard{*index, *count, run.replications};
  run.replications = run.shard->end() - run.shard->first();
  return true;
}

}  // namespace

JournalHeader journal_header(const RunInformation& run, const models::RecordSchema& schema,
                             std::string command) {
  JournalHeader header{run, digest_of(schema), std::move(command)};
  header.run.title = {};
  header.run.scenario_text.clear();
  header.run.boundaries.clear();
  header.run.warnings.clear();
  return header;
}

std::string text_of(const JournalHeader& header) {
  Lines lines = identity(header.run);
  lines.emplace_back(kSchemaLine, header.schema);
  lines.emplace_back(kCreatedLine, header.run.created);
  lines.emplace_back(kCommandLine, header.command);
  std::string text;
  for (const auto& [name, value] : lines) text.append(name).append(": ").append(value).append("\n");
  text.pop_back();
  return text;
}

std::optional<JournalHeader> journal_header_from(const std::string& text) {
  std::map<std::string, std::string> values = split(text);
  JournalHeader header;
  RunInformation& run = header.run;
  const auto seed = number_in(values["seed"]);
  const auto replications = number_in(values["replications"]);
  if (!seed || !replications || !values.contains(kCommandLine)) return std::nullopt;
  run.seed = *seed;
  run.replications = *replications;
  if (!read_shard(values["shard"], run)) return std::nullopt;
  run.scenario = values["scenario"];
  run.scenario_hash = values["scenario hash"];
  run.program_version = values["program version"];
  run.git_revision = values["git revision"];
  run.created = values[kCreatedLine];
  header.schema = values[kSchemaLine];
  header.command = values[kCommandLine];
  return header;
}

std::string difference(const RunInformation& found, const RunInformation& wanted) {
  return first_difference(identity(found), identity(wanted));
}

std::string difference(const JournalHeader& found, const JournalHeader& wanted) {
  std::string text = difference(found.run, wanted.run);
  if (text.empty() && found.schema != wanted.schema)
    text = "tables " + found.schema + ", not " + wanted.schema;
  return text;
}

}  // namespace surge::analysis
