// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/reserve_model.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/optimize/names.h"
#include "models/model.h"
#include "models/production/expected_output.h"
#include "models/world.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using models::Conversion;
using models::Depot;
using models::Id;
using models::Item;

/// Replications whose stock at impact is averaged, where peacetime makes it random.
constexpr std::uint64_t kLooksAtStock = 8;
/// Room of a depot whose room is not limited [m3].
constexpr double kAmpleRoom = 1e6;

/// Of what lies in a depot when the run begins.
double initial_m3(const models::Scenario& scenario, Id<Depot> depot) {
  double m3 = 0;
  const auto add = [&](const auto& row) {
    if (row.depot == depot) m3 += static_cast<double>(row.quantity) * scenario.items[row.item].volume_m3;
  };
  for (const models::InitialStock& row : scenario.stock) add(row);
  for (const models::StockLot& row : scenario.lots) add(row);
  return m3;
}

}  // namespace

ReserveModel::ReserveModel(const LayoutProblem& problem, const models::Scenario& scenario)
    : layout_(problem), scenario_(scenario), window_h_(problem.window_s / 3600) {
  if (sim::duration_from_seconds(problem.window_s) > scenario.run.horizon)
    throw UsageError("problem.window: the scenario ends after " +
                     scenarios::time_text(sim::to_seconds(scenario.run.horizon)));
  find_items();
  find_present_stock();
  add_present_sites();
  add_choices();
  add_lines();
  problem_.counties = scenario.counties.size();
  problem_.budget = problem.budget_cny;
  problem_.most_open = problem.most_open;
}

void ReserveModel::find_items() {
  for (const std::string& key : layout_.items) {
    const Id<Item> id = row_named(scenario_.items, key, "items", "item");
    if (std::find(items_.begin(), items_.end(), id) != items_.end())
      throw UsageError("items: '" + key + "' stands there twice");
    items_.push_back(id);
    const Item& item = scenario_.items[id];
    const double penalty = layout_.shortage * item.value_cny;
    const double freight = item.mass_kg / 1000 * scenario_.transport.value_of_time_cny_per_th;
    problem_.items.push_back({item.volume_m3, item.value_cny, penalty, penalty / window_h_ + freight});
  }
}

void ReserveModel::find_present_stock() {
  models::Scenario silent = scenario_;
  silent.metrics.clear();
  const models::Model model(silent);
  const std::size_t depots = scenario_.depots.size();
  present_.assign(depots * items_.size(), 0);
  present_m3_.assign(depots, 0);
  const std::uint64_t looks = scenario_.peacetime.duration > sim::Duration{} ? kLooksAtStock : 1;
  for (std::uint64_t replication = 0; replication < looks; ++replication) {
    model.look(scenario_.run.seed, replication, {}, [&](models::World& world) {
      for (const Id<Depot> depot : ids(scenario_.depots)) {
        const models::DepotState& state = world.depot(depot);
        present_m3_[depot.index()] += state.occupied_m3() / static_cast<double>(looks);
        for (std::size_t i = 0; i < items_.size(); ++i) {
          present_[depot.index() * items_.size() + i] +=
              static_cast<double>(state.available(items_[i])) / static_cast<double>(looks);
        }
      }
    });
  }
  for (const Id<Depot> depot : ids(scenario_.depots))
    present_m3_[depot.index()] = std::max(present_m3_[depot.index()], initial_m3(scenario_, depot));
}

/// By the docks, in the opening hours of what is left of the window after activation and mobilisation.
double ReserveModel::loadable_m3(Id<Depot> depot) const {
  const Depot& row = scenario_.depots[depot];
  const double left_s = layout_.window_s - scenario_.command.detection_s.mean() - row.mobilisation_s.mean();
  const double open_share = sim::to_hours(row.closes - row.opens) / 24;
  return std::max(0.0, left_s) * open_share * row.docks * row.dock_rate_m3_per_s;
}

void ReserveModel::add_present_sites() {
  for (const Id<Depot> depot : ids(scenario_.depots)) {
    std::vector<double> endowment;
    double m3 = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      endowment.push_back(present(depot, i));
      m3 += endowment.back() * problem_.items[i].volume_m3;
    }
    const double loadable = loadable_m3(depot);
    if (m3 > loadable) {
      for (double& units : endowment) units *= loadable / m3;
    }
    still_loadable_m3_.push_back(std::max(0.0, loadable - m3));
    if (std::all_of(endowment.begin(), endowment.end(), [](double units) { return units <= 0; })) continue;
    roles_.push_back({depot, {}, {}});
    problem_.sites.push_back({0, 0, std::move(endowment), true});
  }
}

