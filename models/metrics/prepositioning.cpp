// SPDX-License-Identifier: Apache-2.0
// How well the stock at impact lay for the need that came.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "models/hazard/geodesy.h"
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/record/dimensions.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The county whose seat is nearest to each depot.
PerRow<Depot, Id<County>> nearest_counties(const Scenario& scenario) {
  PerRow<Depot, Id<County>> counties(scenario.depots.size());
  for (const Id<Depot> depot : ids(scenario.depots)) {
    double best = std::numeric_limits<double>::infinity();
    for (const Id<County> county : ids(scenario.counties)) {
      if (scenario.counties[county].seat == scenario.depots[depot].place) {
        counties[depot] = county;
        break;
      }
      const double km = great_circle_km(scenario.places[scenario.counties[county].seat].position,
                                        scenario.places[scenario.depots[depot].place].position);
      if (km >= best) continue;
      best = km;
      counties[depot] = county;
    }
  }
  return counties;
}

/// As the crow flies from each county's seat to each depot [km], [county * depots + depot].
std::vector<double> distances_km(const Scenario& scenario) {
  std::vector<double> km;
  km.reserve(scenario.counties.size() * scenario.depots.size());
  for (const County& county : scenario.counties) {
    for (const Depot& depot : scenario.depots) {
      km.push_back(
          great_circle_km(scenario.places[county.seat].position, scenario.places[depot.place].position));
    }
  }
  return km;
}

/// 1 - half the sum over prefectures of |share of stock - share of need|; NaN without stock or need.
double balance(const PerRow<Prefecture, double>& stock, const PerRow<Prefecture, double>& need) {
  double stock_total = 0;
  double need_total = 0;
  for (const double units : stock) stock_total += units;
  for (const double units : need) need_total += units;
  if (stock_total <= 0 || need_total <= 0) return kUndefined;
  double apart = 0;
  for (const Id<Prefecture> prefecture : ids(stock)) {
    apart += std::abs(stock[prefecture] / stock_total - need[prefecture] / need_total);
  }
  return 1 - apart / 2;
}

class PrepositioningMetric final : public Metric {
 public:
  PrepositioningMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"prepositioning_by_item",
             "1",
             "1 - half the sum over prefectures of |share of the stock at impact - share of all need|",
             {"Balance of pre-positioning by item", "分物资前置储备匹配度"},
             Direction::kHigherIsBetter,
             {"item"}},
            {"prepositioning",
             "1",
             "the same, mean over items by weight",
             {"Balance of pre-positioning", "前置储备匹配度"},
             Direction::kHigherIsBetter,
             {}},
            {"prepositioning_distance",
             "km",
             "as the crow flies from a unit of need to the nearest depot that had the item at impact, mean",
             {"Distance of need to the nearest stock", "需求到最近储备的距离"},
             Direction::kLowerIsBetter,
             {"item"}}};
  }

  void attach(World& world) override {
    for (const Id<Item> item : ids(world.scenario().items)) {
      for (const Id<Depot> depot : ids(world.scenario().depots)) {
        const Quantity available = world.depot(depot).available(item);
        if (available > 0) stock_.push_back({item, depot, static_cast<double>(available)});
      }
    }
  }

  void finish(const World& world, Record& record) override {
    const Scenario& scenario = world.scenario();
    const PerRow<Depot, Id<County>> counties = nearest_counties(scenario);
    const std::vector<double> km = distances_km(scenario);
    const auto distances = record.table(first_table_ + 2);
    PerRow<Item, double> balances(scenario.items.size(), kUndefined);
    for (const Id<Item> item : ids(scenario.items)) {
      PerRow<Prefecture, double> stock(prefectures(scenario));
      PerRow<Prefecture, double> need(prefectures(scenario));
      std::vector<Id<Depot>> depots;
      for (const Stocked& row : stock_) {
        if (row.item != item) continue;
        stock[scenario.counties[counties[row.depot]].prefecture] += row.units;
        depots.push_back(row.depot);
      }
      distances[item.index()] = add_need(world, item, depots, km, need);
      balances[item] = balance(stock, need);
    }
    std::copy(balances.begin(), balances.end(), record.table(first_table_).begin());
    record.table(first_table_ + 1)[0] = weighted_mean(item_weights(scenario), balances);
  }

 private:
  struct Stocked {
    Id<Item> item;
    Id<Depot> depot;
    double units = 0;
  };

  /// At least one, so that scenarios without prefectures have a place to count in.
  static std::size_t prefectures(const Scenario& scenario) {
    return std::max<std::size_t>(1, scenario.prefectures.size());
  }

  /// Adds up the need of an item by prefecture; returns its mean distance to the nearest of the depots [km].
  static double add_need(const World& world, Id<Item> item, const std::vector<Id<Depot>>& depots,
                         const std::vector<double>& km, PerRow<Prefecture, double>& need) {
    const Scenario& scenario = world.scenario();
    double unit_km = 0;
    double units = 0;
    for (const Id<County> county : world.needs().affected()) {
      const NeedState& state = world.needs().state(county, item);
      const double here = static_cast<double>(state.one_off_need + state.wanted);
      if (here <= 0) continue;
      need[scenario.counties[county].prefecture] += here;
      double nearest_km = std::numeric_limits<double>::infinity();
      for (const Id<Depot> depot : depots) {
        nearest_km = std::min(nearest_km, km[county.index() * scenario.depots.size() + depot.index()]);
      }
      unit_km += here * nearest_km;
      units += here;
    }
    return depots.empty() || units <= 0 ? kUndefined : unit_km / units;
  }

  std::size_t first_table_;
  std::vector<Stocked> stock_;
};

}  // namespace

MetricEntry prepositioning_metric() {
  return {"prepositioning",
          "How well the stock at impact lay for the need that came: balance over prefectures, and distance "
          "to the "
          "nearest stock.",
          &PrepositioningMetric::tables, &make_metric<PrepositioningMetric>};
}

}  // namespace surge::models
