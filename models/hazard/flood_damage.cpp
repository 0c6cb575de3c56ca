// SPDX-License-Identifier: Apache-2.0
// What the water and the slopes do to links and depots.
#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "models/failure_probability.h"
#include "models/hazard/flood.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kHeight{"height of link over river"};
constexpr sim::Cause kDepotHeight{"height of depot over river"};
constexpr sim::Cause kClearing{"clearing of flooded link"};
constexpr sim::Cause kCleaning{"cleaning of flooded depot"};
constexpr sim::Cause kDebris{"debris flow on link"};
constexpr sim::Cause kDebrisEffort{"work on debris flow"};
constexpr double kStretch_m = 20'000;        ///< that has a height of its own
constexpr double kDebrisStretch_m = 10'000;  ///< that is buried for itself (assumed)
constexpr double kMostStretches = 20;
constexpr double kClearingDepth_m = 0.5;

/// While the water is at least `height_m` over the banks [h after the rain begins].
struct Spell {
  double from_h = 0;
  double to_h = 0;

  bool any() const { return to_h > from_h; }
  sim::Duration lasts() const { return sim::duration_from_hours(to_h - from_h); }
};

Spell spell_above(double height_m, const Hydrograph& hydrograph, const Banks& banks) {
  if (hydrograph.peak() <= 0) return {};
  const double share = banks.discharge_at(height_m) / hydrograph.peak();
  return share < 1 ? Spell{hydrograph.reached_h(share), hydrograph.left_h(share)} : Spell{};
}

}  // namespace

/// The lowest of its stretches; a waterway is the river itself.
double Flood::link_height(Id<Link> id, std::uint64_t entity, const sim::StreamSource& streams) const {
  const Link& link = scenario_.links[id];
  if (link.link_class == LinkClass::kWater) return 0;
  sim::Stream stream = streams.stream(kHeight, entity);
  const double stretches = std::clamp(std::round(link.length_m / kStretch_m), 1.0, kMostStretches);
  double lowest = sim::lognormal(stream, parameters_.road_height_m, parameters_.height_sigma);
  for (double stretch = 1; stretch < stretches; ++stretch) {
    lowest = std::min(lowest, sim::lognormal(stream, parameters_.road_height_m, parameters_.height_sigma));
  }
  return lowest;
}

void Flood::flood_link(Id<Link> link, double total_mm, const sim::StreamSource& streams,
                       HourlyEffects& effects) const {
  const std::uint64_t entity = entity_of(scenario_, scenario_.links[link]);
  const Hydrograph water =
      hydrograph(local_rain(total_mm, link_share_[link], entity, streams), Terrain::kBasin);
  const double height_m = link_height(link, entity, streams);
  const Spell spell = spell_above(height_m, water, parameters_.banks);
  if (!spell.any()) return;
  effects.at(parameters_.begins_h + spell.from_h).links.push_back({.link = link, .lasts = spell.lasts()});
  const double depth_m = parameters_.banks.height_m(water.peak()) - height_m;
  if (depth_m < kClearingDepth_m || scenario_.links[link].link_class == LinkClass::kWater) return;
  sim::Stream clearing = streams.stream(kClearing, entity);
  // Closed until it is cleared: from an hour before the water is gone, as effects come once an hour.
  effects.at(parameters_.begins_h + spell.to_h - 1)
      .links.push_back({.link = link, .effort_s = parameters_.clearing_s.sample(clearing)});
}

void Flood::bury_link(Id<Link> link, double total_mm, double threshold_share,
                      const sim::StreamSource& streams, HourlyEffects& effects) const {
  const Link& row = scenario_.links[link];
  if (row.link_class == LinkClass::kWater) return;
  const std::uint64_t entity = entity_of(scenario_, row);
  const double rain_mm = local_rain(total_mm, link_share_[link], entity, streams);
  const double threshold = threshold_share * debris_flow_threshold_mm_per_h(parameters_.duration_h);
  const double stretch = debris_flow_probability(rain_mm / parameters_.duration_h / threshold);
  sim::Stream stream = streams.stream(kDebris, entity);
  if (stream.uniform01() >= any_stretch(stretch, row.length_m, kDebrisStretch_m)) return;
  // In the second half of the rain, when the ground is soaked (assumed).
  const double time_h = parameters_.begins_h + parameters_.duration_h * sim::uniform(stream, 0.5, 1);
  sim::Stream effort = streams.stream(kDebrisEffort, entity);
  effects.at(time_h).links.push_back({.link = link, .effort_s = parameters_.debris_effort_s.sample(effort)});
}

void Flood::flood_depot(Id<Depot> depot, double total_mm, const sim::StreamSource& streams,
                        HourlyEffects& effects) const {
  const Depot& row = scenario_.depots[depot];
  const std::uint64_t entity = entity_of(row.key);
  const double rain_mm =
      local_rain(total_mm, depot_share_[depot], entity_of(scenario_.places[row.place].key), streams);
  const Hydrograph water = hydrograph(rain_mm, depot_terrain_[depot]);
  sim::Stream stream = streams.stream(kDepotHeight, entity);
  const double height_m = sim::lognormal(stream, parameters_.depot_height_m, parameters_.height_sigma);
  const Spell spell = spell_above(height_m, water, parameters_.banks);
  if (!spell.any()) return;
  const double depth_m = parameters_.banks.height_m(water.peak()) - height_m;
  sim::Stream cleaning = streams.stream(kCleaning, entity);
  const double closed_s = kHour_s * (spell.to_h - spell.from_h) + parameters_.cleaning_s.sample(cleaning);
  effects.at(parameters_.begins_h + spell.from_h)
      .depots.push_back({depot, 0, std::min(1.0, depth_m / parameters_.stack_height_m),
                         sim::duration_from_seconds(closed_s)});
}

}  // namespace surge::models
