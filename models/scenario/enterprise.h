// SPDX-License-Identifier: Apache-2.0
// Who owns facilities, and where delivered goods came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "models/id.h"
#include "models/scenario/common.h"

namespace surge::models {

enum class Ownership : std::uint8_t { kState, kMixed, kPrivate };
inline constexpr std::size_t kOwnerships = 3;

/// A firm that owns depots, plants, or sells under contract.
struct Enterprise {
  std::string key{};
  BilingualName name{};
  Ownership ownership = Ownership::kPrivate;
  bool key_list = false;  ///< on the list of key enterprises for emergency supply (重点企业名单)
};

/// How a unit came into the system.
enum class SourceKind : std::uint8_t {
  kPhysical,   ///< physical reserve: in a depot at impact (实物储备)
  kAgreement,  ///< called off under a framework agreement (协议储备)
  kCapacity,   ///< made by a line of the capacity reserve (产能储备)
  kPurchase,   ///< bought on the market after the impact
  kDonation,
  kAid,  ///< sent from outside the region by other governments
};
inline constexpr std::size_t kSourceKinds = 6;

/// Where a unit came from: told for every unit delivered.
struct Source {
  SourceKind kind = SourceKind::kPhysical;
  Ownership ownership = Ownership::kState;
  bool key_list = false;  ///< of an enterprise on the key list

  bool operator==(const Source&) const = default;
};

/// What an enterprise supplies; without one, what the government does.
inline Source source_of(SourceKind kind, const Enterprise* enterprise) {
  return enterprise == nullptr ? Source{kind, Ownership::kState, false}
                               : Source{kind, enterprise->ownership, enterprise->key_list};
}

}  // namespace surge::models
