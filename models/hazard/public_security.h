// SPDX-License-Identifier: Apache-2.0
// An attack or riot among a crowd: people hurt, roads cordoned off, and perhaps a second event near by.
#pragma once

#include "models/hazard/area.h"
#include "models/hazard/trigger.h"

namespace surge::models {

/// Around the place roads are closed within the inner radius and checked within the outer one, for a drawn
/// time; depots within the inner one are closed. A second event does the same elsewhere.
class PublicSecurity final : public Hazard {
 public:
  static ComponentDescription description();

  PublicSecurity(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  /// `occurrence`: 0 the first event, 1 the second.
  Impact event(sim::Duration time, GeoPoint place, std::uint64_t occurrence,
               const sim::StreamSource& streams) const;
  void cordon_off(GeoPoint place, sim::Duration lasts, Impact& impact) const;

  const Scenario& scenario_;
  ComponentSpec spec_;
  GeoPoint place_;
  Trigger trigger_;
};

}  // namespace surge::models
