// SPDX-License-Identifier: Apache-2.0
// Where a leg of a journey ends, and what the ends mean for the vehicle.
#pragma once

#include <variant>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

using Stop = std::variant<Id<County>, Id<Terminal>>;

GeoPoint position_of(const Scenario& scenario, const Stop& stop);
GeoPoint position_of(const Scenario& scenario, Id<Hub> hub);
double elevation_of(const Scenario& scenario, const Stop& stop);
Id<Place> place_of(const Scenario& scenario, const Stop& stop);

/// Whether vehicles of a kind can be handled at a terminal of a kind; trucks and porters go anywhere.
bool serves(TerminalKind terminal, VehicleKind vehicle);

/// Whether the class may be sent on the leg, whatever the links are: it is handled at both ends, and a flight
/// has runway, range and payload for it.
bool may_go(const Scenario& scenario, Id<VehicleClass> vehicle, Id<Hub> from, const Stop& to);

/// Payload of one vehicle on a leg [kg]: that of a flight falls with the altitude of its higher end; 0 where
/// it cannot land.
double payload_on_leg(const Scenario& scenario, Id<VehicleClass> vehicle, Id<Hub> from, const Stop& to);

/// Great-circle time of a flight, without waiting.
sim::Duration flight_time(const Scenario& scenario, Id<VehicleClass> vehicle, GeoPoint from, GeoPoint to);

}  // namespace surge::models
