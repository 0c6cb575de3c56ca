// SPDX-License-Identifier: Apache-2.0
// Numbers with their units in words, in either language.
#pragma once

#include <string>
#include <string_view>

#include "analysis/comparison/measure.h"
#include "analysis/statistics/interval.h"
#include "analysis/summary_table.h"

namespace surge::analysis {

/// The name in the language, or the English one where that is empty.
const std::string& in_language(const models::BilingualName& name, Language language);

/// "Fill rate at 72 h: Tent"
std::string full_title(const Measure& measure, Language language);

/// A value in a table: shares in percent, else the number alone.
std::string cell_text(const Measure& measure, double value);
/// A difference in a table, with its sign: shares in percentage points ("+3.40 pp").
std::string difference_text(const Measure& measure, double difference);

/// Numbers of a measure, written with one unit and one power of ten: "1.23 billion CNY", "12 亿元", "3.4
/// percentage points".
class DifferenceUnit {
 public:
  /// Suits differences of about this size.
  DifferenceUnit(const Measure& measure, double size, Language language);

  std::string number(double difference) const;
  std::string with_unit(double difference) const;
  /// "5.90 to 8.80 h"
  std::string range(const statistics::Interval& interval) const;

 private:
  double factor_ = 1;
  std::string unit_;  ///< with the blank before it
  Language language_;
};

/// "95"
std::string level_text(statistics::Confidence confidence);

/// `pattern` with each {X} replaced; keys are single capital letters.
struct Filling {
  char key;
  std::string text;
};
std::string filled(std::string_view pattern, std::initializer_list<Filling> fillings);

}  // namespace surge::analysis
