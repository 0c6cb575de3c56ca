// SPDX-License-Identifier: Apache-2.0
#include "models/supply/outages.h"

#include "models/entity.h"
#include "models/medical/casualty_book.h"
#include "models/production/line_process.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kStrength{"strength of building"};
constexpr sim::Cause kPowerStrength{"strength of power supply"};
constexpr sim::Cause kRepair{"repair of building"};
constexpr sim::Cause kPowerBack{"return of power"};

/// A depot and a plant of one key are two buildings.
std::uint64_t building_of(const Depot& depot) {
  return entity_of("depot/" + depot.key);
}
std::uint64_t building_of(const Plant& plant) {
  return entity_of("plant/" + plant.key);
}
std::uint64_t building_of(const Hospital& hospital) {
  return entity_of("hospital/" + hospital.key);
}

/// Before the change of a capacity: what depended on it so far is counted.
class BringUpToDate {
 public:
  explicit BringUpToDate(World& world) : world_(world) {}
  void operator()(Id<Plant> plant) const { bring_up_to_date(world_, plant); }
  void operator()(Id<ProductionLine> line) const { bring_up_to_date(world_, line); }
  void operator()(Id<Supplier> supplier) const { world_.works().materials().advance(world_, supplier); }
  void operator()(Id<Depot>) const {}
  void operator()(Id<EquipmentMaker>) const {}
  void operator()(Id<Hospital>) const {}

 private:
  World& world_;
};

/// After it: those who wait for it look again.
class TellThoseWaiting {
 public:
  explicit TellThoseWaiting(World& world) : world_(world) {}
  void operator()(Id<Depot> depot) const { world_.depot(depot).changed().notify(); }
  void operator()(Id<EquipmentMaker> maker) const { world_.works().equipment().changed(maker).notify(); }
  void operator()(Id<Plant>) const { world_.works().changed().notify(); }
  void operator()(Id<ProductionLine>) const { world_.works().changed().notify(); }
  void operator()(Id<Supplier>) const {}
  void operator()(Id<Hospital>) const {}

 private:
  World& world_;
};

template <class Change>
void change_capacity(World& world, const OutageTarget& target, Change&& change) {
  std::visit(BringUpToDate(world), target);
  std::visit([&](auto id) { change(world.capacities().of(id)); }, target);
  std::visit(TellThoseWaiting(world), target);
}

sim::Duration drawn(World& world, sim::Cause cause, const sim::Distribution& distribution,
                    std::uint64_t entity, std::uint64_t occurrence) {
  sim::Stream stream = world.streams().stream(cause, entity, occurrence);
  return sim::duration_from_seconds(distribution.sample(stream));
}

}  // namespace

void limit_capacity(World& world, const OutageTarget& target, double share) {
  change_capacity(world, target, [share](Capacity& capacity) { capacity.limit(share); });
}

void lift_limit(World& world, const OutageTarget& target, double share) {
  change_capacity(world, target, [share](Capacity& capacity) { capacity.lift(share); });
}

void limit_for(World& world, const OutageTarget& target, double share, sim::Duration lasts) {
  limit_capacity(world, target, share);
  world.simulation().schedule_in(lasts, [&world, target, share] { lift_limit(world, target, share); });
}

void schedule_outages(World& world) {
  for (const Outage& outage : world.scenario().outages) {
    world.simulation().schedule_in(outage.begins, [&world, &outage] {
      if (outage.lasts) {
        limit_for(world, outage.target, outage.capacity, *outage.lasts);
      } else {
        limit_capacity(world, outage.target, outage.capacity);
      }
    });
  }
}

FacilityDamage::FacilityDamage(const Scenario& scenario, const sim::StreamSource& streams)
    : scenario_(scenario), county_of_(counties_by_place(scenario)) {
  const auto strength = [&](std::uint64_t entity) {
    sim::Stream building = streams.stream(kStrength, entity);
    sim::Stream power = streams.stream(kPowerStrength, entity);
    return Strength{sim::normal(building, 0, 1), sim::normal(power, 0, 1)};
  };
  for (const Depot& depot : scenario.depots) depots_.add(strength(building_of(depot)));
  for (const Plant& plant : scenario.plants) plants_.add(strength(building_of(plant)));
  for (const Hospital& hospital : scenario.medical.hospitals) hospitals_.add(strength(building_of(hospital)));
}