double ReserveModel::free_room(Id<Depot> depot) const {
  const double space = scenario_.depots[depot].space_m3;
  return std::isfinite(space) ? std::max(0.0, space - present_m3_[depot.index()]) : kAmpleRoom;
}

void ReserveModel::add_choices() {
  for (std::size_t i = 0; i < layout_.sites.size(); ++i) {
    const SiteChoice& choice = layout_.sites[i];
    const Id<Depot> depot = row_named(scenario_.depots, choice.depot, "sites", "depot");
    const double room = std::min(choice.room.value_or(free_room(depot)), still_loadable_m3_[depot.index()]);
    roles_.push_back({depot, i, {}});
    problem_.sites.push_back({room, choice.opening_cny, {}, false});
  }
}

void ReserveModel::add_lines() {
  std::vector<Id<Conversion>> candidates;
  const bool in_plan = !layout_.lines;
  if (in_plan) {
    candidates = scenario_.command.plan.conversions;
  } else if (layout_.lines->all) {
    for (const Id<Conversion> conversion : ids(scenario_.conversions)) candidates.push_back(conversion);
  } else {
    for (const std::string& key : layout_.lines->conversions)
      candidates.push_back(row_named(scenario_.conversions, key, "lines.conversions", "conversion"));
  }
  std::map<std::size_t, std::vector<std::size_t>> sites_of_line;
  for (const Id<Conversion> conversion : candidates) {
    std::vector<std::size_t>& sites = sites_of_line[scenario_.conversions[conversion].line.index()];
    if (in_plan && !sites.empty()) continue;  // a line begins with the first of its conversions
    const std::size_t before = roles_.size();
    add_line(conversion, in_plan);
    if (roles_.size() > before) sites.push_back(before);
  }
  for (const auto& [line, sites] : sites_of_line) {
    if (!in_plan && sites.size() > 1) problem_.exclusive.push_back(sites);
  }
}

/// Leaves out conversions that yield nothing that is asked for within the window.
void ReserveModel::add_line(Id<Conversion> conversion, bool in_plan) {
  const Conversion& row = scenario_.conversions[conversion];
  const auto item = std::find(items_.begin(), items_.end(), row.item);
  const double left_s = layout_.window_s - scenario_.command.detection_s.mean();
  if (item == items_.end() || left_s <= 0) return;
  const double units = models::expected_output(scenario_, row, sim::duration_from_seconds(left_s));
  if (units < 1) return;
  std::vector<double> endowment(items_.size(), 0);
  endowment[static_cast<std::size_t>(item - items_.begin())] = units;
  const models::ProductionLine& line = scenario_.lines[row.line];
  const Id<Depot> store = scenario_.plants[line.plant].store;
  const double cost = in_plan ? 0 : line.standby_cost_cny_per_s * layout_.lines->standby_s;
  roles_.push_back({store, {}, conversion});
  problem_.sites.push_back({0, cost, std::move(endowment), in_plan});
}

optimisation::Disaster ReserveModel::disaster(const models::DisasterFindings& findings) const {
  const std::size_t counties = scenario_.counties.size();
  const std::size_t all_items = scenario_.items.size();
  optimisation::Disaster disaster;
  disaster.demand.reserve(counties * items_.size());
  for (std::size_t county = 0; county < counties; ++county) {
    for (const Id<Item> item : items_)
      disaster.demand.push_back(findings.need[county * all_items + item.index()]);
  }
  disaster.transport_cost.reserve(roles_.size() * counties);
  for (const SiteRole& role : roles_) {
    const auto row = findings.hours.begin() + static_cast<std::ptrdiff_t>(role.depot.index() * counties);
    disaster.transport_cost.insert(disaster.transport_cost.end(), row,
                                   row + static_cast<std::ptrdiff_t>(counties));
    disaster.survival.push_back(findings.survival[role.depot.index()]);
  }
  return disaster;
}

}  // namespace surge::app
