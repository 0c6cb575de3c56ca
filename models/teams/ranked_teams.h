// SPDX-License-Identifier: Apache-2.0
// Team policies that rank the sites by one figure; of equals the nearest, then the first.
#pragma once

#include "models/teams/team_policy.h"

namespace surge::models {

/// Where each team has most work: believed work over teams, this one included.
class MostWorkPerTeam final : public TeamPolicy {
 public:
  static ComponentDescription description();
  explicit MostWorkPerTeam(const ComponentSpec& spec);
  std::optional<std::size_t> choose(std::span<const TeamSite> sites, double work_rate) const override;

 private:
  double patience_s_;
};

/// The nearest place where there is work.
class NearestWork final : public TeamPolicy {
 public:
  static ComponentDescription description();
  explicit NearestWork(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const TeamSite> sites, double work_rate) const override;
};

/// Where the largest share of the people is concerned.
class MostSevere final : public TeamPolicy {
 public:
  static ComponentDescription description();
  explicit MostSevere(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const TeamSite> sites, double work_rate) const override;
};

/// Where the fewest teams are; of equals where there is most work.
class SpreadEvenly final : public TeamPolicy {
 public:
  static ComponentDescription description();
  explicit SpreadEvenly(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const TeamSite> sites, double work_rate) const override;
};

}  // namespace surge::models
