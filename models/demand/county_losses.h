// SPDX-License-Identifier: Apache-2.0
// What one shaking does to the people of a county.
#pragma once

#include "models/scenario/triage.h"

namespace surge::models {

/// Persons, each >= 0. Nobody is counted twice but that everybody struck is affected, and that displaced
/// people may be injured.
struct CountyLosses {
  double affected = 0;
  double displaced = 0;    ///< homes cannot be lived in
  double dead = 0;         ///< at once
  TriageCounts trapped{};  ///< alive under rubble, by the class of their injuries
  TriageCounts injured{};  ///< not trapped
};

}  // namespace surge::models
