// SPDX-License-Identifier: Apache-2.0
// What carries goods.
#pragma once

#include <array>
#include <string>

#include "models/id.h"
#include "models/scenario/geography.h"
#include "sim/random/distribution.h"

namespace surge::models {

struct Depot;

/// A class of trucks.
struct VehicleClass {
  std::string key;
  BilingualName name;
  double payload_kg = 0;                         ///< > 0
  double volume_m3 = 0;                          ///< of the load space, > 0
  std::array<double, kRoadClasses> speed_mps{};  ///< by RoadClass on an undamaged road, > 0
  sim::Distribution loading_s;    ///< placing, securing, papers; beside the dock's handling of goods [s]
  sim::Distribution unloading_s;  ///< at the receiving county [s]
};

/// Trucks of one class that are based at a depot.
struct Fleet {
  Id<Depot> home;
  Id<VehicleClass> vehicle;
  int count = 0;  ///< >= 0
};

}  // namespace surge::models
