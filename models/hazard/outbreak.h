// SPDX-License-Identifier: Apache-2.0
// An infectious disease among the people of the counties: susceptible, incubating, infectious, in hospital,
// recovered, in steps of a quarter of a day.
#pragma once

#include <vector>

#include "models/hazard/travel.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// Mean times are at least one step.
struct Disease {
  double r0 = 0;               ///< infections by one case among susceptible people who mix freely, >= 0
  double incubation_days = 0;  ///< from infection to infectious, mean
  double infectious_days = 0;  ///< mean
  double hospital_share =
      0;                 ///< of those whose infectious time ends, admitted to hospital and isolated there
  double stay_days = 0;  ///< in hospital, mean
};

/// Persons of a county; their sum does not change.
struct Compartments {
  double susceptible = 0;
  double incubating = 0;
  double infectious = 0;
  double in_hospital = 0;
  double recovered = 0;

  double people() const { return susceptible + incubating + infectious + in_hospital + recovered; }
  double ever_infected() const { return people() - susceptible; }
};

/// Shares left of ordinary life in a county, [0, 1].
struct Contacts {
  double contact = 1;  ///< between people who are in the county
  double travel = 1;   ///< from and to it
};

/// How many of `persons` go over with the probability given.
class Transitions {
 public:
  virtual ~Transitions() = default;
  virtual double leaving(Id<County> county, double persons, double probability) = 0;
};

/// The expected number.
class MeanTransitions final : public Transitions {
 public:
  double leaving(Id<County>, double persons, double probability) override { return persons * probability; }
};

/// A binomial number, from a stream for each county. Persons must be whole.
class DrawnTransitions final : public Transitions {
 public:
  DrawnTransitions(const Scenario& scenario, const sim::StreamSource& streams);
  double leaving(Id<County> county, double persons, double probability) override;

 private:
  PerRow<County, sim::Stream> streams_;
};

/// People of i spend the share w_ij of their time in j (w_ii is the rest), so that the people present in j
/// have the prevalence p_j = sum_k w_kj I_k / sum_k w_kj N_k, and the force of infection on people of i is
/// sum_j w_ij beta_j p_j (Keeling and Rohani 2008, Modeling Infectious Diseases, chapter 7), with beta_j =
/// R0 / infectious_days x contact_j. In a step of d days a susceptible is infected with probability
/// 1 - exp(-force d), and other stages end with probability d / mean: geometric times of exactly the mean, so
/// that with MeanTransitions ln(S_end / S_0) = -R0 z holds in a closed county at any length of the step
/// (Kermack and McKendrick 1927), z the share of its people who were infectious.
class Outbreak {
 public:
  static constexpr double kStepDays = 0.25;

  /// `travel` must outlive this. Everyone is susceptible; populations are rounded to persons.
  Outbreak(const Scenario& scenario, const Disease& disease,
           const PerRow<County, std::vector<TravelShare>>& travel);

  /// Makes susceptible people infectious, as many as there are.
  void infect(Id<County> county, double persons);
  void step(const PerRow<County, Contacts>& contacts, Transitions& transitions);

  const PerRow<County, Compartments>& counties() const { return state_; }

 private:
  /// Infections a day and susceptible, by county of residence.
  void find_force(const PerRow<County, Contacts>& contacts);
  void advance(Id<County> county, Transitions& transitions);

  Disease disease_;
  const PerRow<County, std::vector<TravelShare>>& travel_;
  PerRow<County, Compartments> state_;
  PerRow<County, double> force_per_day_;
  PerRow<County, double> present_;  ///< people who are in the county
  PerRow<County, double>
      contagious_;  ///< infectious people among them, then infections a day and susceptible
};

}  // namespace surge::models
