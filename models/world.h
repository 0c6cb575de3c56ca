// SPDX-License-Identifier: Apache-2.0
// All state of one replication, and the few operations by which goods change hands.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/command/belief.h"
#include "models/command/dispatch_book.h"
#include "models/command/information_state.h"
#include "models/command/response_state.h"
#include "models/demand/displacement.h"
#include "models/demand/loss_course.h"
#include "models/demand/need_book.h"
#include "models/demand/unmet_need.h"
#include "models/goods_book.h"
#include "models/hazard/hazard.h"
#include "models/ledger.h"
#include "models/peacetime/peacetime.h"
#include "models/policies.h"
#include "models/production/works.h"
#include "models/reserve/depot_state.h"
#include "models/reserve/receiving.h"
#include "models/shortage/unsent_causes.h"
#include "models/supply/capacities.h"
#include "models/supply/contracts.h"
#include "models/supply/cost_book.h"
#include "models/supply/donations.h"
#include "models/supply/outages.h"
#include "models/teams/responders.h"
#include "models/teams/team_book.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_list.h"
#include "sim/random/stream.h"
#include "sim/simulation.h"

namespace surge::models {

class CasualtyBook;
class DispatchPolicy;
class FlyingConditions;
struct FixedTransport;
class Fleets;
class KnownRoads;
class LinkWorks;
class ModeChoice;
class RepairBook;
class TerminalState;
class Traffic;
class TransportNetwork;
class WorldObserver;
struct Parcel;
struct TransportState;

class World {
 public:
  /// `scenario`, `transport` and the policies must outlive the world. Peacetime is over, nothing else happens
  /// before start().
  World(const Scenario& scenario, const FixedTransport& transport, const Policies& policies,
        std::uint64_t seed, std::uint64_t replication);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Schedules the impacts, needs, outages and donations, and starts production, trade, transport and
  /// command.
  void start(std::vector<Impact> impacts, std::vector<Forewarning> warnings = {});

  const Scenario& scenario() const { return scenario_; }
  const Policies& policies() const { return policies_; }
  const sim::StreamSource& streams() const { return streams_; }
  sim::Simulation& simulation() { return simulation_; }
  const sim::Simulation& simulation() const { return simulation_; }

  TransportNetwork& network();
  const TransportNetwork& network() const;
  /// What is known of it, and the network by that knowledge, on which command plans.
  KnownRoads& known_roads();
  const KnownRoads& known_roads() const;
  TransportNetwork& believed_network();
  Traffic& traffic();
  const Traffic& traffic() const;
  LinkWorks& link_works();
  const LinkWorks& link_works() const;
  RepairBook& repair_book();
  Fleets& fleets();
  const Fleets& fleets() const;
  ModeChoice& mode_choice();
  const FlyingConditions& flying_conditions() const;
  TerminalState& terminal(Id<Terminal> terminal);
  const TerminalState& terminal(Id<Terminal> terminal) const;
  DepotState& depot(Id<Depot> depot) { return *depots_[depot]; }
  const DepotState& depot(Id<Depot> depot) const { return *depots_[depot]; }
  Works& works() { return works_; }
  const Works& works() const { return works_; }
  LineStatus& line(Id<ProductionLine> line) { return works_.line(line); }
  const LineStatus& line(Id<ProductionLine> line) const { return works_.line(line); }
  Capacities& capacities() { return capacities_; }
  const Capacities& capacities() const { return capacities_; }
  Contracts& contracts() { return contracts_; }
  const Contracts& contracts() const { return contracts_; }
  Donations& donations() { return donations_; }
  const Donations& donations() const { return donations_; }
  CostBook& costs() { return goods_.costs(); }
  const GoodsBook& goods() const { return goods_; }
  const Ledger& ledger() const { return goods_.ledger(); }
  const PeacetimeResult& peacetime() const { return peacetime_; }
  NeedBook& needs() { return needs_; }
  const NeedBook& needs() const { return needs_; }
  Displacement& displacement() { return displacement_; }
  const Displacement& displacement() const { return displacement_; }
  /// People struck by shaking so far.
  const CountyLosses& losses(Id<County> county) const { return losses_[county].total(); }
  /// The observer must outlive the world, or the last shock.
  void observe(LossObserver& observer) { loss_observers_.push_back(&observer); }
  const UnmetNeedIntegral& unmet_need() const { return unmet_need_; }
  Beliefs& beliefs() { return beliefs_; }
  const Beliefs& beliefs() const { return beliefs_; }
  InformationState& information() { return information_; }
  const InformationState& information() const { return information_; }
  ResponseState& response() { return response_; }
  const ResponseState& response() const { return response_; }
  DispatchBook& dispatch_book() { return dispatch_book_; }
  UnsentCauses& unsent_causes() { return unsent_causes_; }
  const UnsentCauses& unsent_causes() const { return unsent_causes_; }
  const DispatchBook& dispatch_book() const { return dispatch_book_; }
  TeamBook& team_book() { return team_book_; }
  const TeamBook& team_book() const { return team_book_; }
  CasualtyBook& casualties() { return *casualties_; }
  const CasualtyBook& casualties() const { return *casualties_; }
  Responders& responders() { return responders_; }
  const Responders& responders() const { return responders_; }
  const ConvoyTotals& convoys() const { return convoys_; }
  /// All that are to come or have come, in order of time.
  const std::vector<Impact>& impacts() const { return impacts_; }
  sim::Time activated() const { return activated_; }
  void activate();
  /// `observer` must outlive the run.
  void observe(WorldObserver& observer) { observers_.push_back(&observer); }
  /// When command activates the plan: `detection` after the first impact, or when it is warned.
  sim::Time activation(sim::Duration detection) const;

