// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

namespace surge::analysis::exports {

/// The name as a workbook allows it: at most 31 characters, none of []:*?/\, no apostrophe at either end, and
/// unlike those `taken`, in which it is put; in small letters, as names that differ in nothing else are
/// equal.
std::string sheet_name(const std::string& name, std::set<std::string>& taken);

}  // namespace surge::analysis::exports
