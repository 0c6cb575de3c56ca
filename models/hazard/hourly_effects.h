// SPDX-License-Identifier: Apache-2.0
// Collects effects that come at times of their own into impacts, one an hour at most, so that a flood that
// reaches hundreds of roads is not hundreds of impacts.
#pragma once

#include <map>

#include "models/hazard/hazard.h"

namespace surge::models {

class HourlyEffects {
 public:
  /// The impact of the hour that begins at or after `hours` from the start of the run (not before it).
  Impact& at(double hours);

  /// The impacts until `horizon`, in order of time.
  std::vector<Impact> until(sim::Duration horizon) &&;

 private:
  std::map<std::int64_t, Impact> by_hour_;
};

}  // namespace surge::models
