// SPDX-License-Identifier: Apache-2.0
#include "models/demand/loss_course.h"

#include <algorithm>
#include <cmath>

namespace surge::models {
namespace {

constexpr sim::Duration kDay = std::chrono::hours(24);
/// Below this buildings stand: rows of PAGER for China begin at VI, and curves are not to be trusted far
/// below.
constexpr double kFirstDamage = 5;

double probability(const IntensityCurve& curve, double intensity) {
  if (intensity < kFirstDamage) return 0;
  return 0.5 * std::erfc((curve.median - intensity) / (curve.beta * std::sqrt(2.0)));
}

void scale(TriageCounts& counts, double factor) {
  for (double& count : counts) count *= factor;
}

TriageCounts split(double persons, const TriageShares& shares) {
  TriageCounts counts = shares;
  scale(counts, persons);
  return counts;
}

/// What a shock adds to buildings of a class that were shaken before.
struct NewDamage {
  double fallen = 0;   ///< with people inside, share of all buildings of the class
  double damaged = 0;  ///< uninhabitable, did not fall
};

NewDamage new_damage(const BuildingClass& building, double before, double now) {
  const double fallen = probability(building.collapse, now);
  const double bad = std::max(fallen, probability(building.uninhabitable, now));
  const double bad_before =
      std::max(probability(building.collapse, before), probability(building.uninhabitable, before));
  NewDamage added;
  added.fallen = std::max(0.0, fallen - bad_before);
  added.damaged = std::max(0.0, bad - bad_before) - added.fallen;
  return added;
}

/// Losses are linear in those inside.
void add_people(const BuildingClass& building, const NewDamage& added, double inside, CountyLosses& losses) {
  losses.dead += inside * added.fallen * building.dead_in_collapse;
  losses.trapped[0] += inside * added.fallen * building.trapped_in_collapse;
  losses.injured[0] +=
      inside * (added.fallen * building.injured_in_collapse + added.damaged * building.injured_in_damage);
}

OccupancyRow between(const OccupancyRow& low, const OccupancyRow& high, double weight) {
  const auto mix = [weight](double a, double b) { return a + weight * (b - a); };
  return {low.hour, mix(low.home, high.home), mix(low.work, high.work), mix(low.outdoors, high.outdoors)};
}

}  // namespace

OccupancyRow occupancy_at(const std::vector<OccupancyRow>& rows, sim::Duration hour) {
  if (rows.empty()) return {hour, 1, 0, 0};
  const auto after = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.hour > hour; });
  const OccupancyRow& high = after == rows.end() ? rows.front() : *after;
  const OccupancyRow& low = after == rows.begin() ? rows.back() : *(after - 1);
  const auto round_the_clock = [](sim::Duration span) { return span < sim::Duration{} ? span + kDay : span; };
  const sim::Duration span = round_the_clock(high.hour - low.hour);
  if (span == sim::Duration{}) return low;
  return between(low, high, sim::to_seconds(round_the_clock(hour - low.hour)) / sim::to_seconds(span));
}

GroupSizes group_sizes(const CountyLosses& losses) {
  GroupSizes sizes{};
  sizes[static_cast<std::size_t>(PopulationGroup::kAffected)] = losses.affected;
  sizes[static_cast<std::size_t>(PopulationGroup::kDisplaced)] = losses.displaced;
  sizes[static_cast<std::size_t>(PopulationGroup::kInjured)] = sum_of(losses.injured);
  sizes[static_cast<std::size_t>(PopulationGroup::kTrapped)] = sum_of(losses.trapped);
  return sizes;
}

LossCourse::LossCourse(const Demand& demand, const County& county, const sim::StreamSource& streams)
    : demand_(&demand), county_(&county), vulnerability_(demand, county, streams) {}

CountyLosses LossCourse::strike(const PointIntensities& points, sim::Duration time_of_day) {
  const bool by_buildings_here = !demand_->buildings.empty();
  CountyLosses increase = by_buildings_here ? by_buildings(points, time_of_day) : by_table(points);
  if (by_buildings_here) limit(increase);
  total_.affected += increase.affected;
  total_.displaced += increase.displaced;
  total_.dead += increase.dead;
  for (std::size_t triage = 0; triage < kTriageClasses; ++triage) {
    total_.trapped[triage] += increase.trapped[triage];
    total_.injured[triage] += increase.injured[triage];
  }
  if (by_buildings_here) groups_ = group_sizes(total_);
  return increase;
}

