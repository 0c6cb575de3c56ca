// SPDX-License-Identifier: Apache-2.0
// Columns of the table of teams.
#include "models/scenario/team.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

TableDeclaration teams() {
  return {
      "teams",
      "Teams of government and enterprises: rescue, medical, engineering, fire, hazardous material, "
      "logistics.",
      {"key"},
      {key("key", "name of the team"),
       name_en(),
       name_zh(),
       choice("kind", {models::kTeamKindNames.begin(), models::kTeamKindNames.end()}, "what it does"),
       reference("home", "places", "where it sets out: county code or key of a place"),
       reference("vehicle", "vehicles",
                 "class it travels as; one that flies needs a terminal for it at its home"),
       integer("vehicles", "that it travels with").between(1, 1000).otherwise("5"),
       number("persons", Measure::kNumber, "members").above(0).at_most(1e5),
       number("work_rate", Measure::kNumber, "rested, in standard teams of the kind; of engineers, crews")
           .above(0)
           .at_most(1000)
           .otherwise("1"),
       duration_distribution("mobilisation", "order to departure"),
       reference("enterprise", "enterprises", "whose it is; empty: of the government").optional(),
       reference("kit", "items", "what it takes along and uses up on a tour; empty: nothing").optional(),
       whole("kit_quantity", "units of it").at_least(1).otherwise("1"),
       reference("kit_depot", "depots", "where it gets them").optional(),
       number("without_kit", Measure::kShare, "of the work rate, if the depot has too few (default assumed)")
           .between(0, 1)
           .otherwise("0.5"),
       number("shift", Measure::kTime, "of work at a stretch (default assumed)")
           .between(60, 3.2e6)
           .otherwise("12 h"),
       number("rest", Measure::kTime, "between shifts; 0 h: members take turns (default assumed)")
           .between(0, 3.2e6)
           .otherwise("6 h"),
       number("stays", Measure::kTime, "departure to relief (default assumed)")
           .between(3600, 3.2e8)
           .otherwise("10 d"),
       number("rests_at_home", Measure::kTime, "until it is ready again (default assumed)")
           .between(0, 3.2e8)
           .otherwise("2 d"),
       number("self_sufficient", Measure::kTime,
              "after departure; then its members belong to the group responders (default assumed)")
           .between(0, 3.2e8)
           .otherwise("3 d"),
       boolean("trained", "has drilled mobilisation and work").otherwise("false"),
       boolean("satellite",
               "has a satellite terminal: where it comes communication is back, and it goes to counties that "
               "were shaken and have not reported too")
           .otherwise("false")},
      false};
}

}  // namespace

std::vector<TableDeclaration> team_tables() {
  return {teams()};
}

}  // namespace surge::scenarios
