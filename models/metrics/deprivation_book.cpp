// SPDX-License-Identifier: Apache-2.0
#include "models/metrics/deprivation_book.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace surge::models {

double deprivation_cost(const Deprivation& row, sim::Duration without) {
  return row.scale_cny * std::expm1(row.rate_per_s * sim::to_seconds(std::min(without, row.full_after)));
}

DeprivationBook::DeprivationBook(const Scenario& scenario)
    : scenario_(scenario), rows_(scenario.items.size()) {
  for (const Id<Item> item : ids(scenario.items)) rows_[item] = kNoRow;
  for (const Deprivation& row : scenario.demand.deprivation) {
    rows_[row.item] = items_.size();
    items_.push_back(row.item);
  }
  cells_.resize(scenario.counties.size() * items_.size());
}

double DeprivationBook::cost_of(std::size_t row, sim::Duration without) const {
  return deprivation_cost(scenario_.demand.deprivation[row], without);
}

void DeprivationBook::need_changed(sim::Time now, Id<County> county, Id<Item> item, double,
                                   double unmet_before, const NeedState& state) {
  const std::size_t row = rows_[item];
  if (row == kNoRow) return;
  Cell& here = cells_[index(county, row)];
  const double unmet = state.persons_unmet();
  if (unmet <= 0) {
    serve(here, row, now, std::numeric_limits<double>::infinity());
  } else if (unmet < unmet_before) {
    serve(here, row, now, unmet_before - unmet);
  } else if (unmet > unmet_before) {
    if (!here.without.empty() && here.without.back().since == now) {
      here.without.back().persons += unmet - unmet_before;
    } else {
      here.without.push_back({unmet - unmet_before, now});
    }
  }
}

void DeprivationBook::serve(Cell& cell, std::size_t row, sim::Time now, double persons) const {
  while (persons > 0 && !cell.without.empty()) {
    Without& last = cell.without.back();
    const double served = std::min(persons, last.persons);
    cell.cost_cny += served * cost_of(row, now - last.since);
    persons -= served;
    last.persons -= served;
    if (last.persons <= 0) cell.without.pop_back();
  }
}

double DeprivationBook::cost_cny(sim::Time now, Id<County> county, Id<Item> item) const {
  const Cell& here = cell(county, item);
  double cost = here.cost_cny;
  for (const Without& part : here.without) cost += part.persons * cost_of(rows_[item], now - part.since);
  return cost;
}

double DeprivationBook::level_persons(sim::Time now, Id<County> county, Id<Item> item) const {
  const std::size_t row = rows_[item];
  const double most = cost_of(row, sim::Duration::max());
  double sum = 0;
  for (const Without& part : cell(county, item).without)
    sum += part.persons * cost_of(row, now - part.since) / most;
  return sum;
}

double DeprivationBook::persons(Id<County> county, Id<Item> item) const {
  double sum = 0;
  for (const Without& part : cell(county, item).without) sum += part.persons;
  return sum;
}

}  // namespace surge::models
