// SPDX-License-Identifier: Apache-2.0
// A scenario as a problem of pre-positioning.
//
// A unit of need that is met h hours after the impact was without for h of the W hours of the window, and one
// that is not met for all of them; it costs `shortage` times its value to be without for W hours, in
// proportion. So a delivery costs h times (shortage * value / W + mass * value of time), the latter being the
// scenario's price of a tonne and hour on the road. A depot supplies no more than its docks can load within
// the window, from mobilisation on. Substitutes, agreements, markets, aid and the number of trucks are left
// to the simulation of the plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/optimisation/prepositioning.h"
#include "app/optimize/layout_problem.h"
#include "models/planning/disaster_survey.h"
#include "models/scenario/scenario.h"

namespace surge::app {

/// What a site of the problem stands for.
struct SiteRole {
  models::Id<models::Depot> depot;
  std::optional<std::size_t> choice;                         ///< position in LayoutProblem::sites
  std::optional<models::Id<models::Conversion>> conversion;  ///< a line made flexible
  /// Neither: what is there already.
};

class ReserveModel {
 public:
  /// `scenario` outlives the model. Throws UsageError for a name that the scenario does not have, and for a
  /// window beyond its horizon.
  ReserveModel(const LayoutProblem& problem, const models::Scenario& scenario);

  const LayoutProblem& layout() const { return layout_; }
  const models::Scenario& scenario() const { return scenario_; }
  const std::vector<models::Id<models::Item>>& items() const { return items_; }
  const std::vector<SiteRole>& roles() const { return roles_; }
  /// Without disasters.
  const optimisation::PrepositioningProblem& problem() const { return problem_; }
  optimisation::Disaster disaster(const models::DisasterFindings& findings) const;
  /// Units that lie in a depot at the impact, on average [depot * items + item].
  double present(models::Id<models::Depot> depot, std::size_t item) const {
    return present_[depot.index() * items_.size() + item];
  }
  /// [m3] of all goods: on average at the impact, or when the run begins if that is more.
  double present_m3(models::Id<models::Depot> depot) const { return present_m3_[depot.index()]; }

 private:
  void find_items();
  void find_present_stock();
  void add_present_sites();
  void add_choices();
  void add_lines();
  void add_line(models::Id<models::Conversion> conversion, bool in_plan);
  double free_room(models::Id<models::Depot> depot) const;
  double loadable_m3(models::Id<models::Depot> depot) const;

  const LayoutProblem& layout_;
  const models::Scenario& scenario_;
  double window_h_;
  std::vector<models::Id<models::Item>> items_;
  std::vector<double> present_;
  std::vector<double> present_m3_;         ///< (depot)
  std::vector<double> still_loadable_m3_;  ///< (depot): beside what is there
  std::vector<SiteRole> roles_;
  optimisation::PrepositioningProblem problem_;
};

}  // namespace surge::app
