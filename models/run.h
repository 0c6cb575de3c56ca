// SPDX-License-Identifier: Apache-2.0
// The model as a function: scenario, seed and replication in, record out. The same arguments give the same bits.
#pragma once

#include <cstdint>

#include "models/record/record.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// Dimensions and tables that every replication of this scenario fills.
RecordSchema record_schema(const Scenario& scenario);

/// Simulates one replication. Never throws for what happens inside the model: record.outcome tells.
Record run_replication(const Scenario& scenario, const RecordSchema& schema, std::uint64_t seed, std::uint64_t replication);

}  // namespace surge::models
