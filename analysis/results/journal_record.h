// SPDX-License-Identifier: Apache-2.0
// One replication as the bytes of a journal: every bit that the result file will hold.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/record/record.h"

namespace surge::analysis {

/// Turns records of one schema into bytes and back.
class RecordCodec {
 public:
  explicit RecordCodec(const models::RecordSchema& schema);

  /// Appends to `bytes`, little-endian: kind (1 byte), time [us] and events (8 bytes each); the tables in
  /// order, 64-bit floating point, those over time in 32 bit as result files have them, as packed words
  /// (word_packing.h) with the stride of one number, of those over time one moment; then the text of the
  /// outcome.
  void encode(const models::Record& record, std::string& bytes);
  /// Empty if `bytes` cannot be a record of this schema.
  std::optional<models::Record> decode(std::string_view bytes);

 private:
  struct Layout {
    bool is_series;
    std::size_t stride;  ///< words from a number to the one it resembles
  };

  void put_table(std::span<const double> values, Layout layout, std::string& bytes);
  bool take_table(std::string_view& bytes, Layout layout, std::span<double> values);

  models::Record empty_;
  std::vector<Layout> layouts_;       ///< of the tables
  std::vector<std::uint32_t> words_;  ///< of the table at hand; kept to save allocation
};

}  // namespace surge::analysis
