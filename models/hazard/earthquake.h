// SPDX-License-Identifier: Apache-2.0
// An earthquake with a finite rupture, or as a map shows it, and its aftershocks.
#pragma once

#include "models/hazard/aftershocks.h"
#include "models/hazard/hazard.h"
#include "models/hazard/intensity_field.h"

namespace surge::models {

/// The main shock strikes at time 0 along the whole trace; aftershocks are point sources spread evenly along
/// it.
class Earthquake final : public Hazard {
 public:
  static ComponentDescription description();

  Earthquake(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  double magnitude_;
  RuptureTrace rupture_;
  IntensityField field_;
  Scatter scatter_;             ///< of the attenuation relation
  Scatter main_shock_scatter_;  ///< of the relation or the map
  IntensityField::MeanField main_shock_;
  bool aftershocks_;
  AftershockLaw law_;
  sim::Duration horizon_;
};

}  // namespace surge::models
