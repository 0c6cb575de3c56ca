// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of agreements, markets, aid, donations, and of what fails.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field arrives_at() {
  return reference("depot", "depots", "where it arrives");
}

TableDeclaration agreements() {
  return {
      "agreements",
      "Framework agreements (协议储备): an enterprise delivers on call, up to a cap.",
      {"key"},
      {key("key", "name of the agreement"), reference("enterprise", "enterprises", "who delivers"),
       reference("item", "items", "what"), arrives_at(), whole("cap", "units over the whole run").at_least(0),
       number("rate", Measure::kRate, "units delivered at most").above(0).at_most(1e6),
       number("price", Measure::kMoney, "of a unit").at_least(0),
       duration_distribution("lead_time", "call to the first delivery"),
       number("default_risk", Measure::kShare, "probability that a call is not served at all")
           .between(0, 1)
           .otherwise("0"),
       number("fee", Measure::kMoneyRate, "of the standing agreement").at_least(0).otherwise("0 CNY/d")},
      false};
}

TableDeclaration markets() {
  return {"markets",
          "Where an item can be bought in the emergency; price and lead time rise with what is bought.",
          {"item"},
          {reference("item", "items", "what"), arrives_at(),
           number("price", Measure::kMoney, "of a unit in peacetime").at_least(0),
           number("volume", Measure::kRate, "units traded in peacetime").above(0).at_most(1e6),
           number("elasticity", Measure::kNumber,
                  "price factor (1 + x)^elasticity; x: purchases in days of volume")
               .between(0, 5),
           duration_distribution("lead_time", "order to arrival in peacetime"),
           number("lead_growth", Measure::kNumber, "lead time factor 1 + lead_growth x")
               .between(0, 100)
               .otherwise("0"),
           number("recovery", Measure::kTime, "time constant with which past purchases fade")
               .above(0)
               .otherwise("7 d")},
          false};
}

TableDeclaration aid() {
  return {"aid",
          "Consignments sent from outside by other governments.",
          {"key"},
          {key("key", "name of the consignment"), text("donor_en", "who sends it, in English"),
           text("donor_zh", "in Chinese").optional(), reference("item", "items", "what"),
           whole("quantity", "units of the item").at_least(0), arrives_at(),
           duration_distribution("arrival", "after activation of the plan")},
          false};
}

TableDeclaration donations() {
  return {"donations",
          "Streams of unasked donations to collection points.",
          {"key"},
          {key("key", "name of the stream in donation_mix"), arrives_at(),
           number("begins", Measure::kTime, "after impact").at_least(0),
           number("lasts", Measure::kTime, "from then on").above(0),
           number("consignments", Measure::kRate, "trucks or parcels arriving at first").above(0).at_most(1),
           number("fading", Measure::kTime, "time constant with which they become fewer").above(0),
           distribution("volume", Measure::kVolume, "of a consignment").above(0).at_most(1e5),
           distribution("usable", Measure::kShare, "share of what was sorted that can be used")},
          false};
}

TableDeclaration donation_mix() {
  return {"donation_mix",
          "What a stream of donations holds; what is left to 1 is of no use.",
          {"donation", "item"},
          {reference("donation", "donations", "the stream"), reference("item", "items", "what"),
           number("share", Measure::kShare, "of the volume").above(0).at_most(1)},
          false};
}

TableDeclaration outages() {
  return {"outages",
          "What fails, degrades and comes back. Where several overlap, the worst counts.",
          {"kind", "target", "begins"},
          {choice("kind", {"depot", "plant", "line", "supplier", "equipment_maker", "hospital"},
                  "what is struck"),
           text("target", "its key"), number("begins", Measure::kTime, "after impact").at_least(0),
           number("capacity", Measure::kShare, "left").between(0, 1).otherwise("0"),
           number("lasts", Measure::kTime, "empty: until the end of the run").above(0).optional()},
          false};
}

TableDeclaration facility_damage() {
  return {"facility_damage",
          "How shaking damages buildings and cuts power: P = Phi((intensity - median) / beta).",
          {"kind"},
          {choice("kind", {"depot", "plant", "hospital"}, "which facilities"),
           number("damage_median", Measure::kNumber, "intensity that closes half of the buildings")
               .between(1, 99),
           number("damage_beta", Measure::kNumber, "standard deviation in degrees").above(0).at_most(10),
           duration_distribution("repair", "closed to open again"),
           number("stock_lost", Measure::kShare, "of what lies in a damaged building")
               .between(0, 1)
               .otherwise("0"),
           number("power_median", Measure::kNumber, "intensity that cuts the power of half of them")
               .between(1, 99),
           number("power_beta", Measure::kNumber, "standard deviation in degrees").above(0).at_most(10),
           duration_distribution("power", "until it is back"),
           number("cold_holds", Measure::kTime, "cold stores keep their temperature so long without power")
               .at_least(0)
               .otherwise("12 h")},
          false};
}

}  // namespace

std::vector<TableDeclaration> supply_tables() {
  return {agreements(), markets(), aid(), donations(), donation_mix(), outages(), facility_damage()};
}

}  // namespace surge::scenarios
