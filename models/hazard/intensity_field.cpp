// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/intensity_field.h"

#include <algorithm>

#include "models/entity.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kEventScatter{"intensity of event"};
constexpr sim::Cause kSiteScatter{"intensity at site"};
constexpr double kHighest = 12;  // the scale ends at XII
constexpr double kScatterReach =
    3;  // sites further under the floor are left out: at three sigma, one in a thousand would reach it

GeoPoint middle(GeoPoint a, GeoPoint b) {
  return {(a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2};
}

}  // namespace

IntensityField::IntensityField(const Scenario& scenario, const AttenuationZone& zone, Scatter scatter)
    : zone_(zone), scatter_(scatter) {
  for (const County& county : scenario.counties) {
    counties_.push_back({scenario.places[county.seat].position, entity_of(county.key)});
  }
  for (const Link& link : scenario.links) {
    links_.push_back({middle(scenario.places[link.from].position, scenario.places[link.to].position),
                      entity_of(scenario, link)});
  }
}

Impact IntensityField::evaluate(const Event& event, const RuptureTrace& rupture,
                                const sim::StreamSource& streams) const {
  double event_part = 0;
  if (scatter_.event_sigma > 0) {
    sim::Stream stream = streams.stream(kEventScatter, 0, event.occurrence);
    event_part = scatter_.event_sigma * sim::standard_normal(stream);
  }
  const bool scattered = scatter_.event_sigma > 0 || scatter_.site_sigma > 0;
  const double lowest_mean = scattered ? kFloor - kScatterReach : kFloor;
  const double reach_km = zone_.long_axis.distance_km(event.magnitude, lowest_mean);

  Impact impact{event.time, event.magnitude, PerRow<County, double>(counties_.size()),
                PerRow<Link, double>(links_.size())};
  for (std::size_t i = 0; i < counties_.size(); ++i) {
    impact.county_intensity[Id<County>{i}] = at(counties_[i], event, reach_km, event_part, rupture, streams);
  }
  for (std::size_t i = 0; i < links_.size(); ++i) {
    impact.link_intensity[Id<Link>{i}] = at(links_[i], event, reach_km, event_part, rupture, streams);
  }
  return impact;
}

double IntensityField::at(const Site& site, const Event& event, double reach_km, double event_part,
                          const RuptureTrace& rupture, const sim::StreamSource& streams) const {
  const RuptureDistance distance = rupture.distance_to(site.position);
  if (distance.distance_km > reach_km) return 0;
  const double lowest_mean = event_part != 0 || scatter_.site_sigma > 0 ? kFloor - kScatterReach : kFloor;
  const double mean = mean_intensity(zone_, event.magnitude, distance, lowest_mean);
  if (mean == 0) return 0;
  double intensity = mean + event_part;
  if (scatter_.site_sigma > 0) {
    sim::Stream stream = streams.stream(kSiteScatter, site.entity, event.occurrence);
    intensity += scatter_.site_sigma * sim::standard_normal(stream);
  }
  return intensity < kFloor ? 0 : std::min(intensity, kHighest);
}

}  // namespace surge::models
