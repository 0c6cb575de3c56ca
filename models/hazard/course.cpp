// SPDX-License-Identifier: Apache-2.0
// The hazards of a scenario together.
#include <algorithm>
#include <iterator>

#include "models/hazard/hazard.h"

namespace surge::models {
namespace {

/// Tells the streams of several hazards apart.
constexpr sim::Cause kHazardSeeds{"seed of hazard"};

template <class Rows>
void move_into_order(Rows& rows, Rows& all) {
  std::move(rows.begin(), rows.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(), [](const auto& x, const auto& y) { return x.time < y.time; });
}

}  // namespace

Course sample_course(const Hazards& hazards, std::uint64_t seed, std::uint64_t replication) {
  Course all;
  for (std::size_t i = 0; i < hazards.size(); ++i) {
    // The first one's are those of the replication itself.
    const sim::StreamSource own(seed ^ kHazardSeeds.value * i, replication);
    Course one = hazards[i]->sample(own, all.impacts);
    move_into_order(one.impacts, all.impacts);
    move_into_order(one.warnings, all.warnings);
  }
  return all;
}

}  // namespace surge::models
