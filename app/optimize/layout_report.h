// SPDX-License-Identifier: Apache-2.0
// What surge optimize says about reserves and locations.
#pragma once

#include <optional>
#include <string>

#include "app/language.h"
#include "app/optimize/location.h"
#include "app/optimize/ranking.h"
#include "app/optimize/reserves.h"

namespace surge::app {

std::string reserves_text(const ReserveModel& model, const ReservesAnswer& answer, Language language);
std::string location_text(const ReserveModel& model, const LocationAnswer& answer, Language language);

/// One object, as text, with the comparison of the simulated layouts if there is one.
std::string reserves_json(const ReserveModel& model, const ReservesAnswer& answer,
                          const std::optional<Ranking>& ranking, Language language);
std::string location_json(const ReserveModel& model, const LocationAnswer& answer,
                          const std::optional<Ranking>& ranking, Language language);

}  // namespace surge::app
