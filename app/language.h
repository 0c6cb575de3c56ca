// SPDX-License-Identifier: Apache-2.0
// The language in which names and headings are shown.
#pragma once

#include <string>

#include "analysis/summary_table.h"
#include "models/scenario/common.h"

namespace surge::app {

using analysis::Language;

/// The name in the language asked for, or the other one where that is empty.
inline const std::string& pick(const models::BilingualName& name, Language language) {
  const bool chinese = language == Language::kChinese ? !name.zh.empty() : name.en.empty();
  return chinese ? name.zh : name.en;
}

}  // namespace surge::app
