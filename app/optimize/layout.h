// SPDX-License-Identifier: Apache-2.0
// Layouts: variants of a scenario that surge run takes, in a folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/optimisation/prepositioning.h"
#include "app/optimize/reserve_model.h"
#include "app/options.h"
#include "app/whole_folder.h"
#include "models/scenario/common.h"
#include "scenarios/read.h"

namespace surge::app {

/// What a layout changes.
struct Layout {
  models::BilingualName title;
  std::vector<scenarios::Override> changes;             ///< cells of the scenario's tables
  std::vector<std::vector<std::string>> stock;          ///< rows that come to it: depot, item, quantity
  std::vector<std::vector<std::string>> replenishment;  ///< likewise: kReplenishmentColumns
  std::optional<std::vector<std::string>> conversions;  ///< of the plan
};

/// The scenario with what the plan buys. Where peacetime comes before the impact, stock is kept up to the new
/// quantity; depots grow if they must.
Layout layout_of(const ReserveModel& model, const optimisation::StockPlan& plan, models::BilingualName title);

/// The scenario file of a layout. `base` is the path to the scenario from the layout's folder; `overrides`
/// hold in it.
std::string layout_yaml(const Layout& layout, const std::string& base,
                        const std::vector<scenarios::Override>& overrides, const std::string& comment);

class LayoutFolder : public WholeFolder {
 public:
  /// Throws UsageError if `folder` is there and was not made by surge optimize.
  explicit LayoutFolder(const std::filesystem::path& folder);
};

inline constexpr std::uint64_t kMostReplications = 1'000'000;  ///< of a layout or portfolio in simulation

/// Of --output, or results/PROBLEM-layout.
std::filesystem::path layout_output(const Arguments& arguments, const std::filesystem::path& problem_file);

/// Tells where it is and how to run it, in a line each.
std::string place_of_layout(const std::filesystem::path& folder);

/// By this file a folder is known as made by surge optimize.
inline constexpr const char* kAnswerFile = "answer.json";

}  // namespace surge::app
