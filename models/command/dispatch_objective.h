// SPDX-License-Identifier: Apache-2.0
// What min_cost_flow makes smallest, as a number that can be worked out for any policy's shipments.
//
// A unit of item k that leaves depot i for county j when t_p has passed and travels for t_ij costs
//   c_ijkp = w_jk * (t_p + t_ij) + transport * t_ij      [weighted h],
// a unit that is not sent within the horizon
//   w_jk * unmet_h,   and w_jk = weight_k * max(0.1, 1 - coverage_jk)
// where weight_k is the item's weight in the needs catalogue and the coverage is that before the decision: of
// two equal ways the county that has less gets its goods first. The form (weighted waiting plus transport) is
// that of last-mile relief models such as Huang, Smilowitz and Balcik (Transportation Research E 48, 2012);
// the values are assumed.
#pragma once

#include <cstdint>
#include <span>

#include "models/command/dispatch_policy.h"

namespace surge::models {

struct DispatchObjective {
  double unmet_h = 240;    ///< waiting that a unit not sent counts for [h], > 0
  double transport = 0.1;  ///< cost of an hour on the road by that of an hour of waiting of weight 1, >= 0

  /// Costs are whole thousandths of a weighted hour, so that sums are exact.
  static constexpr double kScale = 1000;

  /// Weight w of a unit of the item in the county.
  double weight(const DispatchProblem& problem, std::size_t demand, Id<Item> item) const;
  /// Cost of a unit of weight w that leaves after `wait` and travels for `travel`.
  std::int64_t sent(double weight, sim::Duration wait, sim::Duration travel) const;
  std::int64_t unmet(double weight) const;
};

/// Cost of what is sent now, and of all the rest as unmet [weighted h]. `before` is the problem that the
/// policy was given, `shipments` what it decided; goods sent as substitutes are left out.
double dispatch_cost(const DispatchProblem& before, std::span<const Shipment> shipments,
                     const DispatchObjective& objective);
/// The same for one item.
double dispatch_cost(const DispatchProblem& before, std::span<const Shipment> shipments,
                     const DispatchObjective& objective, Id<Item> item);

}  // namespace surge::models
