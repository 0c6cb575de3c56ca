// SPDX-License-Identifier: Apache-2.0
#include "models/demand/population_impact.h"

#include <algorithm>

#include "models/entity.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kVulnerability{"vulnerability of county"};

}  // namespace

GroupSizes vulnerability_shares(const std::vector<VulnerabilityRow>& rows, double intensity) {
  GroupSizes shares{};
  if (rows.empty() || intensity < rows.front().intensity) return shares;
  const auto above =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.intensity > intensity; });
  const VulnerabilityRow& low = *(above - 1);
  const VulnerabilityRow& high = above == rows.end() ? low : *above;
  const double span = high.intensity - low.intensity;
  const double weight = span > 0 ? (intensity - low.intensity) / span : 0;
  for (std::size_t group = 0; group < kShakenGroups; ++group) {
    shares[group] = low.share[group] + weight * (high.share[group] - low.share[group]);
  }
  return shares;
}

CountyVulnerability::CountyVulnerability(const Demand& demand, const County& county,
                                         const sim::StreamSource& streams)
    : demand_(&demand), population_(county.population) {
  for (std::size_t point = 0; point < kCountyPoints; ++point)
    point_shares_[point] = point_share(county, point);
  for (std::size_t group = 0; group < kShakenGroups; ++group) {
    sim::Stream stream = streams.stream(kVulnerability, entity_of(county.key), group);
    factors_[group] =
        demand.uncertainty_sigma > 0 ? sim::lognormal(stream, 1.0, demand.uncertainty_sigma) : 1.0;
  }
}

GroupSizes CountyVulnerability::groups(const PointIntensities& points) const {
  GroupSizes sizes{};
  for (std::size_t point = 0; point < kCountyPoints; ++point) {
    if (points[point] <= 0 || point_shares_[point] <= 0) continue;
    const GroupSizes shares = vulnerability_shares(demand_->vulnerability, points[point]);
    for (std::size_t group = 0; group < kShakenGroups; ++group)
      sizes[group] += point_shares_[point] * shares[group];
  }
  for (std::size_t group = 0; group < kShakenGroups; ++group) {
    sizes[group] = population_ * std::min(1.0, sizes[group] * factors_[group]);
  }
  return sizes;
}

double CountyVulnerability::affected(const PointIntensities& points) const {
  return groups(points)[static_cast<std::size_t>(PopulationGroup::kAffected)];
}

}  // namespace surge::models
