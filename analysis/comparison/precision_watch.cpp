// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/precision_watch.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "analysis/comparison/comparison.h"
#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

constexpr std::string_view kDefaultMeasure = "unmet_person_days";
constexpr std::size_t kFirstLook = 30;

statistics::Precision parse_precision(std::string_view whole, std::string_view text) {
  const bool relative = text.ends_with('%');
  if (relative) text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value)) {
    throw std::invalid_argument("found '" + std::string(whole) +
                                "', expected a half width such as 2% or unmet_person_days=2%");
  }
  return relative ? statistics::Precision{.relative = value / 100} : statistics::Precision{.absolute = value};
}

}  // namespace

std::vector<PrecisionGoal> precision_goals(const models::RecordSchema& schema, std::string_view text) {
  const std::size_t equals = text.rfind('=');
  const bool named = equals != std::string_view::npos;
  const statistics::Precision precision = parse_precision(text, named ? text.substr(equals + 1) : text);
  std::vector<PrecisionGoal> goals;
  for (Measure& measure : measures_of(schema, named ? text.substr(0, equals) : kDefaultMeasure))
    goals.push_back({std::string(text), std::move(measure), precision});
  return goals;
}

PrecisionWatch::PrecisionWatch(const models::RecordSchema& schema, std::vector<PrecisionGoal> goals,
                               std::size_t cap)
    : goals_(std::move(goals)) {
  for (const PrecisionGoal& goal : goals_) {
    positions_.push_back(position_of(goal.measure, schema).value());
    rules_.emplace_back(statistics::PrecisionOptions{
        .precision = goal.precision, .minimum = std::min(kFirstLook, cap), .cap = cap});
  }
}

void PrecisionWatch::add(const models::Record& record) {
  ++replications_;
  const bool failed = record.outcome.kind == sim::RunOutcome::Kind::failed;
  const double horizon_h = sim::to_hours(record.outcome.time - sim::kStart);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const double value = record.table(positions_[i].table)[positions_[i].cell];
    rules_[i].add(failed ? std::numeric_limits<double>::quiet_NaN()
                         : compared_value(goals_[i].measure, value, horizon_h));
  }
}

bool PrecisionWatch::precise() const {
  return !rules_.empty() && std::ranges::all_of(rules_, [](const statistics::MeanPrecisionRule& rule) {
    return rule.progress() == statistics::Progress::kPrecise;
  });
}

std::string PrecisionWatch::ended_by() const {
  return precise() ? text() : "replications";
}

std::string PrecisionWatch::text() const {
  std::string text = "precision";
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    if (i == 0 || goals_[i].text != goals_[i - 1].text) text += " " + goals_[i].text;
  }
  return text;
}

std::string PrecisionWatch::sentence() const {
  std::string text;
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    const statistics::MeanPrecisionRule& rule = rules_[i];
    const double half = rule.interval().half_width();
    text += (text.empty() ? "" : "; ") + goals_[i].measure.key + " is known to ";
    text +=
        goals_[i].precision.relative > 0 ? percent_text(half / std::abs(rule.estimate())) : number_text(half);
  }
  return text;
}

}  // namespace surge::analysis
