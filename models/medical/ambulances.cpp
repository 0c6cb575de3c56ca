// SPDX-License-Identifier: Apache-2.0
#include "models/medical/ambulances.h"

#include <algorithm>
#include <cmath>

namespace surge::models {

Ambulances::Ambulances(const Scenario& scenario) : rows_(scenario.medical.ambulances) {
  for (const AmbulanceFleet& row : rows_) {
    fleets_.push_back({static_cast<double>(row.count)});
    has_helicopters_ = has_helicopters_ || row.kind == AmbulanceKind::kHelicopter;
  }
}

void Ambulances::begin_step(sim::Time now, sim::Duration step) {
  now_ = now;
  step_s_ = sim::to_seconds(step);
  ++step_;
}

Ambulances::Fleet& Ambulances::free_now(std::size_t number) {
  Fleet& fleet = fleets_[number];
  if (fleet.step == step_) return fleet;
  fleet.step = step_;
  std::erase_if(fleet.away, [&](const Return& back) {
    if (back.at > now_) return false;
    fleet.at_home += back.vehicles;
    return true;
  });
  fleet.left_s = fleet.at_home * step_s_;
  return fleet;
}

double Ambulances::carry(std::size_t number, double persons, sim::Duration trip, CasualtyCourse course) {
  Fleet& fleet = free_now(number);
  const double trip_s = sim::to_seconds(trip);
  const double each_s = std::min(trip_s, step_s_);
  const bool whole = course == CasualtyCourse::kDrawn;
  const double wanted = persons / rows_[number].persons;
  const double possible = whole_part(fleet.left_s / each_s, course);
  const double loads = std::min(whole ? std::ceil(wanted) : wanted, possible);
  if (loads <= 0) return 0;
  fleet.left_s -= loads * each_s;
  if (trip_s > step_s_) {
    fleet.at_home -= loads;
    fleet.away.push_back({now_ + trip, loads});
  }
  const double carried = std::min(persons, whole_part(loads * rows_[number].persons, course));
  carried_[static_cast<std::size_t>(rows_[number].kind)] += carried;
  return carried;
}

}  // namespace surge::models
