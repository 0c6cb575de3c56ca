// SPDX-License-Identifier: Apache-2.0
#include "models/replay/replay.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/metrics/need_totals.h"
#include "models/record/dimensions.h"
#include "models/transport/traffic.h"
#include "models/transport/transport_network.h"
#include "models/world.h"
#include "models/world_observer.h"

namespace surge::models {
namespace {

constexpr double kClosedState = 0, kDegradedState = 1, kOpenState = 2;

/// What leaves depots and what reaches counties.
class GoodsWatch final : public WorldObserver {
 public:
  GoodsWatch(const Scenario& scenario, Replay& replay)
      : replay_(replay), sent_t_(scenario.depots.size(), 0) {}

  void left(const World& world, const ConvoyOrder& order) override {
    for (const LoadedLot& part : order.loaded) {
      sent_t_[order.cargo[part.line].origin] += tonnes(world, part.item, part.lot.quantity);
    }
  }
  void delivered(const World& world, const CargoLine& line, std::span<const Lot> lots) override {
    const Id<Prefecture> prefecture = world.scenario().counties[line.county].prefecture;
    for (const Lot& lot : lots) {
      replay_.delivered_t[{lot.source.kind, lot.source.ownership, line.carried_by, prefecture}] +=
          tonnes(world, line.item, lot.quantity);
    }
  }
  double sent_t(Id<Depot> depot) const { return sent_t_[depot]; }

  static double tonnes(const World& world, Id<Item> item, Quantity quantity) {
    return static_cast<double>(quantity) * world.scenario().items[item].mass_kg / 1000;
  }

 private:
  Replay& replay_;
  PerRow<Depot, double> sent_t_;
};

/// States of rows, sample by sample, as intervals.
class IntervalBook {
 public:
  IntervalBook(std::size_t rows, std::vector<ReplayInterval>& intervals)
      : states_(rows, 0), since_(rows, 0), intervals_(intervals) {}

  void see(std::size_t row, int state, double hours) {
    if (state == states_[row]) return;
    close(row, hours);
    states_[row] = state;
    since_[row] = hours;
  }
  void close_all(double hours) {
    for (std::size_t row = 0; row < states_.size(); ++row) close(row, hours);
  }

 private:
  void close(std::size_t row, double hours) {
    if (states_[row] != 0) intervals_.push_back({row, states_[row], since_[row], hours});
    states_[row] = 0;
  }

  std::vector<int> states_;  // 0: normal, at home
  std::vector<double> since_;
  std::vector<ReplayInterval>& intervals_;
};

/// Weights that add up to one, so that sums over items still count people.
PerRow<Item, double> shares_of(PerRow<Item, double> weights) {
  double sum = 0;
  for (const Id<Item> item : ids(weights)) sum += weights[item];
  for (const Id<Item> item : ids(weights)) weights[item] = sum > 0 ? weights[item] / sum : 0;
  return weights;
}

class Looker {
 public:
  Looker(const Scenario& scenario, Replay& replay)
      : scenario_(scenario),
        replay_(replay),
        shares_(shares_of(item_weights(scenario))),
        goods_(scenario, replay),
        lines_(scenario.lines.size(), replay.lines),
        teams_(scenario.teams.size(), replay.teams) {}

  void look(World& world, double hours) {
    if (replay_.time_h.empty()) world.observe(goods_);
    look_at_links(world, hours);
    look_at_counties(world);
    look_at_depots(world);
    for (const Id<ProductionLine> line : ids(scenario_.lines))
      lines_.see(line.index(), static_cast<int>(world.line(line).state), hours);
    for (const Id<Team> team : ids(scenario_.teams))
      teams_.see(team.index(), static_cast<int>(world.team_book().phase(team)), hours);
    replay_.time_h.push_back(hours);
  }

  void finish(World& world, double hours) {
    lines_.close_all(hours);
    teams_.close_all(hours);
    replay_.intensity.assign(scenario_.counties.size(), 0);
    for (const Impact& impact : world.impacts()) {
      for (const Id<County> county : ids(scenario_.counties)) {
        double& highest = replay_.intensity[county.index()];
        highest = std::max(highest, impact.intensity(county));
      }
    }
  }

 private:
  void look_at_links(World& world, double hours) {
    const auto end = static_cast<std::uint32_t>(hours);
    const auto begin = static_cast<std::uint32_t>(replay_.time_h.empty() ? hours : replay_.time_h.back());
    for (const Id<Link> link : ids(scenario_.links)) {
      const LinkCondition& condition = world.network().condition(link);
      const bool whole = condition == LinkCondition{};
      replay_.link_state.push_back(!condition.open() ? kClosedState : whole ? kOpenState : kDegradedState);
      double vehicles = 0;
      for (std::uint32_t hour = begin; hour < end; ++hour) {
        vehicles += world.traffic().load().booked(link, LinkEnd::kFrom, hour) +
                    world.traffic().load().booked(link, LinkEnd::kTo, hour);
      }
      replay_.link_flow.push_back(vehicles);
    }
  }

  void look_at_counties(const World& world) {
    const std::size_t first = replay_.in_need.size();
    replay_.in_need.resize(first + scenario_.counties.size(), 0);
    replay_.unmet.resize(first + scenario_.counties.size(), 0);
    for (const Id<County> county : world.needs().affected()) {
      NeedTotal total;
      for (const Id<Item> item : world.needs().needed_items())
        total.add(world.needs().state(county, item), shares_[item]);
      replay_.in_need[first + county.index()] = total.in_need;
      replay_.unmet[first + county.index()] = total.unmet;
    }
  }

  void look_at_depots(World& world) {
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      const DepotState& state = world.depot(depot);
      const double space = scenario_.depots[depot].space_m3;
      replay_.filling.push_back(std::isfinite(space) ? state.occupied_m3() / space
                                                     : std::numeric_limits<double>::quiet_NaN());
      double waiting = 0;
      for (const Id<Item> item : ids(scenario_.items))
        waiting += GoodsWatch::tonnes(world, item, state.on_shelf(item) - state.available(item));
      replay_.waiting_t.push_back(waiting);
      replay_.sent_t.push_back(goods_.sent_t(depot));
    }
  }

  const Scenario& scenario_;
  Replay& replay_;
  PerRow<Item, double> shares_;
  GoodsWatch goods_;
  IntervalBook lines_;
  IntervalBook teams_;
};

}  // namespace

Replay replay(const Model& model, const Scenario& scenario, std::uint64_t replication) {
  Replay replay;
  Looker looker(scenario, replay);
  std::vector<sim::Duration> times;
  for (std::size_t step = 0; step < sample_count(scenario.run); ++step)
    times.push_back(static_cast<std::int64_t>(step) * scenario.run.sample_interval);
  model.look(scenario.run.seed, replication, times, [&](World& world, std::size_t step) {
    const double hours = sim::to_hours(times[step]);
    looker.look(world, hours);
    if (step + 1 == times.size()) looker.finish(world, hours);
  });
  return replay;
}

}  // namespace surge::models
