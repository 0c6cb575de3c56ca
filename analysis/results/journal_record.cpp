// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal_record.h"

#include <bit>
#include <cstring>

namespace surge::analysis {
namespace {

static_assert(std::endian::native == std::endian::little, "journals are little-endian");

template <class Value>
void put(std::string& bytes, Value value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_table(std::string& bytes, std::span<const double> values, bool is_series) {
  if (!is_series) {
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    return;
  }
  const std::size_t begin = bytes.size();
  bytes.resize(begin + values.size() * sizeof(float));
  char* out = bytes.data() + begin;
  for (const double value : values) {
    const auto rounded = static_cast<float>(value);
    std::memcpy(out, &rounded, sizeof rounded);
    out += sizeof rounded;
  }
}

/// Takes values off the front of bytes; ok() is false once they did not suffice.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class Value>
  Value take() {
    Value value{};
    if (bytes_.size() < sizeof value) {
      ok_ = false;
      bytes_ = {};
    } else {
      std::memcpy(&value, bytes_.data(), sizeof value);
      bytes_.remove_prefix(sizeof value);
    }
    return value;
  }
  std::string_view rest() const { return bytes_; }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace

void encode(const models::RecordSchema& schema, const models::Record& record, std::string& bytes) {
  put(bytes, static_cast<std::int8_t>(record.outcome.kind));
  put(bytes, std::int64_t{(record.outcome.time - sim::kStart).count()});
  put(bytes, record.events);
  for (std::size_t table = 0; table < record.size(); ++table) {
    put_table(bytes, record.table(table), schema.is_series(table));
  }
  bytes += record.outcome.what;
}

std::optional<models::Record> decode_record(const models::RecordSchema& schema, std::string_view bytes) {
  ByteReader reader(bytes);
  models::Record record(schema);
  const auto kind = reader.take<std::int8_t>();
  if (kind < 0 || kind > static_cast<std::int8_t>(sim::RunOutcome::Kind::failed)) return std::nullopt;
  record.outcome.kind = static_cast<sim::RunOutcome::Kind>(kind);
  record.outcome.time = sim::kStart + sim::Duration(reader.take<std::int64_t>());
  record.events = reader.take<std::uint64_t>();
  for (std::size_t table = 0; table < record.size(); ++table) {
    const bool is_series = schema.is_series(table);
    for (double& value : record.table(table)) {
      value = is_series ? static_cast<double>(reader.take<float>()) : reader.take<double>();
    }
  }
  if (!reader.ok()) return std::nullopt;
  record.outcome.what = reader.rest();
  return record;
}

}  // namespace surge::analysis
