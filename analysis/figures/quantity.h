// SPDX-License-Identifier: Apache-2.0
// Values of tables in units that read well on an axis, in either language.
#pragma once

#include <string>

#include "analysis/summary_table.h"
#include "models/record/record.h"

namespace surge::analysis::figures {

/// The text in the language.
inline std::string words(Language language, const char* english, const char* chinese) {
  return language == Language::kChinese ? chinese : english;
}
/// The name in the language, or the other one where that is empty.
std::string name_in(const models::BilingualName& name, Language language);

/// A value of the table times `factor` is one in `unit`: "%", "days", "million person-days", "万人·天".
struct Quantity {
  double factor = 1;
  std::string unit;  ///< may be empty
};

/// Of values up to about `largest` in size. Shares are in percent; hours beyond four days in days; of what is
/// counted millions and billions, in Chinese 万 and 亿.
Quantity quantity_of(const models::TableDeclaration& table, double largest, Language language);

/// "Unmet need (million person-days)", "未满足需求（万人·天）"
std::string with_unit(const std::string& title, const std::string& unit, Language language);

/// Three significant digits, thousands separated: "12,300", "−0.25". "–" for NaN.
std::string value_text(double value);

/// "1,234"
std::string count_text(std::size_t count);

/// The horizontal axis of a series: hours after the impact up to four days, else days.
struct TimeAxis {
  double factor = 1;  ///< of hours
  std::string title;
};
TimeAxis time_axis_of(double horizon_h, Language language);

}  // namespace surge::analysis::figures
