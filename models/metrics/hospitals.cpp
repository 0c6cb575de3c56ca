// SPDX-License-Identifier: Apache-2.0
// How hospitals are used: beds, theatres, queues, transport of casualties, wards for epidemics.
#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "models/medical/casualty_book.h"
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::size_t kBedShareTable = 0;
constexpr std::size_t kQueueTable = 1;
constexpr std::size_t kEpidemicTable = 2;
constexpr std::size_t kBedUseTable = 3;
constexpr std::size_t kTheatreUseTable = 4;
constexpr std::size_t kTransfersTable = 5;
constexpr std::size_t kRoadTable = 6;
constexpr std::size_t kAirTable = 7;
constexpr std::size_t kMostInBedsTable = 8;
constexpr std::size_t kMostInQueueTable = 9;

double share_or_nothing(double used, double usable) {
  return usable > 0 ? used / usable : std::numeric_limits<double>::quiet_NaN();
}

class Hospitals final : public Metric {
 public:
  Hospitals(const Scenario& scenario, std::size_t first_table)
      : scenario_(scenario),
        first_table_(first_table),
        most_in_beds_(scenario.counties.size()),
        most_in_queue_(scenario.counties.size()) {}

  static std::vector<TableDeclaration> tables() {
    constexpr auto kLower = Direction::kLowerIsBetter;
    constexpr auto kNeutral = Direction::kNeutral;
    const auto table = [](const char* name, const char* unit, const char* long_name, BilingualName title,
                          Direction direction, std::vector<std::string> dimensions) {
      return TableDeclaration{name, unit, long_name, std::move(title), direction, std::move(dimensions)};
    };
    return {
        table("hospital_beds_taken", "1", "share of the beds that can be used", {"Beds taken", "床位占用率"},
              kNeutral, {"time"}),
        table("hospital_queue", "1", "people in hospitals without a bed",
              {"Queue in hospitals", "医院候床人数"}, kLower, {"time"}),
        table("epidemic_without_bed", "1",
              "patients of an epidemic beyond the isolation beds of their county",
              {"Epidemic patients without a bed", "无隔离床位患者"}, kLower, {"time"}),
        table("hospital_bed_use", "1", "share of the bed-time that could be used, of hospitals with patients",
              {"Use of beds", "床位利用率"}, kNeutral, {}),
        table("theatre_use", "1", "share of the theatre-time that could be used, of hospitals with patients",
              {"Use of operating theatres", "手术室利用率"}, kNeutral, {}),
        table("casualties_transferred", "1", "people moved from one hospital to another",
              {"Moved between hospitals", "转院人数"}, kNeutral, {}),
        table("casualties_by_ambulance", "1", "people carried to another county by road",
              {"Carried by ambulances", "救护车转运人数"}, kNeutral, {}),
        table("casualties_by_helicopter", "1", "people carried by helicopter",
              {"Carried by helicopters", "直升机转运人数"}, kNeutral, {}),
        table("hospital_most_in_beds", "1", "most injured people in beds at a sample",
              {"Most in beds, by county", "各县住院高峰"}, kNeutral, {"county"}),
        table("hospital_longest_queue", "1", "most people without a bed in hospitals at a sample",
              {"Longest queue, by county", "各县候床高峰"}, kLower, {"county"})};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const CasualtyBook& book = world.casualties();
    double beds = 0;
    double in_beds = 0;
    double queue = 0;
    double without_bed = 0;
    for (const Id<County> county : ids(scenario_.counties)) {
      double in_county = 0;
      double waiting = 0;
      for (const Id<Hospital> hospital : book.sites().in(county)) {
        beds += book.sites().beds(hospital);
        in_county += book.hospital(hospital).in_beds();
        waiting += sum_of(book.hospital(hospital).queue);
      }
      most_in_beds_[county] = std::max(most_in_beds_[county], in_county);
      most_in_queue_[county] = std::max(most_in_queue_[county], waiting);
      in_beds += in_county;
      queue += waiting;
      without_bed += beyond_isolation_beds(world, county);
    }
    table(record, kBedShareTable)[step] = share_or_nothing(in_beds, beds);
    table(record, kQueueTable)[step] = queue;
    table(record, kEpidemicTable)[step] = without_bed;
  }

  void finish(const World& world, Record& record) override {
    const CasualtyBook& book = world.casualties();
    table(record, kBedUseTable)[0] = share_or_nothing(book.bed_s(), book.usable_bed_s());
    table(record, kTheatreUseTable)[0] = share_or_nothing(book.theatre_s(), book.usable_theatre_s());
    table(record, kTransfersTable)[0] = book.transferred();
    const Ambulances& ambulances = book.evacuation().ambulances();
    table(record, kRoadTable)[0] = ambulances.carried(AmbulanceKind::kAmbulance);
    table(record, kAirTable)[0] = ambulances.carried(AmbulanceKind::kHelicopter);
    for (const Id<County> county : ids(scenario_.counties)) {
      table(record, kMostInBedsTable)[county.index()] = most_in_beds_[county];
      table(record, kMostInQueueTable)[county.index()] = most_in_queue_[county];
    }
  }

 private:
  static double beyond_isolation_beds(const World& world, Id<County> county) {
    const double patients =
        world.needs().groups(county)[static_cast<std::size_t>(PopulationGroup::kPatients)];
    if (patients <= 0 || !world.casualties().modelled()) return 0;
    return std::max(0.0, patients - world.casualties().sites().isolation_beds(county));
  }
  std::span<double> table(Record& record, std::size_t number) const {
    return record.table(first_table_ + number);
  }

  const Scenario& scenario_;
  std::size_t first_table_;
  PerRow<County, double> most_in_beds_;
  PerRow<County, double> most_in_queue_;
};

}  // namespace

MetricEntry hospitals_metric() {
  return {"hospitals",
          "Beds taken, queues, use of theatres, casualties carried between counties; patients of an epidemic "
          "beyond the isolation beds. 0 or none where the scenario has no hospitals.",
          &Hospitals::tables, &make_metric<Hospitals>};
}

}  // namespace surge::models
