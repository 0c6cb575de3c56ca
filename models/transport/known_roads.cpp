// SPDX-License-Identifier: Apache-2.0
#include "models/transport/known_roads.h"

#include <algorithm>

#include "models/command/information_state.h"
#include "models/hazard/geodesy.h"
#include "models/units.h"

namespace surge::models {
namespace {

constexpr sim::Cause kRoadReport{"report of damaged link"};

}  // namespace

KnownRoads::KnownRoads(sim::Simulation& simulation, const Scenario& scenario,
                       const sim::StreamSource& streams, TransportNetwork& truth,
                       const InformationState& information)
    : simulation_(simulation),
      scenario_(scenario),
      streams_(streams),
      truth_(truth),
      information_(information) {
  if (!scenario.command.information.roads) return;
  county_of_ = counties_by_place(scenario);
  believed_ = std::make_unique<TransportNetwork>(truth.graph());
  learned_ = PerRow<Link, std::uint32_t>(scenario.links.size());
}

void KnownRoads::changed(Id<Link> link) {
  if (!late()) return;
  if (truth_.condition(link).speed_share >= believed_->condition(link).speed_share) return learn(link);
  const sim::Duration wait = delay(link);
  if (wait == sim::Duration{}) return learn(link);
  if (std::find(unknown_.begin(), unknown_.end(), link) == unknown_.end()) unknown_.push_back(link);
  simulation_.schedule_in(wait, [this, link, learned = learned_[link]] {
    if (learned_[link] == learned) learn(link);
  });
}

void KnownRoads::learn(Id<Link> link) {
  if (!late()) return;
  believed_->set_condition(link, truth_.condition(link));
  ++learned_[link];
  std::erase(unknown_, link);
}

void KnownRoads::seen_from(GeoPoint point) {
  if (unknown_.empty()) return;
  const double radius_km = scenario_.command.information.roads->seen_from_air_m / kMetresPerKm;
  if (radius_km <= 0) return;
  const auto near = [&](Id<Place> end) {
    return great_circle_km(point, scenario_.places[end].position) <= radius_km;
  };
  const std::vector<Id<Link>> unknown = unknown_;
  for (const Id<Link> link : unknown) {
    if (near(scenario_.links[link].from) || near(scenario_.links[link].to)) learn(link);
  }
}

std::size_t KnownRoads::unknown_closures() const {
  return static_cast<std::size_t>(std::count_if(unknown_.begin(), unknown_.end(), [&](Id<Link> link) {
    return !truth_.open(link) && believed_->open(link);
  }));
}

/// Keyed by link and time of the damage, which no decision changes. The same luck with the platform and
/// without, so that it never makes it later.
sim::Duration KnownRoads::delay(Id<Link> link) const {
  const RoadReporting& roads = *scenario_.command.information.roads;
  const Link& row = scenario_.links[link];
  const auto damaged = static_cast<std::uint64_t>((simulation_.now() - sim::kStart).count());
  sim::Stream stream = streams_.stream(kRoadReport, truth_.graph().entity(link), damaged);
  sim::Stream same = stream;
  double delay_s = (row.terrain == Terrain::kMountain ? roads.mountain_s : roads.basin_s).sample(stream);
  if (roads.platform_s && (connected(row.from) || connected(row.to)))
    delay_s = std::min(delay_s, roads.platform_s->sample(same));
  return sim::duration_from_seconds(delay_s);
}

bool KnownRoads::connected(Id<Place> place) const {
  return county_of_[place] && information_.connected(*county_of_[place]);
}

}  // namespace surge::models
