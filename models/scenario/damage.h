// SPDX-License-Identifier: Apache-2.0
// How links suffer and how they are repaired.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/catalogue/component.h"
#include "models/scenario/fleet.h"
#include "models/scenario/geography.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// Parts of a link that fail each for itself.
enum class LinkPart { kSurface, kSlope, kBridge, kTunnel };
inline constexpr std::size_t kLinkParts = 4;

/// Named as in HAZUS.
enum class DamageState { kNone, kSlight, kModerate, kExtensive, kComplete };
inline constexpr std::size_t kDamageStates = 4;  ///< without kNone

/// P(a stretch of `reference_length_m` of the part is in this state or a worse one) = Phi((I - median) /
/// beta); stretches fail independently.
struct LinkFragility {
  LinkClass link_class = LinkClass::kNational;
  Terrain terrain = Terrain::kBasin;
  LinkPart part = LinkPart::kSurface;
  double reference_length_m = 0;               ///< > 0
  std::array<double, kDamageStates> median{};  ///< intensity by state from kSlight, not falling
  double beta = 1;                             ///< standard deviation in degrees of intensity, > 0
};

/// What a damage state of a part means for traffic and how much work it is.
struct DamageConsequence {
  LinkPart part = LinkPart::kSurface;
  DamageState state = DamageState::kSlight;
  double speed_share = 0;                ///< left until passable, [0, 1]; 0: closed
  double capacity_share = 0;             ///< likewise
  sim::Distribution effort_s;            ///< work to restore it [crew-seconds]
  double passable_after = 1;             ///< share of the effort after which vehicles pass one lane, [0, 1]
  double passable_speed_share = 0.5;     ///< then, (0, 1]
  double passable_capacity_share = 0.5;  ///< likewise
};

/// A link that is closed or limited at given times, whatever else happens.
struct LinkClosure {
  Id<Link> link;
  sim::Duration begins{};
  std::optional<sim::Duration> ends{};  ///< > begins; none: never
  double speed_share = 0;               ///< left, [0, 1]; 0: closed
  double capacity_share = 0;            ///< left, [0, 1]
};

struct LinkDamage {
  /// At least one row for each (LinkClass, Terrain) that occurs among the links. A part without a row does
  /// not fail.
  std::vector<LinkFragility> fragility;
  std::vector<DamageConsequence> consequences;  ///< one for each (LinkPart, DamageState)
  sim::Distribution local_start_s;              ///< damage to the first work of the local crews [s]
  double local_crews = 1;                       ///< of each damaged link, crew-hours an hour, >= 0
  ComponentSpec repair;                         ///< from the repair policy catalogue
};

}  // namespace surge::models
