// SPDX-License-Identifier: Apache-2.0
// All state of one replication, and the few operations by which goods change hands.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/command/belief.h"
#include "models/command/command.h"
#include "models/demand/need_book.h"
#include "models/hazard/hazard.h"
#include "models/ledger.h"
#include "models/production/line_process.h"
#include "models/reserve/depot_state.h"
#include "models/transport/convoy.h"
#include "models/transport/link_damage.h"
#include "models/transport/road_network.h"
#include "models/transport/traffic.h"
#include "sim/random/stream.h"
#include "sim/simulation.h"

namespace surge::models {

/// Counts of convoys since the start of the run.
struct ConvoyTotals {
  std::size_t sent = 0;
  std::size_t trucks_sent = 0;
  std::size_t delivered = 0;
};

class World {
 public:
  /// `scenario`, `graph` and `policy` must outlive the world. Nothing happens before start().
  World(const Scenario& scenario, const RoadGraph& graph, const DispatchPolicy& policy, std::uint64_t seed,
        std::uint64_t replication);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Schedules the impacts and needs, and starts command.
  void start(std::vector<Impact> impacts);

  const Scenario& scenario() const { return scenario_; }
  const DispatchPolicy& dispatch_policy() const { return policy_; }
  const sim::StreamSource& streams() const { return streams_; }
  sim::Simulation& simulation() { return simulation_; }
  const sim::Simulation& simulation() const { return simulation_; }

  RoadNetwork& roads() { return roads_; }
  const RoadNetwork& roads() const { return roads_; }
  Traffic& traffic() { return traffic_; }
  const Traffic& traffic() const { return traffic_; }
  DepotState& depot(Id<Depot> depot) { return *depots_[depot]; }
  const DepotState& depot(Id<Depot> depot) const { return *depots_[depot]; }
  LineStatus& line(Id<ProductionLine> line) { return lines_[line]; }
  const LineStatus& line(Id<ProductionLine> line) const { return lines_[line]; }
  NeedBook& needs() { return needs_; }
  const NeedBook& needs() const { return needs_; }
  Beliefs& beliefs() { return beliefs_; }
  const Beliefs& beliefs() const { return beliefs_; }
  DispatchBook& dispatch_book() { return dispatch_book_; }
  const Ledger& ledger() const { return ledger_; }
  const ConvoyTotals& convoys() const { return convoys_; }

  /// New goods enter a depot.
  void produce(Id<Depot> depot, Id<Item> item, Quantity quantity);
  /// Sets trucks and goods aside for a convoy and enters it in the dispatch book.
  void commit(const ConvoyOrder& order);
  /// The cargo leaves the depot's stock; `order` must live until deliver().
  void load(const ConvoyOrder& order);
  void deliver(const ConvoyOrder& order);

  /// Numbers a depot's convoys from 0; keys their random streams.
  std::uint64_t next_convoy_of(Id<Depot> depot) { return convoy_numbers_[depot]++; }
  bool may_send_small_load(Id<Depot> depot, Id<County> county) const;
  void small_load_sent(Id<Depot> depot, Id<County> county);

  PerRow<Item, ItemHoldings> holdings() const;
  /// Throws std::logic_error naming the first item whose balance is broken.
  void check_conservation() const;

 private:
  void strike(const Impact& impact, std::uint64_t occurrence);
  void set_need(std::size_t need, bool active);

  const Scenario& scenario_;
  const DispatchPolicy& policy_;
  sim::StreamSource streams_;
  sim::Simulation simulation_;
  RoadNetwork roads_;
  Traffic traffic_;
  LinkDamageProcess link_damage_;
  PerRow<Depot, std::unique_ptr<DepotState>> depots_;
  PerRow<ProductionLine, LineStatus> lines_;
  NeedBook needs_;
  Beliefs beliefs_;
  DispatchBook dispatch_book_;
  Ledger ledger_;
  ConvoyTotals convoys_;
  PerRow<County, CountyVulnerability> vulnerability_;
  PerRow<Depot, std::uint64_t> convoy_numbers_;
  std::vector<sim::Time> last_small_load_;  ///< [depot * counties + county]
  std::vector<const ConvoyOrder*> loaded_;  ///< convoys with goods on board
  std::vector<Impact> impacts_;
};

}  // namespace surge::models
