// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace surge::analysis::exports {

/// `hours` after `start`, an ISO 8601 time such as 2026-05-12T14:28:00+08:00, in the same form and zone.
/// Empty if `start` is none.
std::string time_after(const std::string& start, double hours);

}  // namespace surge::analysis::exports
