// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {

void fill_hazards(const FilledFrom& from, models::Scenario& scenario) {
  from.each("hazard_catalogue", [&](const RowView& row) {
    scenario.hazard_catalogue.push_back({row.text("key"),
                                         name_of(row),
                                         row.choice<models::EventKind>("kind"),
                                         {row.number("lon"), row.number("lat")},
                                         row.number("strike"),
                                         row.number("magnitude"),
                                         row.number("rate_per_year")});
  });
}

}  // namespace surge::scenarios
