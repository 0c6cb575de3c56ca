// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

using models::VehicleClass;

models::Hospital hospital_of(const FilledFrom& from, const RowView& row) {
  models::Hospital hospital;
  hospital.key = row.text("key");
  hospital.name = name_of(row);
  hospital.place = from.id<models::Place>(row, "place", "places");
  hospital.kind = row.choice<models::HospitalKind>("kind");
  hospital.care = row.choice<models::HospitalCare>("care");
  hospital.beds = row.integer("beds");
  hospital.isolation_beds = row.integer("isolation_beds");
  hospital.theatres = row.integer("theatres");
  hospital.staff = row.number("staff");
  hospital.telemedicine = row.boolean("telemedicine");
  hospital.store = from.optional_id<models::Depot>(row, "store", "depots");
  hospital.vehicle = from.optional_id<VehicleClass>(row, "vehicle", "vehicles");
  hospital.mobilisation_s = row.distribution("mobilisation");
  hospital.setup_s = row.distribution("setup");
  hospital.carried_patient_days = row.number("carried_patient_days");
  return hospital;
}

models::CasualtyClass class_of(const RowView& row) {
  const auto death_s = [&](const char* field) {
    return row.has(field) ? row.number(field) : std::numeric_limits<double>::infinity();
  };
  models::CasualtyClass triage;
  triage.trapped_scale_s = row.number("trapped_scale");
  triage.trapped_shape = row.number("trapped_shape");
  triage.untreated_s = death_s("untreated");
  triage.stabilised_s = death_s("stabilised");
  triage.in_care_s = death_s("in_care");
  triage.operation_share = row.number("operation_share");
  triage.stay_s = row.number("stay");
  return triage;
}

models::MedicalRules medical_rules_of(const Section& medical, const models::ComponentSpec& evacuation) {
  models::MedicalRules rules;
  rules.step = medical.duration("step");
  rules.calm_after = medical.duration("calm_after");
  rules.course = medical.text("course") == "expected" ? models::CasualtyCourse::kExpected
                                                      : models::CasualtyCourse::kDrawn;
  rules.dead_at_once = medical.number("dead_at_once");
  rules.neighbours_per_s = medical.number("neighbours");
  rules.neighbours_fading_s = medical.number("neighbours_fading");
  rules.finds_per_team_s = medical.number("team_finds");
  rules.fire_share = medical.number("fire_share");
  rules.local_staff_per_1000 = medical.number("local_staff");
  rules.triaged_per_staff_s = medical.number("triage");
  rules.treated_per_staff_s = medical.number("treatment");
  rules.telemedicine_gain = medical.number("telemedicine_gain");
  rules.team_staff = medical.number("team_staff");
  rules.beds_per_staff = medical.number("beds_per_staff");
  rules.theatre_staff = medical.number("theatre_staff");
  rules.operation_s = medical.number("operation");
  rules.without_power = medical.number("without_power");
  rules.shortage_factor = medical.number("shortage_factor");
  rules.handling_s = medical.number("handling");
  rules.evacuation = evacuation;
  return rules;
}

}  // namespace

void fill_medical(const FilledFrom& from, const Settings& settings, models::Scenario& scenario) {
  models::Medical& medical = scenario.medical;
  from.each("hospitals", [&](const RowView& row) { medical.hospitals.add(hospital_of(from, row)); });
  from.each("treatment_supplies", [&](const RowView& row) {
    medical.supplies.push_back({from.id<models::Item>(row, "item", "items"),
                                row.choice<models::TriageClass>("class"),
                                row.choice<models::TreatmentUse>("use"), row.number("amount")});
  });
  from.each("ambulances", [&](const RowView& row) {
    medical.ambulances.push_back(
        {from.id<models::Place>(row, "home", "places"), row.choice<models::AmbulanceKind>("kind"),
         from.id<VehicleClass>(row, "vehicle", "vehicles"), row.integer("count"), row.number("persons")});
  });
  from.each("casualty_classes", [&](const RowView& row) {
    medical.classes[static_cast<std::size_t>(row.choice<models::TriageClass>("class"))] = class_of(row);
  });
  medical.rules = medical_rules_of(settings.medical, settings.evacuation);
}

}  // namespace surge::scenarios
