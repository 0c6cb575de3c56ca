// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "scenarios/osm/network_steps.h"

namespace surge::scenarios {
namespace {

std::string in_km(double distance_km) {
  std::ostringstream text;
  text.precision(3);
  text << distance_km << " km";
  return text.str();
}

std::string reason_of(const Facility& facility, const Access& access, const Region* region,
                      double snap_distance_km) {
  const bool outside = region != nullptr && !region->contains(facility.position);
  const std::string where = outside ? "outside the region; " : "";
  if (access.reach == Reach::kCutOff) {
    return where + "its road, " + in_km(access.distance_km) +
           " away, is cut off: no way from there to most of the network and back";
  }
  if (access.distance_km > 0) return where + "the nearest road is " + in_km(access.distance_km) + " away";
  return where + "no road within " + in_km(10 * snap_distance_km);
}

}  // namespace

void report_facilities(std::span<const Facility> facilities, std::span<const Access> accesses,
                       const Region* region, double snap_distance_km, ImportReport& report) {
  FacilityFigures& figures = report.facilities;
  figures.given = facilities.size();
  double sum_km = 0;
  for (std::size_t i = 0; i < facilities.size(); ++i) {
    const Facility& facility = facilities[i];
    if (accesses[i].reach != Reach::kJoined) {
      const std::string reason = reason_of(facility, accesses[i], region, snap_distance_km);
      figures.unreachable.push_back({facility.key, facility.name.en, reason});
      const std::string name = facility.name.en == facility.key ? "" : " (" + facility.name.en + ")";
      report.warnings.push_back("facility " + facility.key + name + " is unreachable: " + reason);
      continue;
    }
    ++figures.joined;
    sum_km += accesses[i].distance_km;
    if (accesses[i].distance_km <= figures.longest_access_km) continue;
    figures.longest_access_km = accesses[i].distance_km;
    figures.longest_access_key = facility.key;
  }
  if (figures.joined > 0) figures.mean_access_km = sum_km / static_cast<double>(figures.joined);
}

}  // namespace surge::scenarios
