// SPDX-License-Identifier: Apache-2.0
// All of a scenario that is not a table: what its YAML sections say, checked.
#pragma once

#include <string>
#include <vector>

#include "scenarios/checked_table.h"
#include "scenarios/document.h"
#include "scenarios/sections.h"

namespace surge::scenarios {

struct PlanSettings {
  std::vector<std::string> conversions;  ///< keys line/item
  std::vector<std::string> agreements;   ///< keys
  std::vector<std::string> links;        ///< keys
};

struct Settings {
  std::string key;
  Section title;
  std::string description;
  std::string start;
  Section run;
  std::vector<models::ComponentSpec> hazards;
  Section command;
  models::ComponentSpec dispatch;
  Section information;
  Section platform;
  Section communication;
  Section roads;
  Section monitoring;
  models::ComponentSpec sourcing;
  PlanSettings plan;
  Section transport;
  Section repair;
  models::ComponentSpec repair_policy;
  Section teams;
  models::ComponentSpec team_policy;
  Section peacetime;
  Section production;
  Section demand;
  Section relocation;
  Section recovery;
  Section medical;
  models::ComponentSpec evacuation;
  std::vector<std::string> metrics;
};

/// Reads the sections; `default_key` names the scenario if it has no `key` of its own.
Settings check_settings(const Document& document, const Keys& keys, const std::string& default_key,
                        Problems& problems);

/// `2026-05-12T14:28:00+08:00`: a valid date and time with its offset from UTC.
bool is_date_time(std::string_view text);

}  // namespace surge::scenarios
