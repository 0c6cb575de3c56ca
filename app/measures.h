// SPDX-License-Identifier: Apache-2.0
// What --metric, --select and --precision name, with the nearest name for one that is not there.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/measure.h"

namespace surge::app {

/// Calls `action` and turns what it throws about a metric into a UsageError that begins with the option
/// ("--metric").
void with_option(const std::string& option, const std::function<void()>& action);

/// The measures that all schemas have: those of the texts, or the headline ones if there are none. Throws
/// UsageError, which begins with `option`, for a text that is not one, and for a metric that only some of the
/// schemas have.
std::vector<analysis::Measure> chosen_measures(const std::vector<std::string>& texts,
                                               std::span<const models::RecordSchema* const> schemas,
                                               const std::string& option = "--metric");

}  // namespace surge::app
