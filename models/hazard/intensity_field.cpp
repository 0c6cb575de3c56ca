// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/intensity_field.h"

#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kEventScatter{"intensity of event"};
constexpr sim::Cause kSiteScatter{"intensity at site"};
constexpr double kHighest = 12;  // the scale ends at XII
/// Sites whose mean lies further under the floor than this many standard deviations are left out: one in a
/// thousand of those at the edge would reach it.
constexpr double kScatterReach = 3;

GeoPoint middle(GeoPoint a, GeoPoint b) {
  return {(a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2};
}

}  // namespace

IntensityField::IntensityField(const Scenario& scenario, const AttenuationZone& zone, Scatter scatter)
    : zone_(zone), scatter_(scatter), counties_(scenario.counties.size()) {
  for (const County& county : scenario.counties) {
    sites_.push_back({scenario.places[county.seat].position, entity_of(county.key)});
  }
  for (const Link& link : scenario.links) {
    sites_.push_back({middle(scenario.places[link.from].position, scenario.places[link.to].position),
                      entity_of(scenario, link)});
  }
}

double IntensityField::lowest_mean() const {
  return kFloor - kScatterReach * std::hypot(scatter_.event_sigma, scatter_.site_sigma);
}

IntensityField::MeanField IntensityField::mean_field(double magnitude, const RuptureTrace& rupture) const {
  const double reach_km = zone_.long_axis.distance_km(magnitude, lowest_mean());
  MeanField mean(sites_.size());
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const RuptureDistance distance = rupture.distance_to(sites_[i].position);
    if (distance.distance_km <= reach_km) mean[i] = mean_intensity(zone_, magnitude, distance, lowest_mean());
  }
  return mean;
}

Impact IntensityField::scattered(const Event& event, const MeanField& mean,
                                 const sim::StreamSource& streams) const {
  double event_part = 0;
  if (scatter_.event_sigma > 0) {
    sim::Stream stream = streams.stream(kEventScatter, 0, event.occurrence);
    event_part = scatter_.event_sigma * sim::standard_normal(stream);
  }
  Impact impact{event.time, event.magnitude, PerRow<County, double>(counties_),
                PerRow<Link, double>(sites_.size() - counties_)};
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    if (mean[i] == 0) continue;
    double intensity = mean[i] + event_part;
    if (scatter_.site_sigma > 0) {
      sim::Stream stream = streams.stream(kSiteScatter, sites_[i].entity, event.occurrence);
      intensity += scatter_.site_sigma * sim::standard_normal(stream);
    }
    if (intensity < kFloor) continue;
    double& cell = i < counties_ ? impact.county_intensity[Id<County>{i}]
                                 : impact.link_intensity[Id<Link>{i - counties_}];
    cell = std::min(intensity, kHighest);
  }
  return impact;
}

}  // namespace surge::models
