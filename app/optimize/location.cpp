// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/location.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/optimisation/facility_location.h"
#include "analysis/optimisation/p_median.h"
#include "analysis/text_table.h"
#include "app/optimize/names.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

using models::Depot;
using models::Id;
using optimisation::Disaster;
using Disasters = std::vector<Disaster>;

/// Mean cost of serving each county from each site.
class CostTable {
 public:
  CostTable(const ReserveModel& model, const std::vector<std::size_t>& sites, const Disasters& disasters)
      : counties_(model.problem().counties), sites_(sites.size()), cost_(counties_ * sites_, 0) {
    for (const Disaster& disaster : disasters) {
      for (std::size_t county = 0; county < counties_; ++county) {
        for (std::size_t j = 0; j < sites_; ++j)
          cost_[county * sites_ + j] +=
              cost_in(model, disaster, county, sites[j]) / static_cast<double>(disasters.size());
      }
    }
  }

  std::size_t sites() const { return sites_; }
  const std::vector<double>& all() const { return cost_; }
  double at(std::size_t county, std::size_t site) const { return cost_[county * sites_ + site]; }
  /// Every county from the best of the sites.
  double served_by(const std::vector<std::size_t>& chosen) const {
    double total = 0;
    for (std::size_t county = 0; county < counties_; ++county) {
      double least = optimisation::kInfinity;
      for (const std::size_t site : chosen) least = std::min(least, at(county, site));
      total += least;
    }
    return total;
  }

 private:
  static double cost_in(const ReserveModel& model, const Disaster& disaster, std::size_t county,
                        std::size_t site) {
    const auto& items = model.problem().items;
    const double hours = disaster.transport_cost[site * model.problem().counties + county];
    double cost = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double demand = disaster.demand[county * items.size() + i];
      if (demand > 0) cost += demand * std::min(items[i].shortage_penalty, items[i].transport_factor * hours);
    }
    return cost;
  }

  std::size_t counties_, sites_;
  std::vector<double> cost_;
};

/// Sites of the problem that stand for choices, in the order of LayoutProblem::sites.
std::vector<std::size_t> choice_sites(const ReserveModel& model) {
  std::vector<std::size_t> sites;
  for (std::size_t i = 0; i < model.roles().size(); ++i) {
    if (model.roles()[i].choice) sites.push_back(i);
  }
  return sites;
}

/// Units needed on average [county * items + item].
std::vector<double> mean_need(const ReserveModel& model, const Disasters& disasters) {
  std::vector<double> need(model.problem().counties * model.items().size(), 0);
  for (const Disaster& disaster : disasters) {
    for (std::size_t i = 0; i < need.size(); ++i)
      need[i] += disaster.demand[i] / static_cast<double>(disasters.size());
  }
  return need;
}

optimisation::PMedianSolution solve_median(const ReserveModel& model, const CostTable& costs) {
  return optimisation::solve_p_median(
      {model.problem().counties, costs.sites(), model.layout().choose, costs.all()},
      {.limits = model.layout().options.limits});
}

optimisation::SampleGap median_gap(const ReserveModel& model, const DisasterBank& bank,
                                   const std::vector<std::size_t>& chosen, unsigned threads) {
  struct Batch {
    double bound = 0;
    double gap = 0;
  };
  const SampleSettings& sample = model.layout().sample;
  const std::vector<std::size_t> sites = choice_sites(model);
  optimisation::SampleGap found;
  sim::replicate<Batch>(
      {2, sample.batches, threads},
      [&](std::uint64_t number) {
        const CostTable costs(model, sites, bank.sample(number, sample.disasters));
        const double bound = solve_median(model, costs).proof.bound;
        return Batch{bound, costs.served_by(chosen) - bound};
      },
      [&](std::uint64_t, Batch&& batch) {
        found.gaps.push_back(batch.gap);
        found.lower_bound += batch.bound / static_cast<double>(sample.batches);
      });
  found.interval = optimisation::gap_interval(found.gaps, sample.confidence);
  return found;
}

