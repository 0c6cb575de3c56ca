// SPDX-License-Identifier: Apache-2.0
// Peacetime operation in the long run: how long the stock of the tables is felt, and what the reserves hold,
// serve, waste and cost once it is not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/statistics/interval.h"
#include "models/peacetime/peacetime_course.h"

namespace surge::analysis {

/// Of one item over all depots.
enum class PeacetimeMeasure { kOnHand, kFillRate, kExpired, kRotated, kCost };
inline constexpr std::size_t kPeacetimeMeasures = 5;
using PeacetimeValues = std::array<double, kPeacetimeMeasures>;

/// On hand [units, mean over time], fill rate [share of the demand served at once; NaN without demand],
/// expired and rotated [units a year of 365 d], cost [CNY a year: ordering, holding, shortage and the value
/// that expires, as the two kinds of peacetime in the metric cost_by_kind]. Precondition: counted > 0.
PeacetimeValues peacetime_values(const models::StockAccount& account, sim::Duration counted);

/// Until when an item depends on the stock that peacetime begins with.
struct ItemWarmUp {
  bool changes = false;   ///< its stock, or what leaves by age
  bool runs_out = false;  ///< nothing lies there at the end: there is no steady state but an empty one
  sim::Duration time{};
  /// False: the peacetime is too short to tell, and `time` is the best of its first half.
  bool reliable = true;
};

/// Takes courses in the order of replications and averages them step by step, as Welch does.
class WarmUpSearch {
 public:
  /// `steps` as in the courses.
  WarmUpSearch(std::size_t items, std::size_t steps);

  void add(const models::PeacetimeCourse& course);

  /// By item, in steps: MSER-5 of the mean net stock (on hand less backordered) and of what leaves by age
  /// (expired and rotated), the later of the two. A series that does not change has no warm-up. Precondition:
  /// add() was called.
  std::vector<ItemWarmUp> find() const;

 private:
  struct Series {
    std::vector<double> net_stock;  ///< sums over the replications
    std::vector<double> leaves_by_age;
  };
  std::vector<Series> items_;
  std::uint64_t replications_ = 0;
  sim::Duration step_{};
};

struct Estimate {
  double mean = statistics::kUnknown;
  statistics::Interval interval;
};

struct ItemSteadyState {
  std::array<Estimate, kPeacetimeMeasures> measures;  ///< by PeacetimeMeasure
  /// Between neighbouring batches, of the stock on hand; NaN unless there was one replication.
  double batch_correlation = statistics::kUnknown;
};

/// Replication and deletion (Law 2015, section 9.5.2): the means of replications that have dropped their
/// warm-up are independent; t interval. A replication without a value (no demand) is left out. `values` by
/// replication, then item. Precondition: all have the same items.
std::vector<ItemSteadyState> by_replications(const std::vector<std::vector<PeacetimeValues>>& values);

inline constexpr std::size_t kPeacetimeBatches = 20;

/// From one long run by batch means: kPeacetimeBatches equal batches of what follows `warm_up`, rounded up to
/// whole steps. All NaN if that leaves fewer steps than batches.
std::vector<ItemSteadyState> by_batches(const models::PeacetimeCourse& course, sim::Duration warm_up);

}  // namespace surge::analysis
