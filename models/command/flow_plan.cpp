// SPDX-License-Identifier: Apache-2.0
#include "models/command/flow_plan.h"

#include <algorithm>
#include <numeric>

#include "models/transport/transport_network.h"

namespace surge::models {

LaterRoom::LaterRoom(const DispatchProblem& problem, const FlowScope& scope)
    : periods_(scope.periods), returned_(problem.supply().size() * scope.periods) {
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    const SupplyPoint& point = problem.supply()[supply];
    for (std::size_t period = 0; period < periods_; ++period) {
      const double back = static_cast<double>(period) / static_cast<double>(periods_);
      returned_[supply * periods_ + period] = {back * point.away_payload_kg, back * point.away_volume_m3};
    }
  }
}

Quantity LaterRoom::units(const DispatchProblem& problem, std::size_t supply, std::size_t period,
                          Id<Item> item) const {
  if (period == 0) return problem.room_for(supply, item);
  const SupplyPoint& point = problem.supply()[supply];
  const Room& returned = returned_[supply * periods_ + period];
  const Item& goods = problem.scenario().items[item];
  const double units = std::min((point.payload_kg + returned.payload_kg) / goods.mass_kg,
                                (point.volume_m3 + returned.volume_m3) / goods.volume_m3);
  return std::max(Quantity{0}, static_cast<Quantity>(units));
}

void LaterRoom::take(std::size_t supply, std::size_t period, const Item& goods, Quantity quantity) {
  Room& room = returned_[supply * periods_ + period];
  room.payload_kg -= static_cast<double>(quantity) * goods.mass_kg;
  room.volume_m3 -= static_cast<double>(quantity) * goods.volume_m3;
}

FlowPlan::FlowPlan(DispatchProblem& problem, const FlowScope& scope, const DispatchObjective& objective,
                   Id<Item> item, LaterRoom& room)
    : problem_(problem), scope_(scope), objective_(objective), item_(item), room_(room) {}

void FlowPlan::find_sources() {
  std::vector<std::size_t> position(problem_.supply().size(), problem_.supply().size());
  std::vector<bool> expects(position.size());
  for (const ExpectedSupply& row : problem_.expected()) {
    if (row.item == item_) expects[row.supply] = true;
  }
  for (std::size_t supply = 0; supply < position.size(); ++supply) {
    const Quantity stock = problem_.stock(supply, item_);
    if (stock == 0 && !expects[supply]) continue;
    position[supply] = sources_.size();
    sources_.push_back({supply, std::vector<Quantity>(scope_.periods), {}});
    sources_.back().comes[0] = stock;
  }
  for (const ExpectedSupply& row : problem_.expected()) {
    if (row.item != item_) continue;
    // Free for the first period that begins when it is there, or not within the horizon.
    const sim::Duration length = scope_.begin(1);
    const auto period = static_cast<std::size_t>((row.after + length - sim::Duration{1}) / length);
    if (period < scope_.periods) sources_[position[row.supply]].comes[period] += row.quantity;
  }
}

void FlowPlan::find_options() {
  std::vector<Option> options;
  for (std::size_t demand = 0; demand < problem_.demand().size(); ++demand) {
    if (problem_.outstanding(demand, item_) == 0) continue;
    options.clear();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const sim::Duration travel = problem_.travel_time(sources_[i].supply, demand);
      if (travel == TransportNetwork::kUnreachable) continue;
      options.push_back({travel, i});
    }
    if (options.empty()) continue;
    const auto nearer = [](const Option& x, const Option& y) {
      return x.travel != y.travel ? x.travel < y.travel : x.source < y.source;
    };
    const std::size_t kept = std::min(options.size(), scope_.nearest);
    std::partial_sort(options.begin(), options.begin() + static_cast<std::ptrdiff_t>(kept), options.end(),
                      nearer);
    counties_.push_back(demand);
    weights_.push_back(objective_.weight(problem_, demand, item_));
    options_.emplace_back(options.begin(), options.begin() + static_cast<std::ptrdiff_t>(kept));
  }
}