/// Where there is no need, nobody serves.
void set_serving(const ReserveModel& model, const std::vector<std::size_t>& serving,
                 const std::vector<double>& need, LocationAnswer& answer) {
  const std::size_t items = model.items().size();
  answer.serving.resize(serving.size());
  answer.need_cny.assign(serving.size(), 0);
  for (std::size_t county = 0; county < serving.size(); ++county) {
    for (std::size_t i = 0; i < items; ++i)
      answer.need_cny[county] += need[county * items + i] * model.problem().items[i].shortage_penalty;
    if (answer.need_cny[county] > 0) answer.serving[county] = serving[county];
  }
}

Id<Depot> moved_depot(const models::Scenario& scenario, const std::string& key) {
  return row_named(scenario.depots, key, "moved", "depot");
}

/// The moved depots at their places: sites that stand there, if all of them do.
std::optional<std::vector<std::size_t>> present_sites(const ReserveModel& model) {
  std::vector<std::size_t> present;
  const std::vector<std::size_t> sites = choice_sites(model);
  for (const std::string& key : model.layout().moved) {
    const auto place = model.scenario().depots[moved_depot(model.scenario(), key)].place;
    const auto found = std::find_if(sites.begin(), sites.end(), [&](std::size_t site) {
      return model.scenario().depots[model.roles()[site].depot].place == place;
    });
    if (found == sites.end()) return std::nullopt;
    present.push_back(static_cast<std::size_t>(found - sites.begin()));
  }
  if (present.empty()) return std::nullopt;
  return present;
}

LocationAnswer median(const ReserveModel& model, const DisasterBank& bank, unsigned threads) {
  const LayoutProblem& layout = model.layout();
  if (layout.choose > layout.sites.size())
    throw UsageError("problem.choose: found " + std::to_string(layout.choose) + ", expected at most the " +
                     std::to_string(layout.sites.size()) + " sites");
  const std::vector<std::size_t> sites = choice_sites(model);
  const std::optional<std::vector<std::size_t>> present = present_sites(model);
  const Disasters made_for = bank.sample(0, layout.sample.disasters);
  const CostTable costs(model, sites, made_for);
  const CostTable measured(model, sites, bank.sample(1, layout.sample.evaluation));
  const optimisation::PMedianSolution solution = solve_median(model, costs);
  LocationAnswer answer;
  answer.chosen = solution.chosen;
  set_serving(model, solution.serving, mean_need(model, made_for), answer);
  answer.proof = solution.proof;
  answer.measured_cny = measured.served_by(answer.chosen);
  if (present) answer.present_cny = measured.served_by(*present);
  answer.gap = median_gap(model, bank, answer.chosen, threads);
  return answer;
}

optimisation::FacilityProblem facility_problem(const ReserveModel& model, const CostTable& costs,
                                               const std::vector<double>& need) {
  optimisation::FacilityProblem problem;
  const std::size_t items = model.items().size();
  for (std::size_t county = 0; county < model.problem().counties; ++county) {
    double m3 = 0;
    for (std::size_t i = 0; i < items; ++i)
      m3 += need[county * items + i] * model.problem().items[i].volume_m3;
    problem.demand.push_back(m3);
  }
  for (const std::size_t site : choice_sites(model)) {
    problem.capacity.push_back(model.problem().sites[site].capacity_m3);
    problem.fixed_cost.push_back(model.problem().sites[site].fixed_cost);
  }
  problem.serving_cost = costs.all();
  const double needed = std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0);
  const double room = std::accumulate(problem.capacity.begin(), problem.capacity.end(), 0.0);
  if (needed > room) {
    throw UsageError("sites: the mean need takes " + analysis::number_text(needed) +
                     " m3, and all sites together hold or can load " + analysis::number_text(room) +
                     " m3 within the window; add sites or room");
  }
  return problem;
}

