// SPDX-License-Identifier: Apache-2.0
// Who can be reached by road: closed kilometres, counties cut off, and for how long.
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "models/metrics/metric.h"
#include "models/transport/components.h"
#include "models/transport/transport_network.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::size_t kClosedTable = 0;
constexpr std::size_t kEverClosedTable = 1;
constexpr std::size_t kCountiesTable = 2;
constexpr std::size_t kPeopleTable = 3;
constexpr std::size_t kHoursTable = 4;
constexpr std::size_t kReopenedTable = 5;

class RoadAccess final : public Metric {
 public:
  RoadAccess(const Scenario& scenario, std::size_t first_table)
      : scenario_(scenario),
        first_table_(first_table),
        hours_(scenario.counties.size()),
        reopened_h_(scenario.counties.size(), std::numeric_limits<double>::quiet_NaN()) {}

  static std::vector<TableDeclaration> tables() {
    constexpr auto kLower = Direction::kLowerIsBetter;
    return {{"road_km_closed",
             "km",
             "length of the roads that are closed",
             {"Roads closed", "中断公路里程"},
             kLower,
             {"time"}},
            {"road_km_ever_closed",
             "km",
             "length of the roads that have been closed at any time",
             {"Roads ever closed", "累计中断公路里程"},
             kLower,
             {"time"}},
            {"counties_cut_off",
             "1",
             "counties that no open road joins with the part of the network that most people live in",
             {"Counties cut off", "公路中断县数"},
             kLower,
             {"time"}},
            {"people_cut_off",
             "1",
             "people of these counties",
             {"People cut off", "公路中断县人口"},
             kLower,
             {"time"}},
            {"cut_off_h",
             "h",
             "time in which the county was cut off, by samples",
             {"Time cut off", "公路中断时长"},
             kLower,
             {"county"}},
            {"reopened_h",
             "h",
             "time of the first sample at which the county is joined again; none if it never was cut off, or "
             "still is",
             {"First road reopened", "首次恢复通路时刻"},
             kLower,
             {"county"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const TransportNetwork& network = world.network();
    table(record, kClosedTable)[step] = static_cast<double>(network.closed_road_m()) / kMetresPerKm;
    table(record, kEverClosedTable)[step] = static_cast<double>(network.ever_closed_road_m()) / kMetresPerKm;
    Components joined = joined_by_open_roads(scenario_, network);
    const std::size_t main = most_populous(joined);
    const double now_h = sim::to_hours(world.simulation().now() - sim::kStart);
    double counties = 0;
    double people = 0;
    for (const Id<County> county : ids(scenario_.counties)) {
      if (joined.root(scenario_.counties[county].seat) != main) {
        ++counties;
        people += scenario_.counties[county].population;
        if (step > 0) hours_[county] += sim::to_hours(scenario_.run.sample_interval);
        cut_off_[county] = 1;
      } else if (cut_off_[county] && std::isnan(reopened_h_[county])) {
        reopened_h_[county] = now_h;
      }
    }
    table(record, kCountiesTable)[step] = counties;
    table(record, kPeopleTable)[step] = people;
  }

  void finish(const World&, Record& record) override {
    for (const Id<County> county : ids(scenario_.counties)) {
      table(record, kHoursTable)[county.index()] = hours_[county];
      table(record, kReopenedTable)[county.index()] = reopened_h_[county];
    }
  }

 private:
  std::span<double> table(Record& record, std::size_t number) const {
    return record.table(first_table_ + number);
  }

  std::size_t most_populous(Components& joined) const {
    std::vector<double> people(scenario_.places.size());
    for (const County& county : scenario_.counties) people[joined.root(county.seat)] += county.population;
    return static_cast<std::size_t>(std::max_element(people.begin(), people.end()) - people.begin());
  }

  const Scenario& scenario_;
  std::size_t first_table_;
  PerRow<County, double> hours_;
  PerRow<County, double> reopened_h_;
  PerRow<County, char> cut_off_{scenario_.counties.size()};
};

}  // namespace

MetricEntry road_access_metric() {
  return {
      "road_access",
      "Kilometres of road closed; counties and people that no open road joins with the part of the network "
      "that most people live in, over time; for how long, and when the first road opened again, by county.",
      &RoadAccess::tables, &make_metric<RoadAccess>};
}

}  // namespace surge::models
