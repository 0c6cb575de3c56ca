// SPDX-License-Identifier: Apache-2.0
// What command believes beside what is true.
#include <cmath>

#include "models/metrics/metric.h"
#include "models/transport/known_roads.h"
#include "models/world.h"

namespace surge::models {
namespace {

double persons_of(const GroupSizes& groups, PopulationGroup group) {
  return groups[static_cast<std::size_t>(group)];
}

class InformationMetric final : public Metric {
 public:
  InformationMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {
        {"believed_affected",
         "1",
         "people affected by the reports, over people affected",
         {"Affected people known", "受灾人口上报比例"},
         Direction::kNeutral,
         {"time"}},
        {"believed_displaced",
         "1",
         "people displaced by the reports, over people displaced",
         {"Displaced people known", "转移安置人口上报比例"},
         Direction::kNeutral,
         {"time"}},
        {"counties_known",
         "1",
         "of the counties where people are affected, those of which command knows",
         {"Struck counties known", "已掌握灾情县比例"},
         Direction::kHigherIsBetter,
         {"time"}},
        {"belief_error",
         "1",
         "|believed - true| / true number of people affected, mean over counties where people are; 1 where "
         "nothing is known",
         {"Error of what is believed", "灾情信息误差"},
         Direction::kLowerIsBetter,
         {"time"}},
        {"first_report",
         "h",
         "start of the run to the first report of the county; not defined where none came",
         {"First report", "首报时间"},
         Direction::kLowerIsBetter,
         {"county"}},
        {"communication_lost",
         "h",
         "time during which the county had no communication",
         {"Communication lost", "通信中断时长"},
         Direction::kLowerIsBetter,
         {"county"}},
        {"closures_unknown",
         "1",
         "closed links that command believes open",
         {"Closed links not known", "未掌握的中断路段"},
         Direction::kLowerIsBetter,
         {"time"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    at(record, 6, step) = static_cast<double>(world.known_roads().unknown_closures());
    double affected = 0;
    double displaced = 0;
    double known = 0;
    double error = 0;
    double struck = 0;
    for (const Id<County> county : world.needs().affected()) {
      const GroupSizes& truth = world.needs().groups(county);
      const double here = persons_of(truth, PopulationGroup::kAffected);
      affected += here;
      displaced += persons_of(truth, PopulationGroup::kDisplaced);
      if (here <= 0) continue;
      struck += 1;
      if (world.beliefs().known(county)) known += 1;
      const double believed = persons_of(world.beliefs().report(county).groups, PopulationGroup::kAffected);
      error += std::abs(believed - here) / here;
    }
    const Beliefs& beliefs = world.beliefs();
    if (affected > 0) at(record, 0, step) = beliefs.total(PopulationGroup::kAffected) / affected;
    if (displaced > 0) at(record, 1, step) = beliefs.total(PopulationGroup::kDisplaced) / displaced;
    if (struck <= 0) return;
    at(record, 2, step) = known / struck;
    at(record, 3, step) = error / struck;
  }

  void finish(const World& world, Record& record) override {
    for (const Id<County> county : ids(world.scenario().counties)) {
      const sim::Time first = world.beliefs().first_report(county);
      if (first != sim::Time::max()) at(record, 4, county.index()) = sim::to_hours(first - sim::kStart);
      at(record, 5, county.index()) = sim::to_hours(world.information().time_cut_off(county));
    }
  }

 private:
  double& at(Record& record, std::size_t table, std::size_t cell) const {
    return record.table(first_table_ + table)[cell];
  }

  std::size_t first_table_;
};

}  // namespace

MetricEntry information_metric() {
  return {
      "information",
      "What command believes beside what is true: people affected and displaced, counties known, the error, "
      "first reports, how long counties had no communication, and closed links that are not known.",
      &InformationMetric::tables, &make_metric<InformationMetric>};
}

}  // namespace surge::models
