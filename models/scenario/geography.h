// SPDX-License-Identifier: Apache-2.0
// Counties, other places, and the links between them: the graph everything moves on.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "models/id.h"
#include "models/scenario/common.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

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
  double elevation_m = 0;     ///< of the seat, above sea level
  Terrain terrain = Terrain::kBasin;
  double daytime_share = 1;  ///< persons present by day over residents, > 0
};

/// Roads by class, then railways and waterways. A vehicle class has a speed on each, 0 where it cannot go.
enum class LinkClass { kExpressway, kNational, kProvincial, kMountain, kRail, kWater };
inline constexpr std::size_t kLinkClasses = 6;
inline constexpr std::size_t kRoadClasses = 4;  ///< the first of them
/// As scenario files name them.
inline constexpr std::array<const char*, kLinkClasses> kLinkClassNames = {
    "expressway", "national", "provincial", "mountain", "rail", "water"};

inline const char* name_of(LinkClass link_class) {
  return kLinkClassNames[static_cast<std::size_t>(link_class)];
}
inline bool is_road(LinkClass link_class) {
  return static_cast<std::size_t>(link_class) < kRoadClasses;
}

enum class LinkDirection { kBoth, kForward };

/// A road, railway or waterway between two places.
struct Link {
  Id<Place> from;
  Id<Place> to;
  LinkClass link_class = LinkClass::kNational;
  double length_m = 0;  ///< > 0
  Terrain terrain = Terrain::kBasin;
  LinkDirection direction = LinkDirection::kBoth;  ///< kForward: from `from` to `to` only
  double bridge_share = 0;                         ///< of the length, [0, 1]
  double tunnel_share = 0;                         ///< of the length, [0, 1]; both together <= 1
  double speed_limit_mps = 0;                      ///< 0: none but the vehicle's own speed on the class
  double capacity_per_h = 0;  ///< vehicles (trains, vessels) an hour and direction, undamaged; > 0
  std::string line;           ///< name of the railway or waterway; may be empty
};

enum class TerminalKind {
  kRailYard,
  kAirport,
  kHeliport,  ///< also a field prepared for helicopters and drones
  kPort,
  kTransferPoint  ///< where trucks hand over to porters, drones or other trucks
};
inline constexpr std::size_t kTerminalKinds = 5;

/// Where goods change vehicles on their way. Vehicles based here carry them on.
struct Terminal {
  std::string key;
  BilingualName name;
  TerminalKind kind = TerminalKind::kRailYard;
  Id<Place> place;               ///< reached by road here
  GeoPoint position;             ///< of the runway or yard
  double elevation_m = 0;        ///< above sea level
  double runway_m = 0;           ///< airports: longest runway, 0 where no source gives it
  double handling_m3_per_s = 0;  ///< each stand, between vehicle and store, > 0
  int stands = 1;                ///< apron positions, tracks or berths at which vehicles are handled, >= 1
  double movements_per_h = 0;    ///< airports: landings and take-offs together, > 0
  double storage_m3 = 0;         ///< for goods that wait here, > 0
  sim::Distribution transfer_s;  ///< from the store's gate to ready for the next vehicle [s]
  sim::Duration opens{};         ///< local time; movements only between opens and closes
  sim::Duration closes{std::chrono::hours(24)};
};

}  // namespace surge::models
