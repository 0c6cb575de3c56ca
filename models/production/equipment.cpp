// SPDX-License-Identifier: Apache-2.0
#include "models/production/equipment.h"

#include <algorithm>

#include "models/bounded_time.h"
#include "models/entity.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kBuilding{"building of machine"};

sim::Process build_machine(World& world, Id<Conversion> id, std::uint64_t number) {
  const Conversion& conversion = world.scenario().conversions[id];
  const Id<EquipmentMaker> maker = *conversion.maker;
  Equipment& equipment = world.works().equipment();
  sim::Holding workshop = co_await equipment.workshops(maker).acquire();
  while (world.capacities().share(maker) <= 0) {
    co_await equipment.changed(maker).wait_until(
        [&world, maker] { return world.capacities().share(maker) > 0; });
  }
  sim::Stream stream = world.streams().stream(kBuilding, entity_of(conversion.key), number);
  const double build_s = world.scenario().equipment_makers[maker].build_time_s.sample(stream);
  co_await world.simulation().delay(bounded_time(build_s / world.capacities().share(maker)));
  equipment.machine_built(id);
}

}  // namespace

Equipment::Equipment(sim::Simulation& simulation, const Scenario& scenario)
    : scenario_(scenario), equipped_(scenario.conversions.size()), awaited_(scenario.conversions.size()) {
  for (const EquipmentMaker& row : scenario.equipment_makers) {
    makers_.add(std::make_unique<Maker>(simulation, row));
  }
  for (const ProductionBase& base : scenario.bases) spare_.add(base.spare_machines);
}

int Equipment::take_ready(Id<Conversion> id) {
  const Conversion& conversion = scenario_.conversions[id];
  int missing = equipped_[id] ? 0 : conversion.machines;
  equipped_[id] = true;
  const auto take_from = [&missing](int& ready) {
    const int taken = std::min(missing, ready);
    ready -= taken;
    missing -= taken;
  };
  const auto base = scenario_.plants[scenario_.lines[conversion.line].plant].base;
  if (base) take_from(spare_[*base]);
  if (missing > 0) take_from(makers_[*conversion.maker]->stock);
  return missing;
}

void Equipment::machine_built(Id<Conversion> conversion) {
  --awaited_[conversion];
  changed(*scenario_.conversions[conversion].maker).notify();
}

sim::Task<> obtain_machines(World& world, Id<Conversion> id) {
  Equipment& equipment = world.works().equipment();
  const int missing = equipment.take_ready(id);
  if (missing == 0) co_return;
  const Conversion& conversion = world.scenario().conversions[id];
  const std::uint64_t first = world.line(conversion.line).conversions << 16U;
  equipment.await_machines(id, missing);
  for (int machine = 0; machine < missing; ++machine) {
    world.simulation().spawn(build_machine(world, id, first + static_cast<std::uint64_t>(machine)));
  }
  co_await equipment.changed(*conversion.maker).wait_until([&equipment, id] {
    return equipment.awaited(id) == 0;
  });
}

}  // namespace surge::models
