// SPDX-License-Identifier: Apache-2.0
// Raising the level of response, and what the plan then does.
#pragma once

#include "models/scenario/response.h"

namespace surge::models {

class World;

/// At activation: what levels do not govern begins at once - teams, aid - and the level is judged for the
/// first time.
void start_response(World& world);

/// Judges the level on what command knows now: the magnitude, and what the reports say. It only rises. Every
/// row of the plan at the level or below that has not been asked for is asked for, and takes effect after its
/// approval. Called after detection and after every report; does nothing before activation.
void review_response(World& world);

/// The level that the triggers give now; kNone if none of them is reached.
ResponseLevel triggered_level(const World& world);

}  // namespace surge::models
