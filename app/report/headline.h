// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace surge::app {

/// What the run comes to in two or three sentences of each language: need met in time, what the rest waited
/// for, who lacked most; of several runs what surely changes first. `run` and `comparison` as report_data.ts
/// has them; `comparison` may be null.
nlohmann::ordered_json headline_of(const nlohmann::ordered_json& run,
                                   const nlohmann::ordered_json& comparison);

}  // namespace surge::app
