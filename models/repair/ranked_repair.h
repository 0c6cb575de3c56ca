// SPDX-License-Identifier: Apache-2.0
// Repair policies that rank the sites by one figure; of equals the site that is passable first.
#pragma once

#include "models/repair/repair_policy.h"

namespace surge::models {

/// Most people cut off first; then what most people's roads lead over.
class PopulationCutOff final : public RepairPolicy {
 public:
  static ComponentDescription description();
  explicit PopulationCutOff(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const RepairSite> sites, double crews) const override;
};

/// What most people's roads lead over first.
class Betweenness final : public RepairPolicy {
 public:
  static ComponentDescription description();
  explicit Betweenness(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const RepairSite> sites, double crews) const override;
};

/// In the order of the plan; links that are not in it after the others.
class PlanOrder final : public RepairPolicy {
 public:
  static ComponentDescription description();
  explicit PlanOrder(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const RepairSite> sites, double crews) const override;
};

/// What is passable first.
class SoonestPassable final : public RepairPolicy {
 public:
  static ComponentDescription description();
  explicit SoonestPassable(const ComponentSpec&) {}
  std::optional<std::size_t> choose(std::span<const RepairSite> sites, double crews) const override;
};

}  // namespace surge::models
