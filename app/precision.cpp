// SPDX-License-Identifier: Apache-2.0
#include "app/precision.h"

#include "analysis/json_number.h"
#include "app/measures.h"
#include "app/options.h"

namespace surge::app {
analysis::PrecisionWatch make_precision_watch(const std::vector<std::string>& texts,
                                              const models::RecordSchema& schema, std::uint64_t cap) {
  std::vector<analysis::PrecisionGoal> goals;
  for (const std::string& text : texts) {
    with_option("--precision", [&] {
      for (analysis::PrecisionGoal& goal : analysis::precision_goals(schema, text))
        goals.push_back(std::move(goal));
    });
  }
  if (!goals.empty() && cap < 2) throw UsageError("--precision: needs --replications of 2 or more");
  return {schema, std::move(goals), static_cast<std::size_t>(cap)};
}

void announce_precision(const analysis::PrecisionWatch& precision, std::ostream& out) {
  if (precision.empty()) return;
  out << "ended after " << precision.replications() << " replications, "
      << (precision.precise() ? "as precise as asked: " : "as many as allowed, not as precise as asked: ")
      << precision.sentence() << '\n';
}

std::string precision_json(const analysis::PrecisionWatch& precision) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < precision.goals().size(); ++i) {
    const statistics::MeanPrecisionRule& rule = precision.rule(i);
    json.push_back({{"asked", precision.goals()[i].text},
                    {"metric", precision.goals()[i].measure.key},
                    {"mean", analysis::number_or_null(rule.estimate())},
                    {"half_width", analysis::number_or_null(rule.interval().half_width())},
                    {"reached", rule.progress() == statistics::Progress::kPrecise}});
  }
  return json.dump();
}

}  // namespace surge::app
