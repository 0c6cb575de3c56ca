// SPDX-License-Identifier: Apache-2.0
// Joins facilities to the roads near them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

/// What is to be joined to the roads.
struct Destination {
  std::string key;
  models::GeoPoint position;
  NodeIndex node = kNone;  ///< in the network if it is there already; else it is added
};

enum class Reach {
  kJoined,  ///< to the largest part within which all roads lead to each other and back
  kCutOff,  ///< joined to another part: the largest one cannot be reached, or not be come from
  kTooFar,  ///< no road within the distance
};

struct Access {
  Reach reach = Reach::kTooFar;
  NodeIndex node = kNone;  ///< the destination; none if it is too far
  double distance_km = 0;  ///< to the road it was joined to; if it is too far, to the nearest one within ten
                           ///< times the distance, or 0 if there is none
};

struct SnapSettings {
  double distance_km = 5;  ///< > 0
};

/// Each destination is joined by a short access road to the nearest point of a road within the distance: of
/// the largest part first, on the surface and no expressway; else an expressway of that part; else any other
/// road. The road is split at that point, unless a node of it is within 50 m. Access roads are of the class
/// mountain where the road is, else provincial, and at least 1 m long. Results are in the order of
/// `destinations`.
std::vector<Access> join_destinations(SegmentNetwork& roads, std::span<const Destination> destinations,
                                      const SnapSettings& settings);

/// The nearest of the nodes that have a segment, within `distance_km`, for each position; else kNone.
std::vector<NodeIndex> nearest_nodes(const SegmentNetwork& network,
                                     std::span<const models::GeoPoint> positions, double distance_km);

}  // namespace surge::scenarios
