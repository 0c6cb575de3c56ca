// SPDX-License-Identifier: Apache-2.0
// Everything about transport that no replication changes.
#pragma once

#include "models/scenario/scenario.h"
#include "models/transport/fixed_legs.h"
#include "models/transport/transport_network.h"

namespace surge::models {

struct FixedTransport {
  /// `scenario` must outlive it.
  explicit FixedTransport(const Scenario& scenario) : graph(scenario), legs(scenario) {}

  TransportGraph graph;
  FixedLegs legs;
};

}  // namespace surge::models
