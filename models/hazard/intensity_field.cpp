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
constexpr double kLinkStepKm = 10;
constexpr double kMostLinkPoints = 9;
constexpr double kDamageGrowth = 2;  // a degree of intensity, see the header

std::vector<GeoPoint> points_between(GeoPoint from, GeoPoint to) {
  const auto count = static_cast<std::size_t>(
      std::clamp(std::ceil(great_circle_km(from, to) / kLinkStepKm), 1.0, kMostLinkPoints));
  std::vector<GeoPoint> points;
  for (std::size_t k = 0; k < count; ++k) {
    const double share = (static_cast<double>(k) + 0.5) / static_cast<double>(count);
    points.push_back({from.lon_deg + share * (to.lon_deg - from.lon_deg),
                      from.lat_deg + share * (to.lat_deg - from.lat_deg)});
  }
  return points;
}

/// Where scatter can lift a mean to the floor.
double lowest_mean(Scatter scatter) {
  return IntensityField::kFloor - kScatterReach * std::hypot(scatter.event_sigma, scatter.site_sigma);
}

double on_scale(double intensity) {
  return intensity < IntensityField::kFloor ? 0 : std::min(intensity, kHighest);
}

}  // namespace

IntensityField::IntensityField(const Scenario& scenario, const AttenuationZone& zone)
    : zone_(zone), counties_(scenario.counties.size()) {
  for (const County& county : scenario.counties) {
    const auto points = county_points(scenario, county);
    add_site(entity_of(county.key), points[0], county_radius_km(county), points);
  }
  for (const Link& link : scenario.links) {
    const GeoPoint from = scenario.places[link.from].position;
    const GeoPoint to = scenario.places[link.to].position;
    add_site(entity_of(scenario, link), middle(from, to), great_circle_km(from, to) / 2,
             points_between(from, to));
  }
}

void IntensityField::add_site(std::uint64_t entity, GeoPoint middle, double radius_km,
                              std::span<const GeoPoint> points) {
  sites_.push_back({entity, middle, radius_km, points_.size(), points.size()});
  points_.insert(points_.end(), points.begin(), points.end());
}

IntensityField::MeanField IntensityField::mean_field(double magnitude, const RuptureTrace& rupture,
                                                     const Directivity& directivity, Scatter scatter) const {
  MeanField mean(points_.size());
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double change = directivity.change(points_[i]);
    const double lowest = lowest_mean(scatter) - change;
    const double intensity = mean_intensity(zone_, magnitude, rupture.distance_to(points_[i]), lowest);
    if (intensity > 0) mean[i] = intensity + change;
  }
  return mean;
}

IntensityField::MeanField IntensityField::mean_field(const ShakeMap& map) const {
  MeanField mean(points_.size());
  for (std::size_t i = 0; i < points_.size(); ++i) mean[i] = map.intensity(points_[i]);
  return mean;
}

template <class InReach, class Mean>
Impact IntensityField::scatter_sites(const Event& event, Scatter scatter, const sim::StreamSource& streams,
                                     InReach&& in_reach, Mean&& mean) const {
  double event_part = 0;
  if (scatter.event_sigma > 0) {
    sim::Stream stream = streams.stream(kEventScatter, 0, event.occurrence);
    event_part = scatter.event_sigma * sim::standard_normal(stream);
  }
  Impact impact{event.time, event.magnitude, PerRow<County, double>(counties_),
                PerRow<Link, double>(sites_.size() - counties_)};
  impact.county_points = PerRow<County, PointIntensities>(counties_);
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const Site& site = sites_[i];
    if (!in_reach(site, kFloor - event_part - kScatterReach * scatter.site_sigma)) continue;
    double part = event_part;
    if (scatter.site_sigma > 0) {
      sim::Stream stream = streams.stream(kSiteScatter, site.entity, event.occurrence);
      part += scatter.site_sigma * sim::standard_normal(stream);
      if (!in_reach(site, kFloor - part)) continue;
    }
    double growth = 0;
    for (std::size_t k = 0; k < site.count; ++k) {
      const double at_point = mean(site.first + k, kFloor - part);
      const double intensity = at_point > 0 ? at_point + part : 0;
      if (i < counties_) impact.county_points[Id<County>{i}][k] = on_scale(intensity);
      if (i >= counties_) growth += std::exp(kDamageGrowth * intensity);
    }
    if (i < counties_) {
      impact.county_intensity[Id<County>{i}] = impact.county_points[Id<County>{i}][0];
    } else {
      impact.link_intensity[Id<Link>{i - counties_}] =
          on_scale(std::log(growth / static_cast<double>(site.count)) / kDamageGrowth);
    }
  }
  return impact;
}

Impact IntensityField::scattered(const Event& event, const MeanField& mean, Scatter scatter,
                                 const sim::StreamSource& streams) const {
  const auto in_reach = [&](const Site& site, double) {
    const auto first = mean.begin() + static_cast<std::ptrdiff_t>(site.first);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(site.count),
                       [](double at_point) { return at_point > 0; });
  };
  return scatter_sites(event, scatter, streams, in_reach,
                       [&](std::size_t point, double) { return mean[point]; });
}

Impact IntensityField::scattered(const Event& event, const RuptureTrace& rupture, Scatter scatter,
                                 const sim::StreamSource& streams) const {
  const auto in_reach = [&](const Site& site, double lowest) {
    const double reach_km = zone_.long_axis.distance_km(event.magnitude, lowest);
    return rupture.distance_to(site.middle).distance_km - site.radius_km <= reach_km;
  };
  return scatter_sites(event, scatter, streams, in_reach, [&](std::size_t point, double lowest) {
    return mean_intensity(zone_, event.magnitude, rupture.distance_to(points_[point]), lowest);
  });
}

}  // namespace surge::models
