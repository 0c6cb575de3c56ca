// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/cell_labels.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace surge::analysis::exports {
namespace {

struct AxisTitle {
  const char* axis;
  const char* english;
  const char* chinese;
};

constexpr AxisTitle kAxisTitles[] = {
    {"item", "Items", "物资"},
    {"county", "Counties", "县"},
    {"depot", "Depots", "储备库"},
    {"line", "Production lines", "生产线"},
    {"agreement", "Agreements", "储备协议"},
    {"terminal", "Terminals", "运输枢纽"},
    {"vehicle_kind", "Vehicles", "运输工具"},
    {"source", "Sources", "供应来源"},
    {"ownership", "Ownership", "所有制"},
    {"cost_kind", "Costs", "成本"},
    {"bottleneck", "Bottlenecks", "瓶颈"},
    {"team_kind", "Teams", "队伍"},
    {"standard_level", "Response standard", "响应标准"},
    {"response_level", "Response levels", "响应级别"},
    {"plan_row", "Rows of the plan", "预案条目"},
    {"triage_class", "Triage classes", "伤情分级"},
    {"readiness_horizon", "Readiness horizons", "准备时限"},
    {"time", "Time", "时间"},
};

}  // namespace

std::vector<std::size_t> positions_of(const std::vector<std::size_t>& shape, std::size_t cell) {
  std::vector<std::size_t> positions(shape.size());
  for (std::size_t i = shape.size(); i-- > 0;) {
    positions[i] = cell % shape[i];
    cell /= shape[i];
  }
  return positions;
}

std::vector<const models::DimensionDeclaration*> axes_of(const models::RecordSchema& schema,
                                                         std::size_t table) {
  std::vector<const models::DimensionDeclaration*> axes;
  for (const std::string& name : schema.tables()[table].dimensions) axes.push_back(&schema.dimension(name));
  return axes;
}

models::BilingualName axis_title(const models::DimensionDeclaration& axis) {
  const auto known =
      std::ranges::find_if(kAxisTitles, [&](const AxisTitle& title) { return axis.name == title.axis; });
  if (known != std::end(kAxisTitles)) return {known->english, known->chinese};
  const std::string& text = axis.long_name.empty() ? axis.name : axis.long_name;
  return {text, text};
}

std::string key_at(const models::DimensionDeclaration& axis, std::size_t position) {
  if (!axis.keys.empty()) return axis.keys[position];
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), "%g", axis.coordinates[position]);
  return axis.unit.empty() ? number.data() : number.data() + (" " + axis.unit);
}

std::string name_at(const models::DimensionDeclaration& axis, std::size_t position, Language language) {
  if (axis.keys.empty()) return key_at(axis, position);
  const models::BilingualName& name = axis.names[position];
  const std::string& wanted = language == Language::kChinese ? name.zh : name.en;
  if (!wanted.empty()) return wanted;
  return name.en.empty() ? axis.keys[position] : name.en;
}

}  // namespace surge::analysis::exports
