// SPDX-License-Identifier: Apache-2.0
// The problem file of surge optimize for the kinds that place things: what may be bought, opened and made
// flexible, for how much, and what is a good plan. docs/command.md tells its format.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "analysis/optimisation/prepositioning.h"
#include "analysis/optimisation/trade_off.h"
#include "app/settings_file.h"

namespace surge::app {

enum class LayoutKind {
  kReserves,  ///< what to keep where, which depots to open, which lines to make flexible
  kPMedian,   ///< which p sites serve all counties soonest
  kLocation,  ///< which sites of limited room to open
};

/// A depot that may hold more, or be opened.
struct SiteChoice {
  std::string depot;           ///< key in the scenario
  double opening_cny = 0;      ///< >= 0
  std::optional<double> room;  ///< [m3] for what is bought; none: what is free in the depot
};

/// Conversions that may become part of the plan.
struct LineChoice {
  std::vector<std::string> conversions;  ///< keys; empty with `all`
  bool all = false;
  double standby_s = 0;  ///< that the line is kept ready and paid for, >= 0
};

/// Disasters of the plan, and how well it is known.
struct SampleSettings {
  std::size_t disasters = 50;
  std::size_t batches = 10;  ///< of the gap
  std::size_t evaluation = 200;
  double confidence = 0.95;
};

struct TradeOffSettings {
  optimisation::PlanMeasure first = optimisation::PlanMeasure::Expected;
  optimisation::PlanMeasure second = optimisation::PlanMeasure::Tail;
  std::size_t points = 5;
};

struct RankingSettings {
  std::vector<std::string> metrics;  ///< empty: the usual ones
  std::size_t replications = 50;     ///< 0: no simulation
};

struct LayoutProblem {
  std::filesystem::path file;
  LayoutKind kind = LayoutKind::kReserves;
  std::string scenario;           ///< as in `surge run`
  double window_s = 72 * 3600.0;  ///< in which goods count, > 0
  double shortage = 10;           ///< cost of a unit that does not come, by its value, > 0
  double budget_cny = optimisation::kInfinity;
  std::vector<std::string> items;  ///< keys
  std::vector<SiteChoice> sites;
  std::size_t most_open = std::numeric_limits<std::size_t>::max();
  std::size_t choose = 0;          ///< p
  std::vector<std::string> moved;  ///< of kPMedian: depots that move to the sites
  std::optional<LineChoice> lines;
  SampleSettings sample;
  optimisation::PlanObjective objective;
  std::optional<TradeOffSettings> trade_off;
  RankingSettings ranking;
  optimisation::PlanOptions options;
};

/// `file` is read; its kind is one of the three. Throws scenarios::ScenarioError with all mistakes.
LayoutProblem read_layout_problem(SettingsFile& file, const std::filesystem::path& path);

/// Kinds as problem files name them, in the order of LayoutKind; the last, `projects`, is read elsewhere.
const std::vector<std::string>& layout_kind_names();

}  // namespace surge::app