  // People.

  /// A team comes to the county, or goes, `sign` 1 or -1. `supplied`: those of its members who need goods
  /// there.
  void move_team(Id<County> county, const Team& team, int sign, double supplied);
  /// So many of the exposed have been decontaminated.
  void decontaminate(Id<County> county, double persons);

  // Goods come in. The expiry of new goods is a shelf life from now.

  /// New goods enter a store.
  void produce(Id<Depot> depot, Id<Item> item, Quantity quantity, Source source);
  /// The same with an expiry of their own, such as kits of older parts.
  void produce(Id<Depot> depot, const ItemLot& goods);
  /// The same, but they rest before they are free; a lot that is not released is lost then.
  void produce_into_quarantine(Id<Depot> depot, Id<Item> item, Quantity quantity, Source source,
                               sim::Duration rest, bool released);
  /// The end of that rest, when the goods have left the quarantine.
  void rested(Id<Depot> depot, const ItemLot& lot, bool released);
  /// Goods enter the region on a consignment.
  void enter(Id<Item> item, Quantity quantity, Source source, Consignment& goods);
  /// A part of a consignment goes onto the shelves.
  void unload(Id<Depot> depot, const ItemLot& part);

  // Goods go out. Precondition: 0 <= quantity <= available.

  /// Used as material or packed into a kit.
  void consume(Id<Depot> depot, Id<Item> item, Quantity quantity);
  /// The same for parts of a kit: their lots are added to `parts`.
  void take_parts(Id<Depot> depot, Id<Item> item, Quantity quantity, std::vector<ItemLot>& parts);
  /// Onto a consignment to another depot.
  void take_for_transfer(Id<Depot> depot, Id<Item> item, Quantity quantity, Consignment& goods);
  /// A share of everything in a depot is lost.
  void destroy_stock(Id<Depot> depot, double share);
  /// All cool and frozen goods in a depot are lost.
  void spoil_cold_stock(Id<Depot> depot);

  // Convoys.

