// SPDX-License-Identifier: Apache-2.0
// Setting the world up, starting it, and what strikes it. Goods: world_goods.cpp.
#include "models/world.h"

#include <algorithm>

#include "models/command/command.h"
#include "models/command/reporting.h"
#include "models/command/response.h"
#include "models/command/sourcing_policy.h"
#include "models/entity.h"
#include "models/medical/casualty_book.h"
#include "models/production/line_process.h"
#include "models/transport/convoy_planning.h"
#include "models/transport/transport_state.h"
#include "models/world_observer.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDepotMobilisation{"mobilisation of depot"};
constexpr sim::Priority kBeforeDecisions{50};

sim::Process use_needs(World& world) {
  for (;;) {
    co_await world.simulation().delay(NeedBook::kStep);
    world.needs().use_step(world.simulation().now());
  }
}

/// Evacuees set out hour by hour, in vehicles that compete for room on the roads.
sim::Process evacuate(World& world, Evacuation evacuation) {
  constexpr sim::Duration kStep = std::chrono::hours(1);
  const auto steps = std::max<std::int64_t>(1, (evacuation.lasts + kStep - sim::Duration{1}) / kStep);
  const double vehicles = evacuation.persons / world.scenario().transport.persons_per_vehicle;
  const Id<Place> from = world.scenario().counties[evacuation.from].seat;
  for (std::int64_t step = 0; step < steps; ++step) {
    world.traffic().send_others(from, evacuation.to, vehicles / static_cast<double>(steps));
    co_await world.simulation().delay(kStep);
  }
}

/// A replenishment order of peacetime that is still on its way.
sim::Process receive_replenishment(World& world, ReceiptAfterImpact receipt) {
  co_await world.simulation().delay_until(receipt.arrives);
  Consignment goods{receipt.depot, {}};
  world.contracts().come(receipt.item, receipt.quantity);
  world.enter(receipt.item, receipt.quantity, physical_source(world.scenario(), receipt.depot), goods);
  co_await receive(world, std::move(goods));
}

bool anyone(const CountyLosses& losses) {
  const GroupSizes sizes = group_sizes(losses);
  return losses.dead > 0 || std::any_of(sizes.begin(), sizes.end(), [](double size) { return size > 0; });
}

PerRow<County, LossCourse> draw_losses(const Scenario& scenario, const sim::StreamSource& streams) {
  std::vector<LossCourse> rows;
  for (const County& county : scenario.counties) rows.emplace_back(scenario.demand, county, streams);
  return PerRow<County, LossCourse>(std::move(rows));
}

}  // namespace

World::World(const Scenario& scenario, const FixedTransport& transport, const Policies& policies,
             std::uint64_t seed, std::uint64_t replication)
    : scenario_(scenario),
      policies_(policies),
      streams_(seed, replication),
      peacetime_(simulate_peacetime(scenario, streams_)),
      information_(simulation_, scenario, streams_),
      transport_(std::make_unique<TransportState>(simulation_, scenario, transport, streams_, information_)),
      facility_damage_(scenario, streams_),
      works_(simulation_, scenario),
      capacities_(scenario),
      contracts_(simulation_, scenario),
      donations_(simulation_, scenario),
      goods_(scenario),
      needs_(scenario),
      unmet_need_(scenario),
      beliefs_(scenario, needs_),
      response_(scenario),
      dispatch_book_(scenario.counties.size(), scenario.items.size()),
      unsent_causes_(scenario.counties.size(), scenario.items.size()),
      team_book_(scenario),
      responders_(scenario.counties.size()),
      casualties_(std::make_unique<CasualtyBook>(*this)),
      losses_(draw_losses(scenario, streams_)),
      displacement_(scenario, needs_,
                    [this](Id<County> from, Id<County> to, double persons) {
                      return send_displaced(from, to, persons);
                    }),
      convoy_numbers_(hub_count(scenario)),
      last_small_load_(scenario.depots.size() * scenario.counties.size(), sim::Time::min()) {
  for (const Id<Depot> depot : ids(scenario.depots)) {
    sim::Stream stream = streams_.stream(kDepotMobilisation, entity_of(scenario.depots[depot].key));
    const double mobilisation_s = scenario.depots[depot].mobilisation_s.sample(stream);
    depots_.add(std::make_unique<DepotState>(simulation_, scenario, depot,
                                             sim::duration_from_seconds(mobilisation_s)));
  }
  needs_.observe(unmet_need_);
  if (casualties_->modelled()) observe(*casualties_);
  stock_up();
#if defined(SURGE_CONTRACTS)
  simulation_.on_event([this] { check_conservation(); });
#endif
}

World::~World() = default;

void World::stock_up() {
  for (const LotAtImpact& lot : peacetime_.lots) {
    const Source source = physical_source(scenario_, lot.depot);
    goods_.flows(lot.item).initial += lot.quantity;
    put(lot.depot, lot.item, {lot.quantity, lot.expires, source});
  }
  double running = 0;
  double expired = 0;
  for (const StockAccount& account : peacetime_.items) {
    running += account.costs.ordering + account.costs.holding + account.costs.shortage;
    expired += account.costs.expired_value;
  }
  costs().add(CostKind::kPeacetimeStock, running);
  costs().add(CostKind::kPeacetimeExpiry, expired);
}

