// SPDX-License-Identifier: Apache-2.0
// One replication as the bytes of a journal: every bit that the result file will hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/record/record.h"

namespace surge::analysis {

/// Appends to `bytes`, little-endian: kind (1 byte), time [us] and events (8 bytes each); the tables in
/// order, 64-bit floating point, those over time in 32 bit as result files have them, as packed words
/// (word_packing.h) with the stride of one number, of those over time one moment; then the text of the
/// outcome.
void encode(const models::RecordSchema& schema, const models::Record& record, std::string& bytes);

/// Empty if `bytes` cannot be a record of this schema.
std::optional<models::Record> decode_record(const models::RecordSchema& schema, std::string_view bytes);

}  // namespace surge::analysis
