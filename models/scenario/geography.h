// SPDX-License-Identifier: Apache-2.0
// Counties, other places, and the links between them: the graph everything moves on.
#pragma once

#include <string>

#include "models/id.h"
#include "models/scenario/common.h"

namespace surge::models {

/// A node of the network: the seat of a county of the region, or a town outside it.
struct Place {
  std::string key;  ///< county code or a name of the scenario's own
  BilingualName name;
  GeoPoint position;
};

struct Prefecture {
  BilingualName name;
};

/// A county-level division; people live and need here.
struct County {
  std::string key;  ///< GB/T 2260 code, e.g. "513221"
  BilingualName name;
  Id<Prefecture> prefecture;
  Id<Place> seat;
  double population = 0;      ///< persons, >= 0
  double household_size = 0;  ///< persons a household, > 0
  double urban_share = 0;     ///< [0, 1]
  double age_0_14_share = 0;  ///< [0, 1]
  double age_65_share = 0;    ///< [0, 1]
  double area_km2 = 0;        ///< > 0
  Terrain terrain = Terrain::kBasin;
};

enum class RoadClass { kExpressway, kNational, kProvincial, kMountain };
inline constexpr std::size_t kRoadClasses = 4;

/// An undirected road between two places.
struct Link {
  Id<Place> from;
  Id<Place> to;
  RoadClass road_class = RoadClass::kNational;
  double length_m = 0;  ///< > 0
  Terrain terrain = Terrain::kBasin;
};

/// A railway section. Read and kept with the network; trains do not run yet.
struct RailSection {
  Id<Place> from;
  Id<Place> to;
  std::string line;
  double length_m = 0;  ///< > 0
};

/// A civil airport. Read and kept with the network; aircraft do not fly yet.
struct Airport {
  std::string iata;
  BilingualName name;
  GeoPoint position;
  Id<Place> nearest;
  double runway_m = 0;  ///< 0 where no source gives it
};

}  // namespace surge::models
