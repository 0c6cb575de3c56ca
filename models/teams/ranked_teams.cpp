// SPDX-License-Identifier: Apache-2.0
#include "models/teams/ranked_teams.h"

#include <tuple>

#include "models/units.h"

namespace surge::models {
namespace {

/// The site with the smallest key; none if there are no sites.
template <class Key>
std::optional<std::size_t> first_by(std::span<const TeamSite> sites, Key&& key) {
  std::optional<std::size_t> best;
  for (std::size_t site = 0; site < sites.size(); ++site) {
    if (!best || key(sites[site]) < key(sites[*best])) best = site;
  }
  return best;
}

}  // namespace

ComponentDescription MostWorkPerTeam::description() {
  return {"most_work_per_team",
          "Goes where there is most believed work for each team, discounted for the journey; the default.",
          {{.name = "patience",
            .type = ParameterType::kNumber,
            .description = "a journey of this length halves what a place is worth (default assumed)",
            .dimension = Dimension::kTime,
            .minimum = 60,
            .maximum = 3.2e6,
            .default_value = 12 * kHour_s}}};
}

MostWorkPerTeam::MostWorkPerTeam(const ComponentSpec& spec) : patience_s_(spec.number("patience")) {}

std::optional<std::size_t> MostWorkPerTeam::choose(std::span<const TeamSite> sites, double work_rate) const {
  return first_by(sites, [&](const TeamSite& site) {
    const double discount = 1 + sim::to_seconds(site.travel_time) / patience_s_;
    return std::tuple(-site.work / ((site.teams_there + work_rate) * discount), site.travel_time);
  });
}

ComponentDescription NearestWork::description() {
  return {"nearest_work", "Goes to the nearest place where there is believed to be work.", {}};
}

std::optional<std::size_t> NearestWork::choose(std::span<const TeamSite> sites, double) const {
  return first_by(sites, [](const TeamSite& site) { return std::tuple(site.travel_time, -site.work); });
}

ComponentDescription MostSevere::description() {
  return {"most_severe", "Goes where the largest share of the people is believed to need the team.", {}};
}

std::optional<std::size_t> MostSevere::choose(std::span<const TeamSite> sites, double) const {
  return first_by(sites, [](const TeamSite& site) {
    const double share = site.population > 0 ? site.work / site.population : site.work;
    return std::tuple(-share, site.travel_time);
  });
}

ComponentDescription SpreadEvenly::description() {
  return {"spread_evenly",
          "Goes where the fewest teams of its kind are; of equals where there is most work.",
          {}};
}

std::optional<std::size_t> SpreadEvenly::choose(std::span<const TeamSite> sites, double) const {
  return first_by(
      sites, [](const TeamSite& site) { return std::tuple(site.teams_there, -site.work, site.travel_time); });
}

}  // namespace surge::models
