// SPDX-License-Identifier: Apache-2.0
// Another earthquake in every replication, drawn from the hazard catalogue of the region.
#pragma once

#include "models/hazard/hazard.h"

namespace surge::models {

/// Draws an event of the catalogue in proportion to the yearly rates, its magnitude within its class by
/// Gutenberg-Richter, breaks a rupture of the length that goes with it, centred on the event's place, and
/// lets it act as the hazard `earthquake` does. Either one event at time 0, or a Poisson number for a period:
/// the first at time 0, the others evenly over the run.
class Sampled final : public Hazard {
 public:
  static ComponentDescription description();

  Sampled(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

  /// Rate of all events that can be drawn [1/year].
  double rate_per_year() const { return rate_per_year_; }

 private:
  std::int64_t draw_count(const sim::StreamSource& streams) const;
  const CatalogueEvent& draw_event(sim::Stream& stream) const;
  double magnitude_of(const CatalogueEvent& event, sim::Stream& stream) const;
  std::vector<Impact> earthquake(const CatalogueEvent& event, double magnitude,
                                 const sim::StreamSource& streams) const;

  const Scenario& scenario_;
  ComponentSpec earthquake_;  ///< parameters all events have in common
  double period_years_;       ///< 0: one event
  double class_width_;        ///< 0: the magnitude of the catalogue
  double b_;
  std::vector<const CatalogueEvent*> events_;
  std::vector<double> cumulative_;  ///< rates summed up, by event
  double rate_per_year_ = 0;
};

}  // namespace surge::models
