// SPDX-License-Identifier: Apache-2.0
// The hazards a scenario can name. A new hazard: one source file, one line here.
#include <stdexcept>

#include "models/catalogue/catalogues.h"
#include "models/hazard/earthquake.h"
#include "models/hazard/epidemic.h"
#include "models/hazard/flood.h"
#include "models/hazard/industrial_accident.h"
#include "models/hazard/landslide_lake.h"
#include "models/hazard/public_security.h"
#include "models/hazard/sampled.h"
#include "models/hazard/windstorm.h"

namespace surge::models {
namespace {

struct Entry {
  ComponentDescription (*description)();
  std::unique_ptr<const Hazard> (*make)(const Scenario&, const ComponentSpec&);
};

template <class HazardType>
constexpr Entry entry() {
  return {&HazardType::description,
          [](const Scenario& scenario, const ComponentSpec& spec) -> std::unique_ptr<const Hazard> {
            return std::make_unique<HazardType>(scenario, spec);
          }};
}

constexpr Entry kHazards[] = {
    entry<Earthquake>(),         entry<Flood>(),          entry<Windstorm>(),     entry<Epidemic>(),
    entry<IndustrialAccident>(), entry<PublicSecurity>(), entry<LandslideLake>(), entry<Sampled>(),
};

}  // namespace

std::vector<ComponentDescription> hazard_catalogue() {
  std::vector<ComponentDescription> descriptions;
  for (const Entry& hazard : kHazards) descriptions.push_back(hazard.description());
  return descriptions;
}

std::unique_ptr<const Hazard> make_hazard(const Scenario& scenario, const ComponentSpec& spec) {
  for (const Entry& hazard : kHazards) {
    if (hazard.description().kind == spec.kind) return hazard.make(scenario, spec);
  }
  throw std::invalid_argument("unknown hazard: " + spec.kind);
}

Hazards make_hazards(const Scenario& scenario) {
  Hazards hazards;
  for (const ComponentSpec& spec : scenario.hazards) hazards.push_back(make_hazard(scenario, spec));
  return hazards;
}

}  // namespace surge::models