bool FlowPlan::all_from_cheapest() {
  std::vector<Quantity> asked(sources_.size());
  for (std::size_t county = 0; county < counties_.size(); ++county) {
    asked[options_[county].front().source] += problem_.outstanding(counties_[county], item_);
  }
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const std::size_t supply = sources_[i].supply;
    if (asked[i] > std::min(problem_.stock(supply, item_), problem_.room_for(supply, item_))) return false;
  }
  for (std::size_t county = 0; county < counties_.size(); ++county) {
    const std::size_t demand = counties_[county];
    const Option& nearest = options_[county].front();
    if (objective_.sent(weights_[county], {}, nearest.travel) > objective_.unmet(weights_[county])) continue;
    problem_.ship(sources_[nearest.source].supply, demand, item_, problem_.outstanding(demand, item_));
  }
  return true;
}

std::size_t FlowPlan::add_node(Quantity supply) {
  supply_.push_back(supply);
  return supply_.size() - 1;
}

/// Later periods are in the network only where they help: goods are still to come, or trucks hold some back.
void FlowPlan::add_source(Source& source) {
  const Quantity now = source.comes[0];
  const Quantity room_now = room_.units(problem_, source.supply, 0, item_);
  const bool later =
      scope_.periods > 1 && (now > room_now || std::any_of(source.comes.begin() + 1, source.comes.end(),
                                                           [](Quantity units) { return units > 0; }));
  if (!later) {
    source.gates = {add_node(std::min(now, room_now))};
    arcs_.push_back({source.gates[0], 0, total_, 0});
    return;
  }
  for (std::size_t period = 0; period < scope_.periods; ++period) {
    const std::size_t store = add_node(source.comes[period]);
    const std::size_t gate = add_node(0);
    source.gates.push_back(gate);
    arcs_.push_back({store, gate, room_.units(problem_, source.supply, period, item_), 0});
    const bool last = period + 1 == scope_.periods;
    arcs_.push_back({store, last ? 0 : gate + 1, total_, 0});  // the next store is the next node
  }
}

void FlowPlan::add_county(std::size_t county) {
  const std::size_t demand = counties_[county];
  const std::size_t node = add_node(-problem_.outstanding(demand, item_));
  const std::int64_t unmet = objective_.unmet(weights_[county]);
  arcs_.push_back({0, node, total_, unmet});
  for (const Option& option : options_[county]) {
    const Source& source = sources_[option.source];
    for (std::size_t period = 0; period < source.gates.size(); ++period) {
      const std::int64_t cost = objective_.sent(weights_[county], scope_.begin(period), option.travel);
      if (cost > unmet) break;
      ways_.push_back({arcs_.size(), source.supply, demand, period});
      arcs_.push_back({source.gates[period], node, total_, cost});
    }
  }
}

void FlowPlan::build() {
  for (const std::size_t demand : counties_) total_ += problem_.outstanding(demand, item_);
  for (const Source& source : sources_) {
    total_ += std::accumulate(source.comes.begin(), source.comes.end(), Quantity{0});
  }
  add_node(0);
  for (Source& source : sources_) add_source(source);
  for (std::size_t county = 0; county < counties_.size(); ++county) add_county(county);
  supply_[0] = -std::accumulate(supply_.begin(), supply_.end(), Quantity{0});
}

void FlowPlan::ship(const std::vector<std::int64_t>& flow) {
  bool waits = false;
  for (const Way& way : ways_) {
    if (flow[way.arc] == 0) continue;
    if (way.period == 0) {
      problem_.ship(way.supply, way.demand, item_, flow[way.arc]);
    } else {
      room_.take(way.supply, way.period, problem_.scenario().items[item_], flow[way.arc]);
      waits = true;
    }
  }
  if (waits) return;
  // Depots farther away than the `nearest` may still have some.
  for (std::size_t county = 0; county < counties_.size(); ++county) {
    const std::size_t demand = counties_[county];
    while (problem_.outstanding(demand, item_) > 0) {
      const auto supply = problem_.nearest_supplier(demand, item_);
      if (!supply) break;
      const std::int64_t cost = objective_.sent(weights_[county], {}, problem_.travel_time(*supply, demand));
      if (cost > objective_.unmet(weights_[county])) break;
      problem_.ship(*supply, demand, item_, problem_.outstanding(demand, item_));
    }
  }
}

bool FlowPlan::can_send_now() const {
  return std::any_of(sources_.begin(), sources_.end(), [&](const Source& source) {
    return std::min(source.comes[0], problem_.room_for(source.supply, item_)) > 0;
  });
}

void FlowPlan::carry_out() {
  find_sources();
  if (!can_send_now()) return;
  find_options();
  if (counties_.empty() || all_from_cheapest()) return;
  build();
  ship(cheapest_flow(supply_, arcs_));
}

}  // namespace surge::models
