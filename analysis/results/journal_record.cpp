// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal_record.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "analysis/results/word_packing.h"

namespace surge::analysis {
namespace {

static_assert(std::endian::native == std::endian::little, "journals are little-endian");

using RecordWords = std::vector<std::uint32_t>;

constexpr std::size_t kWordsOfDouble = sizeof(double) / sizeof(std::uint32_t);

template <class Value>
void put(std::string& bytes, Value value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Value>
bool take(std::string_view& bytes, Value& value) {
  if (bytes.size() < sizeof value) return false;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return true;
}

/// Words from a number to the one it resembles: the one before, in series the one of the moment before.
std::size_t stride_of(const models::RecordSchema& schema, std::size_t table) {
  if (!schema.is_series(table)) return kWordsOfDouble;
  const std::vector<std::string>& dimensions = schema.tables()[table].dimensions;
  return dimensions.front() == "time"
             ? std::max<std::size_t>(1, schema.cells(table) / schema.dimension("time").size())
             : 1;
}

void put_table(std::string& bytes, std::span<const double> values, const models::RecordSchema& schema,
               std::size_t table, RecordWords& words) {
  if (values.empty()) return;
  if (schema.is_series(table)) {
    words.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      words[i] = std::bit_cast<std::uint32_t>(static_cast<float>(values[i]));
  } else {
    words.resize(values.size() * kWordsOfDouble);
    std::memcpy(words.data(), values.data(), values.size_bytes());
  }
  pack_words(words, stride_of(schema, table), bytes);
}

bool take_table(std::string_view& bytes, std::span<double> values, const models::RecordSchema& schema,
                std::size_t table, RecordWords& words) {
  if (values.empty()) return true;
  const bool is_series = schema.is_series(table);
  words.resize(is_series ? values.size() : values.size() * kWordsOfDouble);
  if (!unpack_words(bytes, stride_of(schema, table), words)) return false;
  if (!is_series) {
    std::memcpy(values.data(), words.data(), values.size_bytes());
    return true;
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<double>(std::bit_cast<float>(words[i]));
  return true;
}

}  // namespace

void encode(const models::RecordSchema& schema, const models::Record& record, std::string& bytes) {
  put(bytes, static_cast<std::int8_t>(record.outcome.kind));
  put(bytes, std::int64_t{(record.outcome.time - sim::kStart).count()});
  put(bytes, record.events);
  RecordWords words;
  for (std::size_t table = 0; table < record.size(); ++table)
    put_table(bytes, record.table(table), schema, table, words);
  bytes += record.outcome.what;
}

std::optional<models::Record> decode_record(const models::RecordSchema& schema, std::string_view bytes) {
  models::Record record(schema);
  std::int8_t kind = 0;
  std::int64_t time = 0;
  if (!take(bytes, kind) || !take(bytes, time) || !take(bytes, record.events)) return std::nullopt;
  if (kind < 0 || kind > static_cast<std::int8_t>(sim::RunOutcome::Kind::failed)) return std::nullopt;
  record.outcome.kind = static_cast<sim::RunOutcome::Kind>(kind);
  record.outcome.time = sim::kStart + sim::Duration(time);
  RecordWords words;
  for (std::size_t table = 0; table < record.size(); ++table) {
    if (!take_table(bytes, record.table(table), schema, table, words)) return std::nullopt;
  }
  record.outcome.what = bytes;
  return record;
}

}  // namespace surge::analysis
