// SPDX-License-Identifier: Apache-2.0
// What editors and documentation need to know about the format, made from the reader's own declarations.
#pragma once

#include <string>

namespace surge::scenarios {

/// JSON Schema (draft 2020-12) of a scenario file; committed as scenarios/schema/scenario.schema.json.
std::string scenario_json_schema();

/// Every section and table with its keys and columns, as Markdown tables; part of docs/scenario-format.md.
std::string format_reference();

}  // namespace surge::scenarios
