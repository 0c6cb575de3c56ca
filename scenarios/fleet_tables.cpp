// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of vehicles.
#include "models/scenario/fleet.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

// The limits of speeds and of loading keep every trip within the range of simulated time.
Field speed(const std::string& link_class) {
  return number("speed_" + link_class, Measure::kSpeed,
                "on an undamaged link of this class; 0: cannot go there")
      .between(0, 340);
}
Field duration(std::string name, std::string description) {
  return number(std::move(name), Measure::kTime, std::move(description)).between(0, 3.2e6);
}

std::vector<Field> surface_fields() {
  return {
      speed("expressway"),
      speed("national"),
      speed("provincial"),
      speed("mountain"),
      speed("rail").otherwise("0 km/h"),
      speed("water").otherwise("0 km/h"),
      number("mountain_speed_share", Measure::kShare, "of these speeds in mountain terrain")
          .above(0)
          .at_most(1)
          .otherwise("1"),
      number("speed_blocked", Measure::kSpeed, "on a closed road; 0: cannot pass")
          .between(0, 340)
          .otherwise("0 km/h"),
      number("road_units", Measure::kNumber, "room it takes on a link, in vehicles; of a train as a whole")
          .between(0, 100)
          .otherwise("1")};
}

std::vector<Field> endurance_fields() {
  return {number("range", Measure::kLength, "on one filling, of a flight there and back; 0: no limit")
              .between(0, 2e7)
              .otherwise("0 km"),
          duration("refuelling", "of a stop for fuel").otherwise("0 h"),
          duration("duty", "of a crew at a stretch; 0: no limit").otherwise("0 h"),
          duration("rest", "of a crew after it").otherwise("0 h"),
          integer("crews", "that relieve each other").between(1, 10).otherwise("1"),
          integer("convoy_size", "vehicles in one convoy at most; 0: as command says")
              .between(0, 1000)
              .otherwise("0"),
          number("cost", Measure::kMoneyRate, "of one vehicle under way").at_least(0).otherwise("0 CNY/h")};
}

std::vector<Field> flight_fields() {
  return {number("speed_air", Measure::kSpeed, "aircraft, helicopters, drones: block speed")
              .between(0, 340)
              .otherwise("0 km/h"),
          number("runway", Measure::kLength, "needed").between(0, 10000).otherwise("0 m"),
          number("payload_loss_per_km", Measure::kShare, "of the payload, a km of altitude")
              .between(0, 1)
              .otherwise("0"),
          number("ceiling", Measure::kLength, "highest place it can land at; 0: any")
              .between(0, 9000)
              .otherwise("0 m"),
          boolean("daylight_only", "flies only by day").otherwise("false"),
          boolean("weather_limited", "flies only in flyable weather").otherwise("false"),
          number("airdrop_loss", Measure::kShare,
                 "of the goods when dropped over a county seat; empty: cannot drop")
              .between(0, 1)
              .optional()};
}

TableDeclaration vehicles() {
  TableDeclaration table{
      "vehicles",
      "Classes of vehicles. Command estimates times on the road by the first, which must be a truck.",
      {"key"},
      {key("key", "name of the class in other tables"), name_en(), name_zh(),
       choice("kind", {models::kVehicleKindNames.begin(), models::kVehicleKindNames.end()},
              "what it travels on; a train is a wagon")
           .otherwise("truck"),
       number("payload", Measure::kMass, "of one vehicle").above(0).at_most(1e8),
       number("volume", Measure::kVolume, "of the load space").above(0).at_most(1e6),
       duration_distribution("loading", "placing, securing, papers; beside the handling of goods"),
       duration_distribution("unloading", "at the receiving end, likewise")},
      true,
      1};
  for (const auto& part : {surface_fields(), endurance_fields(), flight_fields()}) {
    table.fields.insert(table.fields.end(), part.begin(), part.end());
  }
  return table;
}

TableDeclaration fleets() {
  return {"fleets",
          "Vehicles of one class that are based at a depot or terminal.",
          {"home", "vehicle"},
          {reference("home", "hubs", "where they are based"), reference("vehicle", "vehicles", "class"),
           integer("count", "vehicles").at_least(0)}};
}

}  // namespace

std::vector<TableDeclaration> fleet_tables() {
  return {vehicles(), fleets()};
}

}  // namespace surge::scenarios
