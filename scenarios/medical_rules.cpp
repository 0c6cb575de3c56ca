// SPDX-License-Identifier: Apache-2.0
// What several cells of the tables of hospitals, ambulances and triage classes must agree on.
#include <set>

#include "models/scenario/triage.h"
#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

void check_hospitals(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  for_each_row(tables, "hospitals", [&](const Cells& row) {
    const std::string kind = row.text("kind");
    const std::string place = row.text("place");
    const bool known = !kind.empty() && !place.empty() && keys.find("places", place) >= 0;
    if (known && kind != "mobile" && keys.find("counties", place) < 0) {
      problems.add(row.place("place"), "place", in_quotes(place) + ", which is no county",
                   {"the code of a county, as the kind is " + kind});
    }
    if (kind != "mobile" && !kind.empty() && !row.text("vehicle").empty()) {
      problems.add(row.place("vehicle"), "vehicle", in_quotes(row.text("vehicle")),
                   {"nothing, as the kind is " + kind});
    }
    const auto* beds = row.find<std::int64_t>("beds");
    if (row.text("care") == "minor" && beds != nullptr && *beds > 0) {
      problems.add(row.place("beds"), "beds", in_quotes(std::to_string(*beds)), {"0, as care is minor"});
    }
    const auto* carried = row.find<double>("carried_patient_days");
    if (carried != nullptr && *carried > 0 && row.text("store").empty()) {
      problems.add(row.place("carried_patient_days"), "carried_patient_days", in_quotes(to_text(*carried)),
                   {"0, as there is no store to pack from"});
    }
  });
}

void check_ambulances(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  for_each_row(tables, "ambulances", [&](const Cells& row) {
    const CheckedRow* vehicle = find_row(tables, keys, "vehicles", row.text("vehicle"));
    if (vehicle == nullptr || row.text("kind").empty()) return;
    const std::string kind = Cells(tables.find("vehicles")->second, *vehicle).text("kind");
    const bool flown = row.text("kind") == "helicopter";
    if (kind.empty() || (flown ? kind == "helicopter" : kind == "truck" || kind == "porter")) return;
    problems.add(row.place("vehicle"), "vehicle", in_quotes(row.text("vehicle")) + " of kind " + kind,
                 {std::string("a vehicle of kind ") + (flown ? "helicopter" : "truck or porter") +
                  ", as the kind is " + row.text("kind")});
  });
}

void check_classes(const CheckedTables& tables, Problems& problems) {
  const auto found = tables.find("casualty_classes");
  if (found == tables.end() || found->second.rows.empty() || !found->second.complete) return;
  std::set<std::string> classes;
  for_each_row(tables, "casualty_classes", [&](const Cells& row) { classes.insert(row.text("class")); });
  if (classes.contains("")) return;
  for (const char* name : models::kTriageClassNames) {
    if (classes.contains(name)) continue;
    problems.add(found->second.place, "casualty_classes", "no row " + in_quotes(name),
                 {"a row for each class"});
    return;
  }
}

}  // namespace

void check_medical_rules(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  check_hospitals(tables, keys, problems);
  check_ambulances(tables, keys, problems);
  check_classes(tables, problems);
}

}  // namespace surge::scenarios
