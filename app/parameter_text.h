// SPDX-License-Identifier: Apache-2.0
// Quantities and declared parameters as people read them.
#pragma once

#include <string>

#include "models/catalogue/component.h"

namespace surge::app {

/// In the largest unit that leaves a short number: 21600 s -> "6 h", 45 degrees -> "45 degrees".
std::string quantity_text(double value, models::Dimension dimension);

/// In the form in which a scenario gives it.
std::string value_text(const models::ParameterValue& value, models::Dimension dimension);

/// "number in degrees, 0 to 360", "one of north, south", "list of [lon, lat]"
std::string accepted_text(const models::ParameterDeclaration& parameter);

}  // namespace surge::app
