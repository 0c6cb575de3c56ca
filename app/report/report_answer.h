// SPDX-License-Identifier: Apache-2.0
// What surge optimize found, for the page.
#pragma once

#include <filesystem>

#include <nlohmann/json_fwd.hpp>

namespace surge::app {

/// answer.json, or that of a folder that surge optimize wrote, as it is. Throws UsageError with one sentence
/// if it is not there or is something else.
nlohmann::ordered_json optimisation_answer(const std::filesystem::path& path);

}  // namespace surge::app
