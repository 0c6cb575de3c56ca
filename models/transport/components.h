// SPDX-License-Identifier: Apache-2.0
// Which places are joined, whatever joins them (union-find with path halving).
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/transport_network.h"

namespace surge::models {

class Components {
 public:
  /// All places for themselves.
  explicit Components(std::size_t places) : parents_(places) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  void join(Id<Place> x, Id<Place> y) { parents_[root(x)] = root(y); }
  /// The same for two places if and only if they are joined.
  std::size_t root(Id<Place> place) {
    std::size_t at = place.index();
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }

 private:
  std::vector<std::size_t> parents_;
};

/// The parts into which the links of the scenario that are wanted part its places.
template <class Wanted>
Components joined_by(const Scenario& scenario, const Wanted& wanted) {
  Components components(scenario.places.size());
  for (const Id<Link> link : ids(scenario.links)) {
    if (wanted(link)) components.join(scenario.links[link].from, scenario.links[link].to);
  }
  return components;
}

inline Components joined_by_open_roads(const Scenario& scenario, const TransportNetwork& network) {
  return joined_by(scenario, [&](Id<Link> link) {
    return is_road(scenario.links[link].link_class) && network.open(link);
  });
}

}  // namespace surge::models
