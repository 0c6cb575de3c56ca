// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue/component.h"

namespace surge::models {

ComponentSpec default_spec(const ComponentDescription& description) {
  ComponentSpec spec{description.kind, {}};
  for (const ParameterDeclaration& parameter : description.parameters) {
    if (parameter.default_value) spec.values.emplace(parameter.name, *parameter.default_value);
  }
  return spec;
}

}  // namespace surge::models
