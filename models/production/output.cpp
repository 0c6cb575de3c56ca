// SPDX-License-Identifier: Apache-2.0
#include "models/production/output.h"

#include <algorithm>
#include <vector>

#include "models/entity.h"
#include "models/production/whole_units.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kQuarantine{"quarantine of lot"};
constexpr sim::Cause kRelease{"release of lot"};

/// One step of one line.
class LineStep {
 public:
  LineStep(World& world, Id<ProductionLine> id)
      : world_(world),
        scenario_(world.scenario()),
        id_(id),
        status_(world.line(id)),
        run_(*status_.run),
        plant_(scenario_.lines[id].plant),
        store_(scenario_.plants[plant_].store),
        material_stores_(stores_of_materials()) {}

  void put_out() {
    const sim::Time now = world_.simulation().now();
    if (now == run_.updated) return;
    const double step_s = sim::to_seconds(now - run_.updated);
    const double intensity = effective_intensity(now);
    run_.updated = now;
    if (intensity <= 0) return;
    const double learning = std::min(1.0, intensity);
    const double before = cumulative_output(run_.ramp, run_.running_s);
    const double after = cumulative_output(run_.ramp, run_.running_s + step_s * learning);
    const double overtime = (after - before) * (intensity / learning - 1);
    const Quantity planned = whole_units(after + run_.offset + overtime) - run_.made;
    const Quantity made = std::min({planned, allowed_by_materials(planned), allowed_by_room()});
    if (made >= planned) {
      run_.running_s += step_s * learning;
      run_.offset += overtime;
    } else {
      interrupted(step_s, learning, static_cast<double>(made) / static_cast<double>(planned), made);
    }
    use_materials(made);
    run_.made += made;
    put_away();
    if (run_.conversion != nullptr && run_.running_s >= sim::to_seconds(run_.ramp.length)) {
      status_.state = LineState::kFull;
    }
  }

 private:
  double effective_intensity(sim::Time now) const {
    const double capacity = world_.capacities().share(id_) * world_.capacities().share(plant_);
    return capacity <= 0 ? 0 : capacity * world_.works().labour().intensity(plant_, run_.updated, now);
  }

  /// The line stood still for a part of the step; what it would have made then is not made up for.
  void interrupted(double step_s, double learning, double share, Quantity made) {
    run_.running_s += step_s * learning * share;
    run_.offset = static_cast<double>(run_.made + made) - cumulative_output(run_.ramp, run_.running_s);
    status_.starved_s += step_s * (1 - share);
  }

  /// Stores whose materials the line may use, its own first.
  std::vector<Id<Depot>> stores_of_materials() const {
    std::vector<Id<Depot>> stores = {store_};
    const auto base = scenario_.plants[plant_].base;
    if (!base || !scenario_.bases[*base].shares_materials) return stores;
    for (const Plant& other : scenario_.plants) {
      const bool known = std::find(stores.begin(), stores.end(), other.store) != stores.end();
      if (other.base == base && !known) stores.push_back(other.store);
    }
    return stores;
  }

  Quantity available(Id<Item> material) const {
    Quantity units = 0;
    for (const Id<Depot> store : material_stores_) units += world_.depot(store).available(material);
    return units;
  }

  Quantity allowed_by_materials(Quantity planned) const {
    Quantity allowed = planned;
    for (std::size_t i = 0; i < run_.bill.size() && allowed > 0; ++i) {
      const double units = static_cast<double>(available(run_.bill[i]->material)) + run_.in_process[i];
      const double most = units / run_.bill[i]->amount;
      if (most < static_cast<double>(allowed)) allowed = whole_units(most);
    }
    return allowed;
  }

  Quantity allowed_by_room() const {
    const double room = static_cast<double>(world_.depot(store_).room_for(run_.item)) / run_.yield;
    return room >= 1e18 ? static_cast<Quantity>(1e18) : whole_units(room);
  }

  void use_materials(Quantity made) {
    for (std::size_t i = 0; i < run_.bill.size(); ++i) {
      const Id<Item> material = run_.bill[i]->material;
      const double needed = run_.bill[i]->amount * static_cast<double>(made) - run_.in_process[i];
      Quantity drawn = std::max(Quantity{0}, units_to_cover(needed));
      drawn = std::min(drawn, available(material));
      run_.in_process[i] = std::max(0.0, static_cast<double>(drawn) - needed);
      for (const Id<Depot> store : material_stores_) {
        const Quantity part = std::min(drawn, world_.depot(store).available(material));
        world_.consume(store, material, part);
        drawn -= part;
      }
    }
  }

  void put_away() {
    const Quantity good = whole_units(static_cast<double>(run_.made) * run_.yield);
    const Quantity fresh = std::min(good - run_.good, world_.depot(store_).room_for(run_.item));
    run_.good += fresh;
    if (run_.conversion != nullptr) {
      status_.produced += fresh;
      status_.rejected += run_.made - good - run_.bad;
      run_.bad = run_.made - good;
    }
    if (fresh == 0) return;
    const Source source =
        source_of(SourceKind::kCapacity, &scenario_.enterprises[scenario_.plants[plant_].enterprise]);
    const sim::Duration rest = quarantine();
    const bool released = run_.conversion == nullptr || is_released();
    if (rest > sim::Duration{} || !released) {
      world_.produce_into_quarantine(store_, run_.item, fresh, source, rest, released);
    } else {
      world_.produce(store_, run_.item, fresh, source);
    }
    ++status_.lots;
  }

  sim::Duration quarantine() const {
    if (run_.conversion == nullptr) return {};
    const Conversion& conversion = *run_.conversion;
    sim::Stream stream = world_.streams().stream(kQuarantine, entity_of(conversion.key), status_.lots);
    return sim::duration_from_seconds(conversion.quarantine_s.sample(stream));
  }

  bool is_released() const {
    const Conversion& conversion = *run_.conversion;
    if (conversion.release_share >= 1) return true;
    sim::Stream stream = world_.streams().stream(kRelease, entity_of(conversion.key), status_.lots);
    return sim::bernoulli(stream, conversion.release_share);
  }

  World& world_;
  const Scenario& scenario_;
  Id<ProductionLine> id_;
  LineStatus& status_;
  LineRun& run_;
  Id<Plant> plant_;
  Id<Depot> store_;
  std::vector<Id<Depot>> material_stores_;
};

}  // namespace

void put_out_lot(World& world, Id<ProductionLine> line) {
  LineStep(world, line).put_out();
}

}  // namespace surge::models
