// SPDX-License-Identifier: Apache-2.0
// What became of the people struck: rescued, treated, survivors, dead and where they died.
#include <array>
#include <limits>
#include <span>
#include <vector>

#include "models/medical/casualty_book.h"
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// A figure of the totals.
struct CasualtyFigure {
  const char* name;
  const char* long_name;
  const char* title_en;
  const char* title_zh;
  Direction direction;
  double (*of)(const CasualtyTotals&);
};

constexpr auto kMore = Direction::kHigherIsBetter;
constexpr auto kFewer = Direction::kLowerIsBetter;

constexpr std::array<CasualtyFigure, 10> kAtEnd = {{
    {"casualties_struck", "people trapped alive or injured", "People trapped alive or injured",
     "伤员与生存被困人数", Direction::kNeutral, [](const CasualtyTotals& all) { return all.struck; }},
    {"casualties_survivors", "of them, people alive at the end of the run", "Survivors", "存活人数", kMore,
     [](const CasualtyTotals& all) { return all.living() + all.recovered; }},
    {"casualties_rescued", "people dug out alive", "Dug out alive", "获救人数", kMore,
     [](const CasualtyTotals& all) { return all.rescued; }},
    {"casualties_treated", "people recovered, or in a bed at the end of the run", "Treated", "得到救治人数",
     kMore, [](const CasualtyTotals& all) { return all.recovered + all.in_beds; }},
    {"casualties_dead", "people dead, at once and later", "Dead", "死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead(); }},
    {"dead_at_once", "people dead at once", "Dead at once", "当场死亡人数", Direction::kNeutral,
     [](const CasualtyTotals& all) { return all.dead_at_once; }},
    {"dead_under_rubble", "people who died under rubble", "Died under rubble", "埋压死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead_under_rubble; }},
    {"dead_untreated", "people who died before triage", "Died before triage", "未救治死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead_untreated; }},
    {"dead_waiting", "people who died after triage, on the way, without a bed or before the operation",
     "Died waiting for a bed or operation", "候诊死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead_waiting; }},
    {"dead_in_care", "people who died in a bed", "Died in care", "住院死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead_in_care; }},
}};

constexpr std::array<CasualtyFigure, 4> kOverTime = {{
    {"casualties_trapped", "people alive under rubble", "Alive under rubble", "埋压待救人数", kFewer,
     [](const CasualtyTotals& all) { return all.trapped; }},
    {"casualties_waiting",
     "injured people before treatment: at the site, at clinics, on the way, without a bed",
     "Waiting for treatment", "待救治人数", kFewer, [](const CasualtyTotals& all) { return all.waiting(); }},
    {"casualties_in_care", "injured people in hospital beds", "In care", "住院伤员人数", Direction::kNeutral,
     [](const CasualtyTotals& all) { return all.in_beds; }},
    {"casualties_dead_so_far", "people dead so far", "Dead so far", "累计死亡人数", kFewer,
     [](const CasualtyTotals& all) { return all.dead(); }},
}};

TableDeclaration declared(const CasualtyFigure& figure, std::vector<std::string> dimensions) {
  return {figure.name,          "1", figure.long_name, {figure.title_en, figure.title_zh}, figure.direction,
          std::move(dimensions)};
}

class Casualties final : public Metric {
 public:
  Casualties(const Scenario& scenario, std::size_t first_table)
      : scenario_(scenario), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    std::vector<TableDeclaration> tables;
    for (const CasualtyFigure& figure : kAtEnd) tables.push_back(declared(figure, {}));
    for (const CasualtyFigure& figure : kOverTime) tables.push_back(declared(figure, {"time"}));
    tables.push_back({"dead_by_shortage",
                      "1",
                      "of the dead in care, those whom supplies would have saved on average",
                      {"Died for lack of supplies", "物资短缺致死人数"},
                      kFewer,
                      {}});
    tables.push_back(
        {"time_to_treatment",
         "h",
         "mean time from the first impact to treatment of those treated: by an operation or a bed, "
         "minor ones at a clinic",
         {"Time to treatment", "救治等待时间"},
         kFewer,
         {"triage_class"}});
    tables.push_back({"casualties_dead_by_county",
                      "1",
                      "people dead, at once and later, by the county where they died",
                      {"Dead, by county", "各县死亡人数"},
                      kFewer,
                      {"county"}});
    return tables;
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const CasualtyTotals all = world.casualties().totals();
    for (std::size_t i = 0; i < kOverTime.size(); ++i)
      table(record, kAtEnd.size() + i)[step] = kOverTime[i].of(all);
  }

  void finish(const World& world, Record& record) override {
    const CasualtyBook& book = world.casualties();
    const CasualtyTotals all = book.totals();
    for (std::size_t i = 0; i < kAtEnd.size(); ++i) table(record, i)[0] = kAtEnd[i].of(all);
    const std::size_t rest = kAtEnd.size() + kOverTime.size();
    table(record, rest)[0] = all.dead_by_shortage;
    for (std::size_t i = 0; i < kTriageClasses; ++i) {
      const TreatmentTime& time = book.treatment(static_cast<TriageClass>(i));
      table(record, rest + 1)[i] =
          time.persons > 0 ? time.person_hours / time.persons : std::numeric_limits<double>::quiet_NaN();
    }
    for (const Id<County> county : ids(scenario_.counties)) {
      const CountyCasualties& there = book.county(county);
      table(record, rest + 2)[county.index()] = there.dead_at_once + there.dead_later();
    }
  }

 private:
  std::span<double> table(Record& record, std::size_t number) const {
    return record.table(first_table_ + number);
  }

  const Scenario& scenario_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry casualties_metric() {
  return {
      "casualties",
      "People trapped and injured: rescued, treated, survivors, dead and where they died; time to treatment "
      "by triage class. 0 where the scenario has no hospitals.",
      &Casualties::tables, &make_metric<Casualties>};
}

}  // namespace surge::models
