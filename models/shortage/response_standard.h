// SPDX-License-Identifier: Apache-2.0
// The official standard of response: first supplies reach a struck county within 6 h of the order to dispatch
// from county depots, 8 h from those of its prefecture, 10 h from those of the province.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/shortage/bottleneck.h"
#include "models/transport/components.h"
#include "models/transport/convoy.h"
#include "sim/time.h"

namespace surge::models {

class World;

enum class StandardLevel { kCounty, kPrefecture, kProvince };
inline constexpr std::size_t kStandardLevels = 3;
/// As result files name them.
inline constexpr std::array<const char*, kStandardLevels> kStandardLevelNames = {"county", "prefecture",
                                                                                 "province"};
/// Of the order to dispatch, which is the activation of the plan.
inline constexpr std::array<sim::Duration, kStandardLevels> kStandardLimits = {
    std::chrono::hours(6), std::chrono::hours(8), std::chrono::hours(10)};

/// Counties with fewer displaced people are left out (assumed).
inline constexpr double kFewestDisplaced = 100;

/// Which depots answer for which county: at county level those of level `county` at its seat; at prefecture
/// level also those of level `prefecture` or `county` in its prefecture; at province level all but the
/// central ones.
class StandardDepots {
 public:
  explicit StandardDepots(const Scenario& scenario);

  bool answers(Id<Depot> depot, Id<County> county, StandardLevel level) const;
  /// Whether any depot does.
  bool any(Id<County> county, StandardLevel level) const;

 private:
  const Scenario& scenario_;
  PerRow<Place, std::optional<Id<County>>> county_of_;
};

/// Why counties have not been supplied by now.
class BindingCauses {
 public:
  /// Both must outlive it; it holds for this moment.
  BindingCauses(const World& world, const StandardDepots& depots);

  /// Where the goods are that the depots of the level have sent, those nearest to arrival; or why they have
  /// sent nothing. kInformation also where command knows and has not decided since.
  Bottleneck of(Id<County> county, StandardLevel level);

 private:
  bool sent_by(const CargoLine& line, Id<County> county, StandardLevel level) const;
  Bottleneck why_nothing_was_sent(Id<County> county, StandardLevel level);

  const World& world_;
  const StandardDepots& depots_;
  Components roads_;
};

}  // namespace surge::models