void World::start(std::vector<Impact> impacts, std::vector<Forewarning> warnings) {
  impacts_ = std::move(impacts);
  warnings_ = std::move(warnings);
  schedule_warnings();
  for (std::size_t need = 0; need < scenario_.demand.needs.size(); ++need) {
    const Need& line = scenario_.demand.needs[need];
    simulation_.schedule_in(
        line.begins, [this, need] { set_need(need, true); }, kBeforeDecisions);
    if (is_recurring(line.kind)) {
      simulation_.schedule_in(
          line.begins + line.lasts, [this, need] { set_need(need, false); }, kBeforeDecisions);
    }
  }
  for (std::size_t i = 0; i < impacts_.size(); ++i) {
    simulation_.schedule_in(
        impacts_[i].time, [this, i] { strike(impacts_[i], i); }, sim::kUrgent);
  }
  for (const Id<ProductionLine> line : ids(scenario_.lines)) start_peacetime_run(*this, line);
  schedule_outages(*this);
  schedule_closures();
  for (const ReceiptAfterImpact& receipt : peacetime_.receipts) {
    contracts_.expect(receipt.item, receipt.quantity, receipt.arrives);
    simulation_.spawn(receive_replenishment(*this, receipt));
  }
  for (std::size_t stream = 0; stream < scenario_.donations.size(); ++stream) {
    simulation_.spawn(donation_stream(*this, stream));
  }
  if (!scenario_.production.sourcing.empty()) simulation_.spawn(trade_materials(*this));
  for (const Id<Terminal> terminal : ids(scenario_.terminals)) {
    simulation_.spawn(terminal_process(*this, terminal));
  }
  simulation_.spawn(use_needs(*this), kBeforeDecisions);
  if (displacement_.acts()) simulation_.spawn(displacement_process(*this), kBeforeDecisions);
  simulation_.spawn(command_process(*this));
}

void World::set_need(std::size_t need, bool active) {
  needs_.set_active(simulation_.now(), need, active);
  beliefs_.needs_changed(simulation_.now());
}

void World::schedule_closures() {
  for (const LinkClosure& closure : scenario_.link_closures) {
    simulation_.schedule_in(closure.begins, [this, &closure] {
      const sim::Duration lasts =
          closure.ends ? *closure.ends - closure.begins : sim::Time::max() - simulation_.now();
      transport_->works.restrict(closure.link, {closure.speed_share, closure.capacity_share}, lasts);
      known_roads().learn(closure.link);  // announced
    });
  }
}

void World::schedule_warnings() {
  for (const Forewarning& warning : warnings_) {
    simulation_.schedule_in(
        warning.time, [this, &warning] { warn(warning); }, kBeforeDecisions);
  }
}

/// Command believes the whole forecast; whether anything is sent ahead is for the dispatch policy to say.
void World::warn(const Forewarning& warning) {
  PerRow<County, GroupSizes> expected(scenario_.counties.size());
  std::vector<Id<County>> counties;
  for (const PeopleEffect& effect : warning.expected) {
    if (std::find(counties.begin(), counties.end(), effect.county) == counties.end())
      counties.push_back(effect.county);
    expected[effect.county][static_cast<std::size_t>(effect.group)] = effect.persons;
  }
  // Command counts on no shelter.
  for (const Id<County> county : counties)
    expected[county][static_cast<std::size_t>(PopulationGroup::kUnsheltered)] =
        expected[county][static_cast<std::size_t>(PopulationGroup::kDisplaced)];
  for (const Id<County> county : counties) beliefs_.expect(county, expected[county], simulation_.now());
  review_response(*this);
}

sim::Time World::activation(sim::Duration detection) const {
  const sim::Duration first_impact = impacts_.empty() ? sim::Duration{} : impacts_.front().time;
  const sim::Time detected = sim::kStart + first_impact + detection;
  return warnings_.empty() ? detected : std::min(detected, sim::kStart + warnings_.front().time);
}

void World::activate() {
  activated_ = simulation_.now();
  for (WorldObserver* observer : observers_) observer->activated(*this);
}

void World::strike(const Impact& impact, std::uint64_t occurrence) {
  transport_->works.strike(impact, occurrence);
  information_.strike(impact, occurrence);
  if (!impact.county_intensity.empty()) {
    facility_damage_.strike(*this, impact, occurrence);
    strike_people(impact);
    shake_workers(impact);
  }
  for (const DepotEffect& effect : impact.depots) {
    destroy_stock(effect.depot, effect.stock_lost);
    limit_for(*this, effect.depot, effect.capacity_share, effect.lasts);
  }
  for (const PeopleEffect& effect : impact.people) affect(effect);
  keep_workers_away(impact);
  for (const Evacuation& evacuation : impact.evacuations) simulation_.spawn(evacuate(*this, evacuation));
}

