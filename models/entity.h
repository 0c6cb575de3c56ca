// SPDX-License-Identifier: Apache-2.0
// Stream entities from names: a facility keeps its luck when others are added before it in a table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/scenario/scenario.h"
#include "sim/random/stream.h"

namespace surge::models {

/// The entity under which a row's random streams are keyed: a 64-bit hash of its key.
inline std::uint64_t entity_of(std::string_view key) {
  return sim::Cause(key).value;
}

/// A link is known by the keys of its ends.
inline std::uint64_t entity_of(const Scenario& scenario, const Link& link) {
  return entity_of(scenario.places[link.from].key + "-" + scenario.places[link.to].key);
}

}  // namespace surge::models