double FacilityDamage::intensity_at(const Impact& impact, Id<Place> place) const {
  const std::optional<Id<County>> county = county_of_[place];
  return county ? impact.county_intensity[*county] : 0;
}

void FacilityDamage::strike(World& world, const Impact& impact, std::uint64_t occurrence) {
  for (const Id<Depot> depot : ids(scenario_.depots)) {
    strike_depot(world, depot, intensity_at(impact, scenario_.depots[depot].place), occurrence);
  }
  for (const Id<Plant> plant : ids(scenario_.plants)) {
    const Id<Place> place = scenario_.depots[scenario_.plants[plant].store].place;
    strike_plant(world, plant, intensity_at(impact, place), occurrence);
  }
  for (const Id<Hospital> hospital : ids(scenario_.medical.hospitals)) {
    const Id<Place> place = scenario_.medical.hospitals[hospital].place;
    strike_hospital(world, hospital, intensity_at(impact, place), occurrence);
  }
}

void FacilityDamage::strike_depot(World& world, Id<Depot> depot, double intensity, std::uint64_t occurrence) {
  const auto& fragility = scenario_.facility_fragility[static_cast<std::size_t>(FacilityKind::kDepot)];
  if (!fragility || intensity <= 0) return;
  const std::uint64_t entity = building_of(scenario_.depots[depot]);
  if (intensity > fragility->damage_median + fragility->damage_beta * depots_[depot].building_z) {
    world.destroy_stock(depot, fragility->stock_lost);
    limit_for(world, depot, 0, drawn(world, kRepair, fragility->repair_s, entity, occurrence));
  }
  if (intensity > fragility->power_median + fragility->power_beta * depots_[depot].power_z) {
    const sim::Duration dark = drawn(world, kPowerBack, fragility->power_s, entity, occurrence);
    if (dark > fragility->cold_holds) {
      world.simulation().schedule_in(fragility->cold_holds,
                                     [&world, depot] { world.spoil_cold_stock(depot); });
    }
  }
}

void FacilityDamage::strike_plant(World& world, Id<Plant> plant, double intensity, std::uint64_t occurrence) {
  const auto& fragility = scenario_.facility_fragility[static_cast<std::size_t>(FacilityKind::kPlant)];
  if (!fragility || intensity <= 0) return;
  const std::uint64_t entity = building_of(scenario_.plants[plant]);
  if (intensity > fragility->damage_median + fragility->damage_beta * plants_[plant].building_z) {
    limit_for(world, plant, 0, drawn(world, kRepair, fragility->repair_s, entity, occurrence));
  }
  if (intensity > fragility->power_median + fragility->power_beta * plants_[plant].power_z) {
    limit_for(world, plant, 0, drawn(world, kPowerBack, fragility->power_s, entity, occurrence));
  }
}

void FacilityDamage::strike_hospital(World& world, Id<Hospital> hospital, double intensity,
                                     std::uint64_t occurrence) {
  const auto& fragility = scenario_.facility_fragility[static_cast<std::size_t>(FacilityKind::kHospital)];
  if (!fragility || intensity <= 0) return;
  const std::uint64_t entity = building_of(scenario_.medical.hospitals[hospital]);
  if (intensity > fragility->damage_median + fragility->damage_beta * hospitals_[hospital].building_z) {
    limit_for(world, hospital, 0, drawn(world, kRepair, fragility->repair_s, entity, occurrence));
  }
  if (intensity > fragility->power_median + fragility->power_beta * hospitals_[hospital].power_z) {
    const sim::Duration dark = drawn(world, kPowerBack, fragility->power_s, entity, occurrence);
    world.casualties().power_lost(hospital, world.simulation().now() + dark);
  }
}

}  // namespace surge::models