void World::strike_people(const Impact& impact) {
  for (const Id<County> county : ids(scenario_.counties)) {
    const PointIntensities points = impact.at_points(county);
    if (*std::max_element(points.begin(), points.end()) <= 0) continue;
    strike_county(county, [&] { shake_people(county, points); });
  }
}

void World::shake_people(Id<County> county, const PointIntensities& points) {
  const sim::Time now = simulation_.now();
  const sim::Duration hour = (scenario_.time_of_day + (now - sim::kStart)) % std::chrono::hours(24);
  const CountyLosses increase = losses_[county].strike(points, hour);
  needs_.strike(now, county, without_casualties(losses_[county].groups()));
  if (!anyone(increase)) return;
  for (LossObserver* observer : loss_observers_) observer->struck(now, county, increase);
}

/// Casualties, where they are modelled, take the trapped and the injured.
GroupSizes World::without_casualties(GroupSizes sizes) const {
  if (!casualties_->modelled()) return sizes;
  sizes[static_cast<std::size_t>(PopulationGroup::kTrapped)] = 0;
  sizes[static_cast<std::size_t>(PopulationGroup::kInjured)] = 0;
  return sizes;
}

void World::strike_groups(Id<County> county, const GroupSizes& sizes) {
  if (casualties_->modelled()) casualties_->raise_to(county, sizes);
  needs_.strike(simulation_.now(), county, without_casualties(sizes));
}

bool World::send_displaced(Id<County> from, Id<County> to, double persons) {
  return traffic().send_others(scenario_.counties[from].seat, scenario_.counties[to].seat,
                               persons / scenario_.transport.persons_per_vehicle);
}

/// A county reports once somebody there is affected.
template <class Change>
void World::strike_county(Id<County> county, const Change& change) {
  const std::size_t affected_before = needs_.affected().size();
  change();
  displacement_.people_changed(simulation_.now(), county);
  if (needs_.affected().size() > affected_before) simulation_.spawn(report_from(*this, county));
}

void World::affect(const PeopleEffect& effect) {
  strike_county(effect.county, [&] { change_group(effect); });
}

void World::change_group(const PeopleEffect& effect) {
  const double population = scenario_.counties[effect.county].population;
  const auto group = static_cast<std::size_t>(effect.group);
  if (effect.change == GroupChange::kAtLeast) {
    GroupSizes sizes{};
    sizes[group] = std::min(effect.persons, population);
    strike_groups(effect.county, sizes);
  } else if (casualties_->modelled() &&
             (effect.group == PopulationGroup::kTrapped || effect.group == PopulationGroup::kInjured)) {
    const bool trapped = effect.group == PopulationGroup::kTrapped;
    const double more = std::clamp(effect.persons, 0.0, population);
    casualties_->add(effect.county, trapped ? more : 0, trapped ? 0 : more);
  } else {
    const double before = effect.change == GroupChange::kMore ? needs_.groups(effect.county)[group] : 0;
    needs_.set_group(simulation_.now(), effect.county, effect.group,
                     std::clamp(before + effect.persons, 0.0, population));
  }
}

void World::move_team(Id<County> county, const Team& team, int sign, double supplied) {
  responders_.change_presence(county, team.kind, sign, team.persons);
  if (supplied > 0) affect({county, PopulationGroup::kResponders, sign * supplied, GroupChange::kMore});
}

void World::decontaminate(Id<County> county, double persons) {
  const double left = needs_.groups(county)[static_cast<std::size_t>(PopulationGroup::kExposed)] - persons;
  affect({county, PopulationGroup::kExposed, std::max(0.0, left), GroupChange::kExactly});
}

std::optional<Id<County>> World::county_of(Id<Plant> plant) const {
  return facility_damage_.county_of(scenario_.depots[scenario_.plants[plant].store].place);
}

void World::keep_away(Id<Plant> plant, double share) {
  bring_up_to_date(*this, plant);
  works_.labour().shaken(plant, simulation_.now(), share);
}

void World::keep_workers_away(const Impact& impact) {
  for (const LabourEffect& effect : impact.labour) {
    for (const Id<Plant> plant : ids(scenario_.plants)) {
      if (county_of(plant) == effect.county) keep_away(plant, effect.absent_share);
    }
  }
}

void World::shake_workers(const Impact& impact) {
  const double per_displaced = scenario_.production.rules.absence_per_displaced;
  for (const Id<Plant> plant : ids(scenario_.plants)) {
    const std::optional<Id<County>> county = county_of(plant);
    if (!county) continue;
    const double population = scenario_.counties[*county].population;
    const double displaced = losses_[*county].displaced_by(impact.at_points(*county));
    if (population <= 0 || displaced <= 0) continue;
    keep_away(plant, std::min(1.0, per_displaced * displaced / population));
  }
}

bool World::may_send_small_load(Id<Depot> depot, Id<County> county) const {
  const sim::Time last = last_small_load_[depot.index() * scenario_.counties.size() + county.index()];
  return last == sim::Time::min() || simulation_.now() - last >= kConsolidationInterval;
}

void World::small_load_sent(Id<Depot> depot, Id<County> county) {
  last_small_load_[depot.index() * scenario_.counties.size() + county.index()] = simulation_.now();
}

}  // namespace surge::models
