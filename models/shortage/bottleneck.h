// SPDX-License-Identifier: Apache-2.0
// What a need that is not met waits for.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace surge::models {

enum class Bottleneck {
  kInformation,  ///< command does not know of the need
  kApproval,     ///< what could serve it may not be used yet
  kStock,        ///< no goods are left within reach
  kLine,         ///< no goods are left, and lines make them or are being converted
  kVehicle,      ///< goods are there, at a depot or terminal, and no vehicle to carry them
  kRoad,         ///< no way is open, or goods under way are held up before a closed or full link
  kLoading,      ///< a depot or terminal is called up, or the goods wait for a dock or are being loaded
  kTravel        ///< goods are under way
};
inline constexpr std::size_t kBottlenecks = 8;
/// As result files name them.
inline constexpr std::array<const char*, kBottlenecks> kBottleneckNames = {
    "information", "approval", "stock", "line", "vehicle", "road", "loading", "travel"};

/// Something for each bottleneck: units, persons, or shares.
using ByBottleneck = std::array<double, kBottlenecks>;

constexpr std::size_t position_of(Bottleneck bottleneck) {
  return static_cast<std::size_t>(bottleneck);
}

/// Whether any depots have what is missing, by what keeps them from sending it.
struct DepotsWithGoods {
  bool ready = false;             ///< may send, have vehicles at home and an open way
  bool without_vehicles = false;  ///< may send and have an open way
  bool held_back = false;         ///< have an open way, and may not send before an approval
  bool cut_off = false;           ///< have no open way
};

/// What keeps the depot that is nearest to sending; none if nothing does. The one rule for all who ask why
/// goods were not sent.
constexpr std::optional<Bottleneck> obstacle(const DepotsWithGoods& depots) {
  if (depots.ready) return {};
  if (depots.without_vehicles) return Bottleneck::kVehicle;
  if (depots.held_back) return Bottleneck::kApproval;
  return depots.cut_off ? Bottleneck::kRoad : Bottleneck::kStock;
}

}  // namespace surge::models
