// SPDX-License-Identifier: Apache-2.0
#include "models/command/dispatch_objective.h"

#include <algorithm>
#include <cmath>

#include "models/units.h"

namespace surge::models {
namespace {

/// Of a county that is fully covered, by the weight of the item (assumed).
constexpr double kLeastUrgency = 0.1;

double hours_of(sim::Duration duration) {
  return sim::to_seconds(duration) / kHour_s;
}

template <class Point, class Row>
std::size_t position(const std::vector<Point>& points, Id<Row> id, Id<Row> Point::*member) {
  return static_cast<std::size_t>(std::ranges::find(points, id, member) - points.begin());
}

}  // namespace

double DispatchObjective::weight(const DispatchProblem& problem, std::size_t demand, Id<Item> item) const {
  return problem.weight(item) * std::max(kLeastUrgency, 1 - problem.coverage(demand, item));
}

std::int64_t DispatchObjective::sent(double weight, sim::Duration wait, sim::Duration travel) const {
  const double cost = weight * hours_of(wait + travel) + transport * hours_of(travel);
  return std::llround(kScale * cost);
}

std::int64_t DispatchObjective::unmet(double weight) const {
  return std::llround(kScale * weight * unmet_h);
}

double dispatch_cost(const DispatchProblem& before, std::span<const Shipment> shipments,
                     const DispatchObjective& objective, Id<Item> item) {
  std::int64_t cost = 0;
  for (std::size_t demand = 0; demand < before.demand().size(); ++demand) {
    const Quantity outstanding = before.outstanding(demand, item);
    if (outstanding > 0) cost += outstanding * objective.unmet(objective.weight(before, demand, item));
  }
  for (const Shipment& shipment : shipments) {
    if (shipment.item != item || shipment.serves != item) continue;
    const std::size_t supply = position(before.supply(), shipment.from, &SupplyPoint::depot);
    const std::size_t demand = position(before.demand(), shipment.to, &DemandPoint::county);
    const double weight = objective.weight(before, demand, item);
    cost += shipment.quantity *
            (objective.sent(weight, {}, before.travel_time(supply, demand)) - objective.unmet(weight));
  }
  return static_cast<double>(cost) / DispatchObjective::kScale;
}

double dispatch_cost(const DispatchProblem& before, std::span<const Shipment> shipments,
                     const DispatchObjective& objective) {
  double cost = 0;
  for (const Id<Item> item : before.items()) cost += dispatch_cost(before, shipments, objective, item);
  return cost;
}

}  // namespace surge::models
