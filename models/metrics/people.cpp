// SPDX-License-Identifier: Apache-2.0
// How many people the disaster strikes: the same for every policy, but for those who are treated or at work.
#include "models/medical/casualty_book.h"
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class People final : public Metric {
 public:
  People(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, BilingualName title) {
      return TableDeclaration{std::move(name),     "1", title.en + ", sum over all counties", title,
                              Direction::kNeutral, {}};
    };
    return {declare("people_affected", {"People affected", "受灾人口"}),
            declare("people_displaced", {"People displaced", "转移安置人口"}),
            declare("people_injured", {"People injured", "受伤人口"}),
            declare("people_trapped", {"People trapped", "被困人口"}),
            declare("people_patients", {"Patients of the epidemic", "疫情住院人数"}),
            declare("people_exposed", {"People to be decontaminated", "需洗消人数"}),
            declare("people_unsheltered", {"Displaced people without a shelter", "无安置场所人数"}),
            declare("people_inpatients", {"Injured people in hospital", "住院伤员人数"}),
            declare("people_responders", {"Members of teams at work", "在场救援人员"}),
            declare("people_dead_at_once", {"People dead at once", "当场死亡人数"})};
  }

  void finish(const World& world, Record& record) override {
    for (std::size_t group = 0; group < kPopulationGroups; ++group) {
      double people = 0;
      for (const Id<County> county : ids(world.scenario().counties))
        people += persons(world, county, static_cast<PopulationGroup>(group));
      record.table(first_table_ + group)[0] = people;
    }
    double dead = 0;
    for (const Id<County> county : ids(world.scenario().counties)) dead += world.losses(county).dead;
    record.table(first_table_ + kPopulationGroups)[0] = dead;
  }

 private:
  /// All who ever were in a group that shaking makes; where care is modelled, casualties count two of them.
  static double persons(const World& world, Id<County> county, PopulationGroup group) {
    const bool casualties = group == PopulationGroup::kTrapped || group == PopulationGroup::kInjured;
    if (casualties && world.casualties().modelled()) return world.casualties().ever(county, group);
    const auto position = static_cast<std::size_t>(group);
    return position < kShakenGroups ? world.needs().ever(county)[position]
                                    : world.needs().groups(county)[position];
  }

  std::size_t first_table_;
};

}  // namespace

MetricEntry people_metric() {
  return {
      "people",
      "People ever affected, displaced, injured, trapped and dead at once; and in hospital with an epidemic "
      "disease, exposed to a toxic substance, without shelter, injured in hospital, or at work in teams at "
      "the end of the run.",
      &People::tables, &make_metric<People>};
}

}  // namespace surge::models
