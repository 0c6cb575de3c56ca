// SPDX-License-Identifier: Apache-2.0
#include "app/measures.h"

#include <algorithm>

#include "app/did_you_mean.h"
#include "app/options.h"

namespace surge::app {
namespace {

bool everywhere(const analysis::Measure& measure, std::span<const models::RecordSchema* const> schemas) {
  return std::ranges::all_of(schemas, [&](const models::RecordSchema* schema) {
    return analysis::position_of(measure, *schema).has_value();
  });
}

}  // namespace

void with_option(const std::string& option, const std::function<void()>& action) {
  try {
    action();
  } catch (const analysis::UnknownName& error) {
    throw UsageError(option + ": " + error.what() + did_you_mean(error.given, error.known));
  } catch (const std::invalid_argument& error) {
    throw UsageError(option + ": " + error.what());
  }
}

std::vector<analysis::Measure> chosen_measures(const std::vector<std::string>& texts,
                                               std::span<const models::RecordSchema* const> schemas,
                                               const std::string& option) {
  std::vector<analysis::Measure> measures;
  for (const std::string& text : texts) {
    with_option(option, [&] {
      for (analysis::Measure& measure : analysis::measures_of(*schemas.front(), text)) {
        if (!everywhere(measure, schemas)) throw UsageError("not all alternatives have " + measure.key);
        measures.push_back(std::move(measure));
      }
    });
  }
  if (!texts.empty()) return measures;
  measures = analysis::headline_measures(*schemas.front());
  std::erase_if(measures, [&](const analysis::Measure& measure) { return !everywhere(measure, schemas); });
  if (measures.empty())
    throw UsageError("the alternatives have no metric in common; name one with " + option);
  return measures;
}

}  // namespace surge::app