CountyLosses LossCourse::by_table(const PointIntensities& points) {
  const GroupSizes sizes = vulnerability_.groups(points);
  const GroupSizes before = groups_;
  for (std::size_t group = 0; group < kShakenGroups; ++group)
    groups_[group] = std::max(groups_[group], sizes[group]);
  const auto growth = [&](PopulationGroup group) {
    const auto at = static_cast<std::size_t>(group);
    return groups_[at] - before[at];
  };
  return {growth(PopulationGroup::kAffected), growth(PopulationGroup::kDisplaced), 0,
          split(growth(PopulationGroup::kTrapped), demand_->trapped),
          split(growth(PopulationGroup::kInjured), demand_->injured)};
}

CountyLosses LossCourse::by_buildings(const PointIntensities& points, sim::Duration time_of_day) {
  const OccupancyRow where = occupancy_at(demand_->occupancy, time_of_day);
  CountyLosses losses;
  for (std::size_t point = 0; point < kCountyPoints; ++point)
    strike_point(point, points[point], where, losses);
  const double present = persons_present(where);
  const double luck = vulnerability_.factor(PopulationGroup::kTrapped);
  losses.affected = std::max(0.0, vulnerability_.affected(points) - total_.affected);
  losses.displaced *= county_->population * vulnerability_.factor(PopulationGroup::kDisplaced);
  losses.dead *= present * luck;
  losses.trapped = split(losses.trapped[0] * present * luck, demand_->trapped);
  losses.injured =
      split(losses.injured[0] * present * vulnerability_.factor(PopulationGroup::kInjured), demand_->injured);
  return losses;
}

/// Adds to `shares` of the people present, by triage in the first class for now, and of residents displaced.
void LossCourse::strike_point(std::size_t point, double intensity, const OccupancyRow& where,
                              CountyLosses& shares) {
  const double before = strongest_[point];
  const double people = vulnerability_.people_at(point);
  if (intensity <= before || intensity < kFirstDamage || people <= 0) return;
  strongest_[point] = intensity;
  const bool urban = point == 0;
  for (const BuildingClass& building : demand_->buildings) {
    const double homes = people * (urban ? building.urban_homes : building.rural_homes);
    const double work = people * (urban ? building.urban_work : building.rural_work);
    const NewDamage added = new_damage(building, before, intensity);
    shares.displaced += homes * (added.fallen + added.damaged);
    add_people(building, added, homes * where.home + work * where.work, shares);
  }
}

/// By day some counties hold more people than live there, others fewer: in step with those at work.
double LossCourse::persons_present(const OccupancyRow& where) const {
  double most_at_work = 0;
  for (const OccupancyRow& row : demand_->occupancy) most_at_work = std::max(most_at_work, row.work);
  const double day = most_at_work > 0 ? where.work / most_at_work : 0;
  return county_->population * (1 + day * (county_->daytime_share - 1));
}

/// Nobody is struck twice, and never more people than there are.
void LossCourse::limit(CountyLosses& increase) const {
  const double population = county_->population;
  increase.displaced = std::min(increase.displaced, std::max(0.0, population - total_.displaced));
  increase.affected = std::min(increase.affected, std::max(0.0, population - total_.affected));
  const double hurt = increase.dead + sum_of(increase.trapped) + sum_of(increase.injured);
  const double before = total_.dead + sum_of(total_.trapped) + sum_of(total_.injured);
  const double room = std::max(0.0, population * std::max(1.0, county_->daytime_share) - before);
  if (hurt <= room) return;
  increase.dead *= room / hurt;
  scale(increase.trapped, room / hurt);
  scale(increase.injured, room / hurt);
}

double LossCourse::displaced_by(const PointIntensities& points) const {
  if (demand_->buildings.empty())
    return vulnerability_.groups(points)[static_cast<std::size_t>(PopulationGroup::kDisplaced)];
  double share = 0;
  for (std::size_t point = 0; point < kCountyPoints; ++point) {
    for (const BuildingClass& building : demand_->buildings) {
      const double homes = point == 0 ? building.urban_homes : building.rural_homes;
      const NewDamage all = new_damage(building, 0, points[point]);
      share += vulnerability_.people_at(point) * homes * (all.fallen + all.damaged);
    }
  }
  return std::min(1.0, share * vulnerability_.factor(PopulationGroup::kDisplaced)) * county_->population;
}

}  // namespace surge::models
