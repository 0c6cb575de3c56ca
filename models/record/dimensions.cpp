// SPDX-License-Identifier: Apache-2.0
#include "models/record/dimensions.h"

#include <utility>

#include "models/shortage/bottleneck.h"
#include "models/shortage/response_standard.h"
#include "models/supply/cost_book.h"

namespace surge::models {
namespace {

template <class Row>
DimensionDeclaration labelled(std::string name, std::string long_name, const Table<Row>& rows) {
  DimensionDeclaration dimension{std::move(name), "", std::move(long_name)};
  for (const Row& row : rows) {
    dimension.keys.push_back(row.key);
    dimension.names.push_back(row.name);
  }
  return dimension;
}

DimensionDeclaration sources() {
  return {"source",
          "",
          "kind of source of supply",
          {},
          {"physical", "agreement", "capacity", "purchase", "donation", "aid"},
          {{"Physical reserve", "实物储备"},
           {"Agreement reserve", "协议储备"},
           {"Capacity reserve", "产能储备"},
           {"Emergency purchase", "应急采购"},
           {"Donations", "社会捐赠"},
           {"Outside aid", "外部援助"}}};
}

DimensionDeclaration ownerships() {
  return {"ownership",
          "",
          "ownership of the supplier",
          {},
          {"state", "mixed", "private"},
          {{"State", "国有"}, {"Mixed", "混合所有"}, {"Private", "民营"}}};
}

/// In the order of VehicleKind.
DimensionDeclaration vehicle_kinds() {
  return {"vehicle_kind",
          "",
          "kind of vehicle",
          {},
          {kVehicleKindNames.begin(), kVehicleKindNames.end()},
          {{"Trucks", "汽车"},
           {"Porters", "人力背运"},
           {"Trains", "铁路"},
           {"Vessels", "船舶"},
           {"Aircraft", "固定翼飞机"},
           {"Helicopters", "直升机"},
           {"Drones", "无人机"}}};
}

/// In the order of Bottleneck.
DimensionDeclaration bottlenecks() {
  return {"bottleneck",
          "",
          "what a need that is not met waits for",
          {},
          {kBottleneckNames.begin(), kBottleneckNames.end()},
          {{"Information", "信息"},
           {"Approval", "审批"},
           {"Stock", "库存"},
           {"Production line", "生产线"},
           {"Vehicles", "运力"},
           {"Road", "道路"},
           {"Call-up and loading", "集结与装车"},
           {"Travel", "在途"}}};
}

/// In the order of TeamKind.
DimensionDeclaration team_kinds() {
  return {"team_kind",
          "",
          "kind of team",
          {},
          {kTeamKindNames.begin(), kTeamKindNames.end()},
          {{"Rescue", "搜救"},
           {"Medical", "医疗"},
           {"Engineering", "工程抢险"},
           {"Fire", "消防"},
           {"Hazardous material", "危化品"},
           {"Logistics", "物流"}}};
}

/// In the order of StandardLevel.
DimensionDeclaration standard_levels() {
  return {"standard_level",
          "",
          "level of the depots that have to send first supplies in time",
          {},
          {kStandardLevelNames.begin(), kStandardLevelNames.end()},
          {{"County, 6 h", "县级 6 小时"},
           {"Prefecture, 8 h", "市级 8 小时"},
           {"Province, 10 h", "省级 10 小时"}}};
}

/// In the order of ResponseLevel.
DimensionDeclaration response_levels() {
  return {
      "response_level",
      "",
      "level of response, the lowest first",
      {},
      {kResponseLevelNames.begin(), kResponseLevelNames.end()},
      {{"Level IV", "Ⅳ级响应"}, {"Level III", "Ⅲ级响应"}, {"Level II", "Ⅱ级响应"}, {"Level I", "Ⅰ级响应"}}};
}

DimensionDeclaration plan_rows(const Scenario& scenario) {
  DimensionDeclaration rows{"plan_row", "", "row of the plan"};
  for (const PlanRow& row : scenario.command.response.plan) {
    rows.keys.push_back(row.key);
    rows.names.push_back({row.key, row.key});
  }
  return rows;
}

/// In the order of TriageClass.
DimensionDeclaration triage_classes() {
  return {"triage_class",
          "",
          "triage class of injured people",
          {},
          {kTriageClassNames.begin(), kTriageClassNames.end()},
          {{"Immediate", "危重"}, {"Delayed", "重伤"}, {"Minor", "轻伤"}}};
}

DimensionDeclaration cost_kinds() {
  DimensionDeclaration dimension{"cost_kind", "", "kind of cost"};
  for (const CostKindName& kind : cost_kind_names()) {
    dimension.keys.emplace_back(kind.key);
    dimension.names.push_back(kind.name);
  }
  return dimension;
}

}  // namespace

const std::vector<double>& readiness_horizons_h() {
  static const std::vector<double> kHorizons = {6, 24, 72, 168, 720};
  return kHorizons;
}

std::size_t sample_count(const RunDefaults& run) {
  return static_cast<std::size_t>(run.horizon / run.sample_interval) + 1;
}

void add_dimensions(const Scenario& scenario, RecordSchema& schema) {
  DimensionDeclaration time{"time", "h", "time since impact"};
  for (std::size_t step = 0; step < sample_count(scenario.run); ++step) {
    time.coordinates.push_back(sim::to_hours(scenario.run.sample_interval) * static_cast<double>(step));
  }
  schema.add_dimension(std::move(time));
  schema.add_dimension(labelled("item", "item of supply", scenario.items));
  schema.add_dimension(labelled("county", "county-level division", scenario.counties));
  schema.add_dimension(labelled("depot", "depot or store", scenario.depots));
  schema.add_dimension(labelled("line", "production line", scenario.lines));
  DimensionDeclaration agreements{"agreement", "", "framework agreement"};
  for (const Agreement& agreement : scenario.agreements) {
    agreements.keys.push_back(agreement.key);
    agreements.names.push_back({agreement.key, agreement.key});
  }
  schema.add_dimension(std::move(agreements));
  schema.add_dimension(labelled("terminal", "terminal", scenario.terminals));
  schema.add_dimension(vehicle_kinds());
  schema.add_dimension(sources());
  schema.add_dimension(ownerships());
  schema.add_dimension(cost_kinds());
  schema.add_dimension(bottlenecks());
  schema.add_dimension(team_kinds());
  schema.add_dimension(standard_levels());
  schema.add_dimension(response_levels());
  schema.add_dimension(plan_rows(scenario));
  schema.add_dimension(triage_classes());
  DimensionDeclaration horizons{"readiness_horizon", "h", "time since activation of the plan"};
  horizons.coordinates = readiness_horizons_h();
  schema.add_dimension(std::move(horizons));
}

}  // namespace surge::models
