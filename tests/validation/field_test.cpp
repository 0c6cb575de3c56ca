// SPDX-License-Identifier: Apache-2.0
// The earthquake of the magnitude 8.0 scenario against 2008: isoseismals and aftershocks.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/hazard/attenuation.h"
#include "tests/validation/support/comparison.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

constexpr double kStepKm = 2;
constexpr double kReachKm = 700;
constexpr double kKmPerDegree = 6371.0 * std::numbers::pi / 180;

/// Mean intensity on cells of 2 x 2 km around the middle of the rupture.
std::vector<double> mean_field(const models::ComponentSpec& earthquake) {
  const models::RuptureTrace rupture(earthquake.get<std::vector<models::GeoPoint>>("rupture"), 0);
  const auto& zone = models::attenuation_zone(earthquake.get<std::string>("zone"));
  const models::GeoPoint centre = rupture.point_at(0.5);
  std::vector<double> field;
  for (double north = -kReachKm; north < kReachKm; north += kStepKm) {
    const double lat = centre.lat_deg + north / kKmPerDegree;
    const double km_per_degree_east = kKmPerDegree * std::cos(lat * std::numbers::pi / 180);
    for (double east = -kReachKm; east < kReachKm; east += kStepKm) {
      const auto site = rupture.distance_to({centre.lon_deg + east / km_per_degree_east, lat});
      field.push_back(models::mean_intensity(zone, earthquake.number("magnitude"), site, 5));
    }
  }
  return field;
}

// China Earthquake Administration, 2008-09-02: zones added up from the inside. A place of mean intensity 5.5
// or more is in zone VI. The bands are 2 % wide on either side: no luck in it, only the cells.
TEST(RecordedField, AreasInsideTheIsoseismalsOf2008) {
  const Shipped shipped("longmenshan-m8");
  const std::vector<double> field = mean_field(shipped.scenario().hazards[0]);
  const auto area = [&](const char* degree, const char* surveyed, double boundary, double ours_today) {
    double inside_km2 = 0;
    for (const double intensity : field) inside_km2 += intensity >= boundary ? kStepKm * kStepKm : 0;
    compare({std::string("2008: area of intensity ") + degree + " or more [km2]", surveyed}, inside_km2,
            {0.98 * ours_today, 1.02 * ours_today});
  };
  area("VI", "440,442", 5.5, 386'300);
  area("VII", "125,536", 6.5, 136'000);
  area("VIII", "41,087", 7.5, 49'100);
  area("IX", "13,301", 8.5, 17'200);
  area("X", "5,563", 9.5, 4'800);
  area("XI", "2,419", 10.5, 0);  // the mean field ends at 10.4
}

// VIII and above, but for XI, which the mean field does not reach: areas within 30 % of the survey.
TEST(RecordedField, TheDamagingZonesOf2008AreWithin30Percent) {
  const Shipped shipped("longmenshan-m8");
  const std::vector<double> field = mean_field(shipped.scenario().hazards[0]);
  const auto ratio = [&](double boundary, double surveyed_km2) {
    double inside_km2 = 0;
    for (const double intensity : field) inside_km2 += intensity >= boundary ? kStepKm * kStepKm : 0;
    return inside_km2 / surveyed_km2;
  };
  EXPECT_NEAR(ratio(7.5, 41'087), 1, 0.3);
  EXPECT_NEAR(ratio(8.5, 13'301), 1, 0.3);
  EXPECT_NEAR(ratio(9.5, 5'563), 1, 0.3);
}

// The published areas of the relation, from the ellipses' half axes.
TEST(RecordedField, AreasAtMagnitude7AreThePublishedOnes) {
  const auto& zone = models::attenuation_zone("qinghai_tibet");
  const auto area = [&](double intensity) {
    return std::numbers::pi * zone.long_axis.distance_km(7, intensity) *
           zone.short_axis.distance_km(7, intensity);
  };
  EXPECT_NEAR(area(6) / 22'162, 1, 0.02);
  EXPECT_NEAR(area(7) / 4'791, 1, 0.02);
  EXPECT_NEAR(area(8) / 666, 1, 0.02);
}

/// Aftershocks of a magnitude or more until an hour, mean of replications.
double mean_count(const Shipped& shipped, double magnitude, double hours) {
  std::vector<double> counts;
  for (std::uint64_t replication = 0; replication < replications(100); ++replication) {
    const std::vector<models::Impact> impacts = shipped.impacts(replication);
    const auto count = std::count_if(impacts.begin() + 1, impacts.end(), [&](const models::Impact& impact) {
      return impact.magnitude >= magnitude && sim::to_hours(impact.time) <= hours;
    });
    counts.push_back(static_cast<double>(count));
  }
  return mean(counts);
}

// China Earthquake Administration in the bulletin of the State Council Information Office, 2008-05-22 12:00.
TEST(RecordedField, AftershocksOf2008AreFewerThanTheGenericLawHas) {
  constexpr double kBulletin = 237.533;
  compare({"2008: aftershocks of magnitude 6 or more by day 9.9", "4"},
          mean_count(Shipped("longmenshan-m8"), 6, kBulletin), {5.5, 8}, 1);
  compare({"2008: aftershocks of magnitude 5 or more by day 9.9", "26"},
          mean_count(Shipped("longmenshan-m8", {{"hazards.0.aftershock_smallest", "5"}}), 5, kBulletin),
          {58, 68}, 1);
}

}  // namespace
}  // namespace surge::validation
