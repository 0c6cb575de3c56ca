// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal_record.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "analysis/results/word_packing.h"

namespace surge::analysis {
namespace {

static_assert(std::endian::native == std::endian::little, "journals are little-endian");

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

}  // namespace

RecordCodec::RecordCodec(const models::RecordSchema& schema) : empty_(schema) {
  for (std::size_t table = 0; table < schema.tables().size(); ++table)
    layouts_.push_back({schema.is_series(table), stride_of(schema, table)});
}

void RecordCodec::put_table(std::span<const double> values, Layout layout, std::string& bytes) {
  if (values.empty()) return;
  if (layout.is_series) {
    words_.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      words_[i] = std::bit_cast<std::uint32_t>(static_cast<float>(values[i]));
  } else {
    words_.resize(values.size() * kWordsOfDouble);
    std::memcpy(words_.data(), values.data(), values.size_bytes());
  }
  pack_words(words_, layout.stride, bytes);
}

bool RecordCodec::take_table(std::string_view& bytes, Layout layout, std::span<double> values) {
  if (values.empty()) return true;
  words_.resize(layout.is_series ? values.size() : values.size() * kWordsOfDouble);
  if (!unpack_words(bytes, layout.stride, words_)) return false;
  if (!layout.is_series) {
    std::memcpy(values.data(), words_.data(), values.size_bytes());
    return true;
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<double>(std::bit_cast<float>(words_[i]));
  return true;
}

void RecordCodec::encode(const models::Record& record, std::string& bytes) {
  put(bytes, static_cast<std::int8_t>(record.outcome.kind));
  put(bytes, std::int64_t{(record.outcome.time - sim::kStart).count()});
  put(bytes, record.events);
  for (std::size_t table = 0; table < layouts_.size(); ++table)
    put_table(record.table(table), layouts_[table], bytes);
  bytes += record.outcome.what;
}

std::optional<models::Record> RecordCodec::decode(std::string_view bytes) {
  models::Record record = empty_;
  std::int8_t kind = 0;
  std::int64_t time = 0;
  if (!take(bytes, kind) || !take(bytes, time) || !take(bytes, record.events)) return std::nullopt;
  if (kind < 0 || kind > static_cast<std::int8_t>(sim::RunOutcome::Kind::failed)) return std::nullopt;
  record.outcome.kind = static_cast<sim::RunOutcome::Kind>(kind);
  record.outcome.time = sim::kStart + sim::Duration(time);
  for (std::size_t table = 0; table < layouts_.size(); ++table) {
    if (!take_table(bytes, layouts_[table], record.table(table))) return std::nullopt;
  }
  record.outcome.what = bytes;
  return record;
}

}  // namespace surge::analysis
