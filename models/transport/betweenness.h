// SPDX-License-Identifier: Apache-2.0
// How much of the people's undamaged roads leads over each link.
#pragma once

#include "models/scenario/scenario.h"
#include "models/transport/transport_network.h"

namespace surge::models {

/// By link: persons of the counties whose fastest undamaged road from one of their three nearest depots leads
/// over it, counted for each of these depots.
PerRow<Link, double> betweenness(const Scenario& scenario, const TransportGraph& graph);

}  // namespace surge::models
