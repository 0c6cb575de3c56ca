// SPDX-License-Identifier: Apache-2.0
// How evenly counties share what is lacking.
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/metrics/days_without.h"
#include "models/metrics/gini.h"
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {

/// In order of x, a person's place before p_i is the sum of those before: sum_ij p_i p_j |x_i - x_j| =
/// 2 sum_i p_i x_i (2 B_i + p_i - P), B_i the people with less.
double gini(std::vector<Holders> holders) {
  std::sort(holders.begin(), holders.end(),
            [](const Holders& x, const Holders& y) { return x.each < y.each; });
  double persons = 0;
  double sum = 0;
  for (const Holders& group : holders) {
    persons += group.persons;
    sum += group.persons * group.each;
  }
  if (persons <= 0) return std::numeric_limits<double>::quiet_NaN();
  if (sum <= 0) return 0;
  double before = 0;
  double spread = 0;
  for (const Holders& group : holders) {
    spread += group.persons * group.each * (2 * before + group.persons - persons);
    before += group.persons;
  }
  return spread / (persons * sum);
}

namespace {

class Equity final : public Metric {
 public:
  Equity(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, std::string what, std::vector<std::string> dimensions) {
      return TableDeclaration{
          std::move(name),
          "1",
          "Gini coefficient over people of the days that a person in need goes without, by county; " + what,
          {"Inequality of days without (Gini)", "缺供天数不平等（基尼系数）"},
          Direction::kLowerIsBetter,
          std::move(dimensions)};
    };
    return {declare("gini", "mean over items by weight", {}), declare("gini_by_item", "one item", {"item"})};
  }

  void finish(const World& world, Record& record) override {
    PerRow<Item, double> by_item(weights_.size(), std::numeric_limits<double>::quiet_NaN());
    for (const Id<Item> item : world.needs().needed_items()) {
      std::vector<Holders> people;
      for (const Id<County> county : world.needs().affected()) {
        const double days = days_without(world, county, item);
        if (!std::isnan(days)) people.push_back({world.unmet_need().most_in_need(county, item), days});
      }
      by_item[item] = gini(std::move(people));
      record.table(first_table_ + 1)[item.index()] = by_item[item];
    }
    record.table(first_table_)[0] = weighted_mean(weights_, by_item);
  }

 private:
  PerRow<Item, double> weights_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry equity_metric() {
  return {
      "equity",
      "How unevenly counties go without: Gini coefficient of the days without of a person in need, by item "
      "and as the weighted mean over items.",
      &Equity::tables, &make_metric<Equity>};
}

}  // namespace surge::models
