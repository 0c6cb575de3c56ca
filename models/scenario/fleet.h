// SPDX-License-Identifier: Apache-2.0
// What carries goods.
#pragma once

#include <array>
#include <string>

#include "models/id.h"
#include "models/scenario/geography.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

enum class VehicleKind {
  kTruck,
  kPorter,  ///< people or animals on foot; need no road
  kTrain,   ///< a unit is a wagon, a convoy of them is a train
  kVessel,
  kAircraft,    ///< fixed wing: between airports
  kHelicopter,  ///< from airports and heliports to these and to county seats
  kDrone        ///< likewise
};
inline constexpr std::size_t kVehicleKinds = 7;
/// As scenario and result files name them.
inline constexpr std::array<const char*, kVehicleKinds> kVehicleKindNames = {
    "truck", "porter", "train", "vessel", "aircraft", "helicopter", "drone"};

inline bool flies(VehicleKind kind) {
  return kind >= VehicleKind::kAircraft;
}

/// What only aircraft, helicopters and drones have.
struct Flight {
  double speed_mps = 0;            ///< block speed in a straight line, > 0
  double runway_m = 0;             ///< needed to land and take off; 0: none
  double payload_loss_per_km = 0;  ///< share of the payload lost a km of altitude of the higher end, [0, 1]
  double ceiling_m = 0;            ///< highest place it can land at; 0: any
  bool daylight_only = false;      ///< takes off only when it can land before dark
  bool weather_limited = false;    ///< takes off only in flyable weather
  double airdrop_loss = -1;  ///< share of the goods lost when dropped over a county seat; < 0: cannot drop
};

/// A class of vehicles.
struct VehicleClass {
  std::string key;
  BilingualName name;
  VehicleKind kind = VehicleKind::kTruck;
  double payload_kg = 0;                         ///< > 0
  double volume_m3 = 0;                          ///< of the load space, > 0
  std::array<double, kLinkClasses> speed_mps{};  ///< by LinkClass on an undamaged link; 0: cannot go there
  double mountain_speed_share = 1;               ///< of that speed in mountain terrain, (0, 1]
  double blocked_speed_mps = 0;                  ///< on a closed link; 0: cannot pass it
  sim::Distribution loading_s;    ///< placing, securing, papers; beside the dock's handling of goods [s]
  sim::Distribution unloading_s;  ///< at the receiving county [s]
  double range_m = 0;             ///< on one filling, > 0; 0: unlimited. Flights: there and back
  sim::Duration refuelling{};     ///< time of a stop for fuel
  sim::Duration duty{};           ///< a crew drives this long, then rests; 0: unlimited
  sim::Duration rest{};           ///< length of the rest
  int crews = 1;                  ///< that relieve each other before the vehicle has to rest, >= 1
  int convoy_size = 0;            ///< vehicles in one convoy at most; 0: Command::convoy_size
  double cost_cny_per_s = 0;      ///< of one vehicle under way, >= 0; for the choice of mode and the costs
  double road_units = 1;          ///< room it takes on a link, in vehicles the capacity counts, >= 0
  Flight flight;
};

/// Command estimates times on the road by the first class, a truck: classes differ little in which road is
/// the fastest.
inline constexpr Id<VehicleClass> kPlanningClass{0};

/// A depot or a terminal: where vehicles are based and goods set out. Depots come first.
struct Hub {};

/// Vehicles of one class that are based at a hub.
struct Fleet {
  Id<Hub> home;
  Id<VehicleClass> vehicle;
  int count = 0;  ///< >= 0
};

}  // namespace surge::models
