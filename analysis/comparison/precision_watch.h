// SPDX-License-Identifier: Apache-2.0
// Tells when the means of a run are known well enough.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/comparison/measure.h"
#include "analysis/statistics/precision_rule.h"
#include "models/record/record.h"

namespace surge::analysis {

/// What is asked of one measure.
struct PrecisionGoal {
  std::string text;  ///< "unmet_person_days=2%"
  Measure measure;
  statistics::Precision precision;
};

/// "2%" (of unmet_person_days), "NAME=2%" (half width of the interval over the mean) or "NAME=0.5" (half
/// width in the metric's unit), NAME as in measures_of(). Throws UnknownName, or std::invalid_argument with a
/// sentence.
std::vector<PrecisionGoal> precision_goals(const models::RecordSchema& schema, std::string_view text);

/// Takes records in the order of replications, so that the end does not depend on the threads. It looks from
/// the 30th on. Waiting times that were not reached count as the length of the run.
class PrecisionWatch {
 public:
  /// Without goals it never ends a run. Precondition: cap >= 2.
  PrecisionWatch(const models::RecordSchema& schema, std::vector<PrecisionGoal> goals, std::size_t cap);

  void add(const models::Record& record);
  /// All goals are reached.
  bool precise() const;
  std::size_t replications() const { return replications_; }
  bool empty() const { return goals_.empty(); }

  const std::vector<PrecisionGoal>& goals() const { return goals_; }
  const statistics::MeanPrecisionRule& rule(std::size_t goal) const { return rules_[goal]; }
  /// "precision" with what was asked.
  std::string text() const;
  /// "replications", or text() if it is precise: how a result file tells why the run ended.
  std::string ended_by() const;
  /// A sentence for each goal: "unmet_person_days is known to 1.9 %".
  std::string sentence() const;

 private:
  std::vector<PrecisionGoal> goals_;
  std::vector<CellPosition> positions_;
  std::vector<statistics::MeanPrecisionRule> rules_;
  std::size_t replications_ = 0;
};

}  // namespace surge::analysis
