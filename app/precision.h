// SPDX-License-Identifier: Apache-2.0
// surge run --precision: what was asked, and what was reached.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "analysis/comparison/precision_watch.h"

namespace surge::app {

/// Throws UsageError for a text that is not a goal of the schema.
analysis::PrecisionWatch make_precision_watch(const std::vector<std::string>& texts,
                                              const models::RecordSchema& schema, std::uint64_t cap);

/// A sentence on why the run ended; nothing without goals.
void announce_precision(const analysis::PrecisionWatch& precision, std::ostream& out);

/// An array of an object a goal.
std::string precision_json(const analysis::PrecisionWatch& precision);

}  // namespace surge::app
