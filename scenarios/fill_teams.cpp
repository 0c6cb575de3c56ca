// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

std::optional<models::TeamKit> kit_of(const FilledFrom& from, const RowView& row) {
  if (!row.has("kit")) return {};
  return models::TeamKit{from.id<models::Item>(row, "kit", "items"), row.whole("kit_quantity"),
                         from.id<models::Depot>(row, "kit_depot", "depots")};
}

models::Team team_of(const FilledFrom& from, const RowView& row) {
  models::Team team;
  team.key = row.text("key");
  team.name = name_of(row);
  team.kind = row.choice<models::TeamKind>("kind");
  if (row.has("enterprise")) team.enterprise = from.id<models::Enterprise>(row, "enterprise", "enterprises");
  team.home = from.id<models::Place>(row, "home", "places");
  team.persons = row.number("persons");
  team.vehicle = from.id<models::VehicleClass>(row, "vehicle", "vehicles");
  team.vehicles = row.integer("vehicles");
  team.mobilisation_s = row.distribution("mobilisation");
  team.work_rate = row.number("work_rate");
  team.kit = kit_of(from, row);
  team.without_kit = row.number("without_kit");
  team.shift = row.duration("shift");
  team.rest = row.duration("rest");
  team.stays = row.duration("stays");
  team.rests_at_home = row.duration("rests_at_home");
  team.self_sufficient = row.duration("self_sufficient");
  team.trained = row.boolean("trained");
  team.satellite = row.boolean("satellite");
  return team;
}

}  // namespace

void fill_teams(const FilledFrom& from, models::Scenario& scenario) {
  from.each("teams", [&](const RowView& row) { scenario.teams.add(team_of(from, row)); });
}

models::TeamRules team_rules_of(const Section& section, const models::ComponentSpec& policy) {
  models::TeamRules rules;
  rules.trained_time = section.number("trained_time");
  rules.trained_rate = section.number("trained_rate");
  rules.fatigue_per_h = section.number("fatigue");
  rules.least_rate = section.number("least_rate");
  rules.fire_as_hazmat = section.number("fire_as_hazmat");
  rules.decontaminated_per_h = section.number("decontaminated_per_h");
  rules.handling_per_team = section.number("handling_per_team");
  rules.policy = policy;
  return rules;
}

}  // namespace surge::scenarios
