// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of depots, stock, trucks and production.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field ownership() {
  return choice("ownership", {"state", "mixed", "private"}, "who owns it");
}
Field name_en() {
  return text("name_en", "English name");
}
Field name_zh() {
  return text("name_zh", "Chinese name").optional();
}

// The limits of speeds and of loading keep every trip within the range of simulated time.
Field speed(const std::string& road_class) {
  return number("speed_" + road_class, Measure::kSpeed, "on an undamaged road of this class")
      .between(0.01, 340);
}

TableDeclaration depots() {
  return {"depots",
          "Warehouses (实物储备), and the stores of production bases.",
          {"key"},
          {key("key", "name of the depot in other tables"), name_en(), name_zh(),
           choice("level", {"central", "provincial", "regional", "prefecture", "enterprise"}, "who runs it"),
           ownership(), reference("place", "places", "county code or key of a place"),
           integer("docks", "convoys loaded at the same time").at_least(1),
           number("dock_rate", Measure::kVolumeRate, "goods loaded by one dock").between(1e-4, 1e3),
           duration_distribution("mobilisation", "first order to first loading")},
          true,
          1};
}

TableDeclaration stock() {
  return {"stock",
          "What lies in the depots at impact.",
          {"depot", "item"},
          {reference("depot", "depots", "where"), reference("item", "items", "what"),
           whole("quantity", "units of the item").at_least(0)}};
}

TableDeclaration vehicles() {
  return {"vehicles",
          "Classes of trucks.",
          {"key"},
          {key("key", "name of the class in other tables"), name_en(), name_zh(),
           number("payload", Measure::kMass, "of one truck").above(0).at_most(1e6),
           number("volume", Measure::kVolume, "of the load space").above(0).at_most(400), speed("expressway"),
           speed("national"), speed("provincial"), speed("mountain"),
           duration_distribution("loading", "placing, securing, papers; beside the dock's handling of goods"),
           duration_distribution("unloading", "at the receiving county")},
          true,
          1};
}

TableDeclaration fleets() {
  return {"fleets",
          "Trucks of one class that are based at a depot.",
          {"depot", "vehicle"},
          {reference("depot", "depots", "home"), reference("vehicle", "vehicles", "class"),
           integer("count", "trucks").at_least(0)}};
}

TableDeclaration bases() {
  return {"bases",
          "Sites of the production-capacity reserve (产能储备基地).",
          {"key"},
          {key("key", "name of the base in other tables"), name_en(), name_zh(), ownership(),
           reference("store", "depots", "the depot its goods leave through")},
          false};
}

TableDeclaration lines() {
  return {
      "lines",
      "Flexible lines of the bases, each with one conversion plan (转产).",
      {"key"},
      {key("key", "name of the line"), name_en(), name_zh(), reference("base", "bases", "where it stands"),
       text("peacetime_product", "what it makes in peacetime"),
       number("peacetime_value", Measure::kMoneyRate, "of the peacetime output lost while converted")
           .at_least(0),
       reference("item", "items", "what it makes when converted"),
       duration_distribution("approval", "order to permission"),
       duration_distribution("setup", "moving and setting up equipment until the first article"),
       number("ramp", Measure::kTime, "first article to nominal rate, output rising in a line").at_least(0),
       number("ramp_start", Measure::kShare, "of the nominal rate at the first article").between(0, 1),
       number("nominal_rate", Measure::kRate, "units made when fully converted").above(0).at_most(1e6)},
      false};
}

}  // namespace

std::vector<TableDeclaration> facility_tables() {
  return {depots(), stock(), vehicles(), fleets(), bases(), lines()};
}

}  // namespace surge::scenarios