LocationAnswer location(const ReserveModel& model, const DisasterBank& bank) {
  const LayoutProblem& layout = model.layout();
  const std::vector<std::size_t> sites = choice_sites(model);
  const Disasters made_for = bank.sample(0, layout.sample.disasters);
  const std::vector<double> need = mean_need(model, made_for);
  const CostTable costs(model, sites, made_for);
  const CostTable measured(model, sites, bank.sample(1, layout.sample.evaluation));
  const optimisation::FacilitySolution solution = optimisation::solve_facility_location(
      facility_problem(model, costs, need), optimisation::Sourcing::Split, layout.options.limits);
  const std::size_t items = model.items().size();
  LocationAnswer answer;
  answer.chosen = solution.open;
  answer.proof = solution.proof;
  answer.measured_cny = measured.served_by(answer.chosen);
  for (const std::size_t site : answer.chosen)
    answer.measured_cny += model.problem().sites[sites[site]].fixed_cost;
  std::vector<std::size_t> serving(model.problem().counties, 0);
  answer.stock.assign(answer.chosen.size() * items, 0);
  for (std::size_t county = 0; county < serving.size(); ++county) {
    const double* shares = &solution.share[county * sites.size()];
    serving[county] = static_cast<std::size_t>(std::max_element(shares, shares + sites.size()) - shares);
    for (std::size_t c = 0; c < answer.chosen.size(); ++c) {
      for (std::size_t i = 0; i < items; ++i)
        answer.stock[c * items + i] += shares[answer.chosen[c]] * need[county * items + i];
    }
  }
  for (double& units : answer.stock) units = std::ceil(units - 1e-6);
  set_serving(model, serving, need, answer);
  return answer;
}

/// The chosen sites, those that serve most people first.
std::vector<std::size_t> by_importance(const ReserveModel& model, const LocationAnswer& answer) {
  std::vector<double> weight(model.layout().sites.size(), 0);
  for (std::size_t county = 0; county < answer.serving.size(); ++county) {
    if (answer.serving[county])
      weight[*answer.serving[county]] += model.scenario().counties[Id<models::County>{county}].population;
  }
  std::vector<std::size_t> order = answer.chosen;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return weight[x] > weight[y]; });
  return order;
}

void move_depots(const ReserveModel& model, const LocationAnswer& answer, Layout& layout) {
  const models::Scenario& scenario = model.scenario();
  const std::vector<std::size_t> sites = choice_sites(model);
  const auto place_of = [&](std::size_t choice) {
    return scenario.depots[model.roles()[sites[choice]].depot].place;
  };
  std::vector<std::size_t> free = by_importance(model, answer);
  std::vector<Id<Depot>> moving;
  for (const std::string& key : model.layout().moved) {
    const Id<Depot> depot = moved_depot(scenario, key);
    const auto stays = std::find_if(free.begin(), free.end(), [&](std::size_t choice) {
      return place_of(choice) == scenario.depots[depot].place;
    });
    if (stays == free.end()) {
      moving.push_back(depot);
    } else {
      free.erase(stays);
    }
  }
  std::stable_sort(moving.begin(), moving.end(),
                   [&](Id<Depot> x, Id<Depot> y) { return model.present_m3(x) > model.present_m3(y); });
  for (std::size_t i = 0; i < moving.size() && i < free.size(); ++i) {
    layout.changes.push_back(
        {"depots." + scenario.depots[moving[i]].key + ".place", scenario.places[place_of(free[i])].key});
  }
}

}  // namespace

LocationAnswer optimise_location(const ReserveModel& model, const DisasterBank& bank, unsigned threads) {
  return model.layout().kind == LayoutKind::kPMedian ? median(model, bank, threads) : location(model, bank);
}

Layout location_layout(const ReserveModel& model, const LocationAnswer& answer, models::BilingualName title) {
  if (model.layout().kind == LayoutKind::kPMedian) {
    Layout layout;
    layout.title = std::move(title);
    move_depots(model, answer, layout);
    return layout;
  }
  optimisation::StockPlan plan;
  const std::size_t items = model.items().size();
  plan.stock.assign(model.roles().size() * items, 0);
  const std::vector<std::size_t> sites = choice_sites(model);
  for (std::size_t c = 0; c < answer.chosen.size(); ++c) {
    const std::size_t site = sites[answer.chosen[c]];
    plan.open.push_back(site);
    for (std::size_t i = 0; i < items; ++i) plan.stock[site * items + i] = answer.stock[c * items + i];
  }
  return layout_of(model, plan, std::move(title));
}

}  // namespace surge::app
