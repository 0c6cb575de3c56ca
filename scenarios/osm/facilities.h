// SPDX-License-Identifier: Apache-2.0
// County seats, depots and other places that the network must reach, from CSV files.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/scenario/common.h"

namespace surge::scenarios {

/// A row of a file of facilities.
struct Facility {
  /// Counties (column `code`) are places by their own table; others (column `key`) become rows of places.
  enum class Kind { kCounty, kPlace };

  Kind kind = Kind::kPlace;
  std::string key;
  models::BilingualName name;
  models::GeoPoint position;
  std::optional<models::Terrain> terrain;
};

/// Reads the columns `code` or `key`, `lon`, `lat`, and if there are any `name_en`, `name_zh`, `terrain`;
/// others are left alone, so the table of counties of a scenario serves as it is. Throws ScenarioError with
/// all mistakes.
std::vector<Facility> read_facilities(std::span<const std::filesystem::path> files);

}  // namespace surge::scenarios
