// SPDX-License-Identifier: Apache-2.0
// One GeoJSON file (RFC 7946).
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "models/scenario/common.h"

namespace surge::analysis::exports {

/// A feature a line, so that large layers need no memory. A layer without features leaves no file.
class GeoJsonLayer {
 public:
  explicit GeoJsonLayer(std::filesystem::path file);

  void add(const nlohmann::ordered_json& geometry, const nlohmann::ordered_json& properties);
  /// Throws std::runtime_error if not all of it could be written.
  void close();

 private:
  std::filesystem::path file_;
  std::ofstream out_;
};

/// Null for NaN and infinity.
nlohmann::ordered_json number_json(double value);

/// Properties of what has a name: `key`, `name`, `name_zh`.
nlohmann::ordered_json name_properties(const std::string& key, const models::BilingualName& name);

/// Adds `time`, `until` and `hours`, both moments in hours after `start`; without a start only `hours`.
void add_period(nlohmann::ordered_json& properties, const std::string& start, double from_h, double until_h);

}  // namespace surge::analysis::exports
