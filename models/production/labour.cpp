// SPDX-License-Identifier: Apache-2.0
#include "models/production/labour.h"

#include <algorithm>
#include <cmath>

#include "sim/contract.h"

namespace surge::models {
namespace {

using Point = LabourCalendar::Point;

Attendance between(const Point& before, const Point& after, double share) {
  return {before.present + share * (after.present - before.present),
          before.overtime + share * (after.overtime - before.overtime)};
}

Attendance at(const std::vector<Point>& points, sim::Duration time) {
  const auto after = std::upper_bound(points.begin(), points.end(), time,
                                      [](sim::Duration t, const Point& point) { return t < point.time; });
  if (after == points.begin()) return {after->present, after->overtime};
  const Point& before = *(after - 1);
  if (after == points.end()) return {before.present, before.overtime};
  const double length = sim::to_seconds(after->time - before.time);
  return between(before, *after, sim::to_seconds(time - before.time) / length);
}

}  // namespace

Attendance mean_attendance(const LabourCalendar& calendar, sim::Time from, sim::Time to) {
  SIM_EXPECT(from < to && !calendar.points.empty());
  const sim::Duration begin = from - sim::kStart;
  const sim::Duration end = to - sim::kStart;
  Attendance sum{0, 0};
  sim::Duration left = begin;
  const auto add_piece = [&](sim::Duration right) {
    if (right <= left) return;
    const Attendance low = at(calendar.points, left);
    const Attendance high = at(calendar.points, right);
    const double weight = sim::to_seconds(right - left) / 2;
    sum.present += weight * (low.present + high.present);
    sum.overtime += weight * (low.overtime + high.overtime);
    left = right;
  };
  for (const Point& point : calendar.points) {
    if (point.time > begin && point.time < end) add_piece(point.time);
  }
  add_piece(end);
  const double length = sim::to_seconds(end - begin);
  return {sum.present / length, sum.overtime / length};
}

LabourPools::LabourPools(const Scenario& scenario)
    : scenario_(scenario), pool_of_(scenario.plants.size()), absences_(scenario.plants.size()) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  PerRow<ProductionBase, std::size_t> pool_of_base(scenario.bases.size(), kNone);
  for (const Id<Plant> plant : ids(scenario.plants)) {
    const auto base = scenario.plants[plant].base;
    const bool shares = base && scenario.bases[*base].shares_labour;
    if (shares && pool_of_base[*base] != kNone) {
      pool_of_[plant] = pool_of_base[*base];
    } else {
      pool_of_[plant] = pools_.size();
      if (shares) pool_of_base[*base] = pools_.size();
      pools_.emplace_back();
    }
    pools_[pool_of_[plant]].plants.push_back(plant);
  }
}

void LabourPools::shaken(Id<Plant> plant, sim::Time now, double absent) {
  Absence& absence = absences_[plant];
  const double recovery_s = sim::to_seconds(scenario_.production.rules.absence_recovery);
  const double still_absent = absence.share * std::exp(-sim::to_seconds(now - absence.since) / recovery_s);
  absence = {std::clamp(absent, still_absent, 1.0), now};
}

double LabourPools::mean_absence(Id<Plant> plant, sim::Time from, sim::Time to) const {
  const Absence& absence = absences_[plant];
  if (absence.share == 0) return 0;
  const double recovery_s = sim::to_seconds(scenario_.production.rules.absence_recovery);
  const double begin = sim::to_seconds(std::max(from, absence.since) - absence.since) / recovery_s;
  const double end = sim::to_seconds(to - absence.since) / recovery_s;
  return absence.share * (std::exp(-begin) - std::exp(-end)) / (end - begin);
}

Attendance LabourPools::attendance(Id<Plant> plant, sim::Time from, sim::Time to) const {
  const auto calendar = scenario_.plants[plant].calendar;
  Attendance mean;
  if (calendar) mean = mean_attendance(scenario_.calendars[*calendar], from, to);
  mean.present *= 1 - mean_absence(plant, from, to);
  return mean;
}

double LabourPools::intensity(Id<Plant> plant, sim::Time from, sim::Time to) const {
  const Attendance own = attendance(plant, from, to);
  if (scenario_.plants[plant].workers == 0) return own.present * own.overtime;
  const Pool& pool = pools_[pool_of_[plant]];
  double present = 0;
  for (const Id<Plant> member : pool.plants) {
    present += scenario_.plants[member].workers * attendance(member, from, to).present;
  }
  const double needed = pool.needed;
  return (present >= needed ? 1.0 : present / needed) * own.overtime;
}

}  // namespace surge::models
