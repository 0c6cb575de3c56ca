// SPDX-License-Identifier: Apache-2.0
// All injured people of one replication, from the rubble to recovery or death, in steps of an hour.
#pragma once

#include <memory>
#include <vector>

#include "models/demand/county_losses.h"
#include "models/demand/loss_course.h"
#include "models/demand/population_impact.h"
#include "models/medical/casualty_state.h"
#include "models/medical/evacuation.h"
#include "models/medical/hospital_sites.h"
#include "models/medical/treatment_stock.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// Sums over all counties and hospitals. Conserved at every moment: struck = living() + recovered + dead
/// later; the dead at once come beside.
struct CasualtyTotals {
  double struck = 0;  ///< alive at first
  double trapped = 0;
  double at_site = 0;
  double stabilised = 0;
  double under_way = 0;
  double queue = 0;  ///< in hospital without a bed
  double in_beds = 0;
  double recovered = 0;
  double rescued = 0;
  double dead_at_once = 0;
  double dead_under_rubble = 0;
  double dead_untreated = 0;
  double dead_waiting = 0;
  double dead_in_care = 0;
  double dead_by_shortage = 0;  ///< of those in care, those whom supplies would have saved on average

  double waiting() const { return at_site + stabilised + under_way + queue; }
  double living() const { return trapped + waiting() + in_beds; }
  double dead_later() const { return dead_under_rubble + dead_untreated + dead_waiting + dead_in_care; }
  double dead() const { return dead_at_once + dead_later(); }
  /// 0 where everybody is accounted for.
  double imbalance() const { return struck - living() - recovered - dead_later(); }
};

/// When people of a class were treated, for means.
struct TreatmentTime {
  double persons = 0;
  double person_hours = 0;  ///< since the first people were struck
};

/// Told of every step, just after it.
class CasualtyObserver {
 public:
  virtual ~CasualtyObserver() = default;
  virtual void casualties_stepped(sim::Time now, sim::Duration step) = 0;
};

class CasualtyBook final : public LossObserver {
 public:
  /// `world` must outlive this. Does nothing where the scenario has no hospitals.
  explicit CasualtyBook(World& world);
  ~CasualtyBook() override;

  bool modelled() const { return medical_.modelled(); }

  /// More people of the county are struck now. Numbers need not be whole: where persons are, what is left of
  /// one is added to the next increase.
  void strike(Id<County> county, const CountyLosses& increase);
  /// The same of shaking. By the table of vulnerability those trapped are dead or alive, and of no class yet.
  void struck(sim::Time now, Id<County> county, const CountyLosses& increase) override;
  /// The same from the groups trapped (with the dead at once) and injured: all that were ever struck there,
  /// as far as they are more than so far.
  void raise_to(Id<County> county, const GroupSizes& groups);
  /// The same, in addition to those.
  void add(Id<County> county, double trapped, double injured);
  void power_lost(Id<Hospital> hospital, sim::Time until) { sites_.power_lost(hospital, until); }

  void observe(CasualtyObserver& observer) { observers_.push_back(&observer); }

  const CountyCasualties& county(Id<County> county) const { return counties_[county]; }
  const HospitalCasualties& hospital(Id<Hospital> hospital) const { return hospitals_[hospital]; }
  const HospitalSites& sites() const { return sites_; }
  const CasualtyEvacuation& evacuation() const { return evacuation_; }
  const TreatmentStock& stock() const { return stock_; }
  const TreatmentTime& treatment(TriageClass triage) const {
    return treatment_[static_cast<std::size_t>(triage)];
  }
  /// People ever in the group, trapped (with the dead at once) or injured.
  double ever(Id<County> county, PopulationGroup group) const;
  CasualtyTotals totals() const;
  /// In the county, of the injured who are alive and free: at the site, at the clinic, under way to or in its
  /// hospitals.
  double injured(Id<County> county) const;
  double inpatients(Id<County> county) const;
  /// Bed-time and theatre-time used and to be had so far [s], and people moved from one hospital to another.
  double bed_s() const { return bed_s_; }
  double usable_bed_s() const { return usable_bed_s_; }
  double theatre_s() const { return theatre_s_; }
  double usable_theatre_s() const { return usable_theatre_s_; }
  double transferred() const { return transferred_; }

 private:
  struct Known {
    double trapped = 0;  ///< with the dead at once, as given
    double injured = 0;
    std::array<double, 1 + 2 * kTriageClasses> rest{};  ///< parts of a person left over
  };
  /// Of three groups, as last told to the needs.
  struct Told {
    double trapped = 0;
    double injured = 0;
    double inpatients = 0;
  };
  void take_up(Id<County> county, const CountyLosses& increase);
  double whole(double persons, double& rest) const;
  CountyLosses losses(double trapped, double injured) const;
  double group_given(const Known& known, PopulationGroup group) const;
  void schedule();
  void advance();
  void step_counties(sim::Time from, StepChances& chances);
  void step_county(Id<County> county, sim::Time from, StepChances& chances);
  void take_in(const CasualtyTransfer& transfer);
  void step_hospitals();
  bool may_wait(Id<Hospital> hospital) const;
  void step_hospital(Id<Hospital> hospital, sim::Cause cause);
  StepChances& chances_of(sim::Duration step);
  void evacuate();
  void transfer(Id<Hospital> hospital);
  void move_mobile_hospitals();
  double without_bed(Id<County> county) const;
  void note_treated(const TriageCounts& treated);
  void use_supplies();
  enum class Telling { kChanges, kAll };
  void tell_needs(Telling telling);
  void tell_needs(Id<County> county, Telling telling);
  void activate(Id<County> county);
  void activate(Id<Hospital> hospital);
  void forget_empty();
  CasualtyDraws draws(sim::Cause cause, std::uint64_t entity) const;

  World& world_;
  const Scenario& scenario_;
  const Medical& medical_;
  PerRow<County, CountyCasualties> counties_;
  PerRow<Hospital, HospitalCasualties> hospitals_;
  PerRow<County, Known> known_;
  PerRow<County, Told> told_;
  PerRow<County, std::uint64_t> county_entities_;
  PerRow<Hospital, std::uint64_t> hospital_entities_;
  HospitalSites sites_;
  CasualtyEvacuation evacuation_;
  TreatmentStock stock_;
  std::vector<Id<County>> active_counties_;
  std::vector<Id<Hospital>> active_hospitals_;
  PerRow<County, char> county_active_;
  PerRow<Hospital, char> hospital_active_;
  PerRow<Hospital, sim::Time> hospital_stepped_;       ///< up to when its patients are counted
  std::vector<std::unique_ptr<StepChances>> chances_;  ///< for each length of a step so far
  std::array<TreatmentTime, kTriageClasses> treatment_{};
  std::vector<CasualtyObserver*> observers_;
  double dead_by_shortage_ = 0;
  double transferred_ = 0;
  double bed_s_ = 0;
  double usable_bed_s_ = 0;
  double theatre_s_ = 0;
  double usable_theatre_s_ = 0;
  sim::Time first_struck_ = sim::Time::max();
  sim::Time last_struck_{};
  sim::Time last_step_{};
  sim::Time next_account_{};
  sim::Time scheduled_ = sim::Time::max();  ///< when the next step was scheduled
  std::uint64_t schedule_ = 0;              ///< a step scheduled earlier than this one does not run
};

}  // namespace surge::models
