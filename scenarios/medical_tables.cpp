// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of hospitals, what they use, ambulances, and what becomes of the injured.
#include "models/scenario/triage.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field triage_class(std::string name) {
  return choice(std::move(name), {models::kTriageClassNames.begin(), models::kTriageClassNames.end()},
                "triage class");
}

TableDeclaration hospitals() {
  return {
      "hospitals",
      "Hospitals, clinics and mobile hospitals, with what is free for the disaster. Without rows care is not "
      "modelled: the trapped and injured stay as they were struck.",
      {"key"},
      {key("key", "name of the hospital"), name_en(), name_zh(),
       reference("place", "places", "the county it stands in; of a mobile one its home, any place"),
       choice("kind", {"clinic", "general", "specialised", "mobile"},
              "mobile ones set out for where most people wait when the plan is activated"),
       choice("care", {"minor", "delayed", "all"}, "the gravest class it gives beds to; minor: no beds")
           .otherwise("all"),
       integer("beds", "free for the disaster").between(0, 100'000),
       integer("isolation_beds", "of wards for epidemics, beside those").between(0, 100'000).otherwise("0"),
       integer("theatres", "operating theatres").between(0, 1000),
       number("staff", Measure::kNumber, "doctors and nurses free for the disaster").between(0, 1e5),
       boolean("telemedicine", "advises on triage in its county while it has power").otherwise("false"),
       reference("store", "depots", "whose stock it uses; empty: only what reaches its county").optional(),
       reference("vehicle", "vehicles", "a mobile one travels as; empty: the first").optional(),
       duration_distribution("mobilisation", "of a mobile one: activation of the plan to departure")
           .otherwise("0 h"),
       duration_distribution("setup", "until it opens: after arrival, of the others after the impact")
           .otherwise("0 h"),
       number("carried_patient_days", Measure::kNumber,
              "for which a mobile one packs supplies of each kind from its store")
           .between(0, 1e6)
           .otherwise("0")},
      false};
}

TableDeclaration treatment_supplies() {
  return {"treatment_supplies",
          "What hospitals use up.",
          {"item", "class", "use"},
          {reference("item", "items", "what"), triage_class("class"),
           choice("use", {"operation", "patient_day"}, "for each of these"),
           number("amount", Measure::kNumber, "units").above(0).at_most(1e6)},
          false};
}

TableDeclaration ambulances() {
  return {
      "ambulances",
      "Vehicles that carry injured people to other counties. Within a county any vehicle does. The class "
      "of the first row of a kind stands for all of it when ways are searched.",
      {"home", "kind", "vehicle"},
      {reference("home", "places", "where they are based"),
       choice("kind", {"ambulance", "helicopter"}, "by road or by air"),
       reference("vehicle", "vehicles", "class, for speeds"), integer("count", "vehicles").between(0, 10'000),
       number("persons", Measure::kNumber, "that each carries").above(0).at_most(1000)},
      false};
}

TableDeclaration casualty_classes() {
  const auto death = [](std::string name, std::string description) {
    return number(std::move(name), Measure::kTime, std::move(description)).above(0).optional();
  };
  return {"casualty_classes",
          "What becomes of injured people by triage class; a row for each. Without rows: the classes of "
          "docs/model.md. How many are in which class: table triage.",
          {"class"},
          {triage_class("class"),
           number("trapped_scale", Measure::kTime, "under rubble exp(-(t / scale)^shape) are alive after t")
               .above(0),
           number("trapped_shape", Measure::kNumber, "1: the same risk at any time").above(0).at_most(20),
           death("untreated", "mean time to death before triage; empty: nobody dies"),
           death("stabilised", "after triage, without a bed or before the operation; empty: nobody dies"),
           death("in_care", "in a bed after that; empty: nobody dies"),
           number("operation_share", Measure::kShare, "of those in beds").between(0, 1),
           number("stay", Measure::kTime, "mean time in a bed after the operation").above(0)},
          false,
          0,
          {{"trapped_share", "injured_share"},
           "the shares of the classes in table triage, rows trapped and injured"}};
}

Field per_hour(std::string name, std::string description, std::string usual) {
  return number(std::move(name), Measure::kRate, std::move(description))
      .above(0)
      .at_most(1)
      .otherwise(std::move(usual));
}

/// Of time, chance, and those under rubble.
std::vector<Field> rescue_fields() {
  return {
      number("step", Measure::kTime, "of care; six times as long in calm times (default assumed)")
          .between(60, 86400)
          .otherwise("1 h"),
      number("calm_after", Measure::kTime, "times are calm, after people were struck last (default assumed)")
          .between(0, 3.2e7)
          .otherwise("72 h"),
      choice("course", {"drawn", "expected"}, "whole persons by chance, or expected numbers")
          .otherwise("drawn"),
      number("dead_at_once", Measure::kShare,
             "of the group trapped (default: below what leaves the 84 thousand dug out alive in 2008)")
          .between(0, 1)
          .otherwise("0.45"),
      per_hour("neighbours", "chance that neighbours dig a person out, at first (default assumed)", "0.4 /h"),
      number("neighbours_fading", Measure::kTime, "time constant with which it falls (default assumed)")
          .above(0)
          .otherwise("6 h"),
      per_hour("team_finds", "living people a rescue team finds while many are left (default assumed)",
               "0.25 /h"),
      number("fire_share", Measure::kShare, "of that, by a fire team (default assumed)")
          .between(0, 1)
          .otherwise("0.3")};
}

/// Of triage, hospitals and ambulances.
std::vector<Field> care_fields() {
  return {
      number("local_staff", Measure::kNumber,
             "people who can give first aid among 1,000 of a county (default assumed)")
          .between(0, 1000)
          .otherwise("1"),
      per_hour("triage", "people that one of staff looks at (default assumed)", "4 /h"),
      per_hour("treatment", "people of class minor that one of staff treats (default assumed)", "2 /h"),
      number("telemedicine_gain", Measure::kNumber,
             "by which triage is faster with telemedicine (default assumed)")
          .between(0, 100)
          .otherwise("0.5"),
      number("team_staff", Measure::kNumber, "staff that a medical team is worth (default assumed)")
          .between(0, 1e4)
          .otherwise("15"),
      number("beds_per_staff", Measure::kNumber, "that one of staff can look after (default assumed)")
          .above(0)
          .otherwise("2"),
      number("theatre_staff", Measure::kNumber, "that a theatre at work takes (default assumed)")
          .above(0)
          .otherwise("6"),
      number("operation", Measure::kTime, "length of one, with changeover (default assumed)")
          .above(0)
          .otherwise("2 h"),
      number("without_power", Measure::kShare, "of beds and theatres left without power (default assumed)")
          .between(0, 1)
          .otherwise("0.5"),
      number("shortage_factor", Measure::kNumber,
             "times the deaths in care without any supplies (default assumed)")
          .between(1, 1000)
          .otherwise("3"),
      number("handling", Measure::kTime, "of an ambulance at both ends (default assumed)")
          .between(60, 86400)
          .otherwise("30 min")};
}

}  // namespace

std::vector<TableDeclaration> medical_tables() {
  return {hospitals(), treatment_supplies(), ambulances(), casualty_classes()};
}

SectionDeclaration medical_section() {
  SectionDeclaration section{
      "medical", "Care of the injured, where the scenario has hospitals.", rescue_fields(), {"evacuation"}};
  const std::vector<Field> care = care_fields();
  section.fields.insert(section.fields.end(), care.begin(), care.end());
  return section;
}

}  // namespace surge::scenarios
