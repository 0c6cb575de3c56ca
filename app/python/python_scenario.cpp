// SPDX-License-Identifier: Apache-2.0
#include "app/python/python_scenario.h"

#include <sstream>

#include "app/find_scenario.h"
#include "app/scenario_overview.h"
#include "sim/time.h"

namespace surge::app {

PythonScenario::PythonScenario(std::string yaml, std::string file, Changes changes)
    : yaml_(std::move(yaml)), file_(std::move(file)), changes_(std::move(changes)) {
  std::vector<scenarios::Override> overrides;
  for (const auto& [path, value] : changes_) overrides.push_back({path, value});
  loaded_ = std::make_shared<const scenarios::LoadedScenario>(
      yaml_.empty() ? scenarios::read_scenario(file_, overrides)
                    : scenarios::read_scenario_as(yaml_, file_, overrides));
}

PythonScenario PythonScenario::load(const std::string& text, const Changes& changes) {
  return {"", find_scenario(text).string(), changes};
}

PythonScenario PythonScenario::parse(const std::string& yaml, const std::string& file,
                                     const Changes& changes) {
  return {yaml.empty() ? "\n" : yaml, file, changes};
}

PythonScenario PythonScenario::changed(const Changes& more) const {
  Changes all = changes_;
  all.insert(all.end(), more.begin(), more.end());
  return {yaml_, file_, std::move(all)};
}

std::string PythonScenario::overview() const {
  std::ostringstream text;
  text << title() << '\n' << loaded_->scenario.description << "\n\n";
  print_overview(text, loaded_->scenario);
  return text.str();
}

double PythonScenario::horizon_h() const {
  return sim::to_hours(loaded_->scenario.run.horizon);
}

std::vector<std::string> PythonScenario::warnings() const {
  std::vector<std::string> texts;
  for (const models::Warning& warning : loaded_->warnings) texts.push_back(warning.text);
  return texts;
}

}  // namespace surge::app
