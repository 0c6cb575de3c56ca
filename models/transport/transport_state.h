// SPDX-License-Identifier: Apache-2.0
// Everything about transport that one replication changes.
#pragma once

#include <memory>
#include <vector>

#include "models/repair/link_works.h"
#include "models/repair/repair_book.h"
#include "models/transport/fixed_transport.h"
#include "models/transport/fleets.h"
#include "models/transport/flight.h"
#include "models/transport/known_roads.h"
#include "models/transport/mode_choice.h"
#include "models/transport/terminal.h"
#include "models/transport/traffic.h"
#include "models/transport/transport_network.h"

namespace surge::models {

struct TransportState {
  TransportState(sim::Simulation& simulation, const Scenario& scenario, const FixedTransport& fixed,
                 const sim::StreamSource& streams, const InformationState& information)
      : network(fixed.graph),
        known(simulation, scenario, streams, network, information),
        traffic(simulation, scenario, network, &known),
        works(simulation, scenario, streams, traffic),
        repair(scenario),
        fleets(scenario),
        modes(scenario, fixed.legs, known.network()),
        flying(scenario, streams),
        transfers(scenario.terminals.size()) {
    for (const Id<Terminal> terminal : ids(scenario.terminals)) {
      terminals.add(std::make_unique<TerminalState>(simulation, scenario, terminal));
    }
  }

  TransportNetwork network;
  KnownRoads known;
  Traffic traffic;
  LinkWorks works;
  RepairBook repair;
  Fleets fleets;
  ModeChoice modes;
  FlyingConditions flying;
  PerRow<Terminal, std::unique_ptr<TerminalState>> terminals;
  PerRow<Terminal, std::uint64_t> transfers;  ///< numbers them, for their streams
};

}  // namespace surge::models
