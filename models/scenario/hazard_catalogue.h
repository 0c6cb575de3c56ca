// SPDX-License-Identifier: Apache-2.0
// What has struck the region and how often the like is to be expected: the events to sample from.
#pragma once

#include <string>

#include "models/scenario/common.h"

namespace surge::models {

enum class EventKind { kEarthquake, kFlood, kWindstorm };

/// One event of the past, for all that may happen at its place with a magnitude of its class.
struct CatalogueEvent {
  std::string key;
  BilingualName name;
  EventKind kind = EventKind::kEarthquake;
  GeoPoint position;
  double strike_deg = 0;     ///< of the fault, clockwise from north, [0, 360]; earthquakes only
  double magnitude = 0;      ///< Ms of an earthquake, a severity of its own for other kinds
  double rate_per_year = 0;  ///< of events of the class at the place, > 0
};

}  // namespace surge::models