  /// Sets vehicles and goods aside for a convoy; from a depot enters it in the dispatch book.
  void commit(const ConvoyOrder& order);
  /// The cargo leaves the depot's stock or the terminal's store; `order` must live until it has unloaded. Cut
  /// down to what is left in a depot after expiry and damage; false if that is nothing.
  bool load(ConvoyOrder& order);
  /// The goods are no longer on the convoy.
  std::vector<Parcel> unload_parcels(ConvoyOrder& order);
  /// Goods reach the people of the county they are for.
  void deliver(ConvoyOrder& order);
  void deliver(const Parcel& parcel);
  /// A share of what is on board is destroyed, rounded to whole units.
  void lose_share(ConvoyOrder& order, double share);
  /// The goods are back where they came from, and will not come.
  void bring_back(ConvoyOrder& order);
  /// A convoy whose goods are promised waits to load, until load(); `order` must live until it has unloaded.
  void queue(ConvoyOrder& order) { loading_.add(order); }
  const ConvoyList& loading_convoys() const { return loading_; }
  /// Convoys with goods on board.
  const ConvoyList& loaded_convoys() const { return loaded_; }
  /// Whether wait_for_gate() could have to wait. Cheap.
  bool gate_may_be_closed(Id<Depot> depot) const;

  /// Numbers a hub's convoys from 0; keys their random streams.
  std::uint64_t next_convoy_of(Id<Hub> hub) { return convoy_numbers_[hub]++; }
  std::uint64_t next_transfer_of(Id<Terminal> terminal);
  bool may_send_small_load(Id<Depot> depot, Id<County> county) const;
  void small_load_sent(Id<Depot> depot, Id<County> county);

  PerRow<Item, ItemHoldings> holdings() const;
  /// Throws std::logic_error naming the first item whose balance is broken.
  void check_conservation() const;

 private:
  void stock_up();
  void schedule_closures();
  void schedule_warnings();
  void warn(const Forewarning& warning);
  void strike(const Impact& impact, std::uint64_t occurrence);
  void strike_people(const Impact& impact);
  template <class Change>
  void strike_county(Id<County> county, const Change& change);
  void shake_people(Id<County> county, const PointIntensities& points);
  bool send_displaced(Id<County> from, Id<County> to, double persons);
  void change_group(const PeopleEffect& effect);
  /// Groups of people of the county are at least of these sizes; casualties take the trapped and the injured.
  void strike_groups(Id<County> county, const GroupSizes& sizes);
  GroupSizes without_casualties(GroupSizes sizes) const;
  void shake_workers(const Impact& impact);
  void keep_workers_away(const Impact& impact);
  /// A share of the plant's workers stays away from now on.
  void keep_away(Id<Plant> plant, double share);
  std::optional<Id<County>> county_of(Id<Plant> plant) const;
  void affect(const PeopleEffect& effect);
  void set_need(std::size_t need, bool active);
  void put(Id<Depot> depot, Id<Item> item, const Lot& lot);
  void remove_expired(Id<Depot> depot, Id<Item> item);
  void destroy(Id<Depot> depot, Id<Item> item, double share);
  sim::Time fresh_expiry(Id<Item> item) const;

  const Scenario& scenario_;
  const Policies policies_;
  sim::StreamSource streams_;
  sim::Simulation simulation_;
  PeacetimeResult peacetime_;
  InformationState information_;
  std::unique_ptr<TransportState> transport_;
  FacilityDamage facility_damage_;
  PerRow<Depot, std::unique_ptr<DepotState>> depots_;
  Works works_;
  Capacities capacities_;
  Contracts contracts_;
  Donations donations_;
  GoodsBook goods_;
  NeedBook needs_;
  UnmetNeedIntegral unmet_need_;
  Beliefs beliefs_;
  ResponseState response_;
  DispatchBook dispatch_book_;
  UnsentCauses unsent_causes_;
  TeamBook team_book_;
  Responders responders_;
  std::unique_ptr<CasualtyBook> casualties_;
  ConvoyTotals convoys_;
  PerRow<County, LossCourse> losses_;
  std::vector<LossObserver*> loss_observers_;
  Displacement displacement_;
  PerRow<Hub, std::uint64_t> convoy_numbers_;
  std::vector<sim::Time> last_small_load_;  ///< [depot * counties + county]
  ConvoyList loading_;                      ///< convoys that wait for a dock or stand, or are being loaded
  ConvoyList loaded_;                       ///< convoys with goods on board
  std::vector<Impact> impacts_;
  std::vector<Forewarning> warnings_;
  std::vector<WorldObserver*> observers_;
  sim::Time activated_ = sim::Time::max();
};

}  // namespace surge::models
