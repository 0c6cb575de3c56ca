// SPDX-License-Identifier: Apache-2.0
#include "models/supply/donations.h"

#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "models/reserve/receiving.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kArrivals{"arrivals of donations"};
constexpr sim::Cause kContent{"content of donation"};
constexpr sim::Cause kForwarding{"forwarding of donations"};
constexpr Source kDonated{SourceKind::kDonation, Ownership::kPrivate};

struct Donation {
  const DonationStream* stream;
  std::uint64_t number;
  double volume_m3;
  double usable_share;
};

/// Sends sorted goods on to the depot behind the collection point.
sim::Process forward(World& world, const CollectionPoint& point, Consignment goods, std::uint64_t entity,
                     std::uint64_t number) {
  sim::Stream stream = world.streams().stream(kForwarding, entity, number);
  co_await world.simulation().delay(sim::duration_from_seconds(point.forward_s.sample(stream)));
  co_await receive(world, std::move(goods));
}

/// Sorted goods lie where the pile lay; cold ones need room in the cold store.
void put_on_shelves(World& world, Id<Depot> depot, Consignment goods) {
  Consignment cold{depot, {}};
  for (const ItemLot& part : goods.goods) {
    const bool ambient = world.scenario().items[part.item].temperature == TemperatureClass::kAmbient;
    if (ambient) {
      world.unload(depot, part);
    } else {
      cold.goods.push_back(part);
    }
  }
  if (!cold.goods.empty()) world.simulation().spawn(take_delivery(world, std::move(cold)));
}

/// Usable units enter the catalogue; the rest of the pile is thrown away.
void enter_sorted(World& world, const Donation& donation, const CollectionPoint& point) {
  Consignment goods{point.forwards_to.value_or(point.depot), {}};
  double useful_m3 = 0;
  for (const DonationStream::Part& part : donation.stream->mix) {
    const Item& item = world.scenario().items[part.item];
    const double units = donation.volume_m3 * part.share / item.volume_m3;
    const auto usable = static_cast<Quantity>(units * donation.usable_share);
    if (usable == 0) continue;
    world.enter(part.item, usable, kDonated, goods);
    useful_m3 += static_cast<double>(usable) * item.volume_m3;
  }
  world.donations().useless_m3 += std::max(0.0, donation.volume_m3 - useful_m3);
  if (goods.goods.empty()) return;
  if (point.forwards_to) {
    world.simulation().spawn(
        forward(world, point, std::move(goods), entity_of(donation.stream->key), donation.number));
  } else {
    put_on_shelves(world, point.depot, std::move(goods));
  }
}

/// From the gate to the shelves of a collection point: room, dock, sorters.
sim::Process take_in(World& world, Donation donation) {
  const Id<Depot> id = donation.stream->depot;
  DepotState& depot = world.depot(id);
  Donations& donations = world.donations();
  const CollectionPoint& point = donations.point(id);
  const double volume = donation.volume_m3;
  // A pile larger than the whole depot comes in when that is empty.
  const double needed = std::min(volume, world.scenario().depots[id].space_m3);
  const auto fits = [&depot, needed] { return depot.free_m3(TemperatureClass::kAmbient) >= needed; };
  donations.arrived_m3 += volume;
  for (;;) {
    co_await wait_for_gate(world, id);
    if (fits()) break;
    co_await depot.changed().wait_until(fits);
  }
  depot.occupy(volume);
  sim::Holding dock = co_await open_dock(world, id);
  co_await world.simulation().delay(handling_time(world, id, volume));
  donations.unsorted_m3 += volume;
  dock.release();
  sim::Holding crew = co_await donations.sorters(id).acquire();
  const double sorting_s = volume / (point.sorters * point.sorting_rate_m3_per_s);
  co_await world.simulation().delay(sim::duration_from_seconds(sorting_s));
  crew.release();
  donations.unsorted_m3 -= volume;
  enter_sorted(world, donation, point);
  depot.occupy(-volume);
}

}  // namespace

Donations::Donations(sim::Simulation& simulation, const Scenario& scenario)
    : scenario_(scenario), sorters_(std::vector<std::unique_ptr<sim::Resource>>(scenario.depots.size())) {
  for (const CollectionPoint& point : scenario.collection_points) {
    sorters_[point.depot] = std::make_unique<sim::Resource>(simulation, 1);
  }
}

const CollectionPoint& Donations::point(Id<Depot> depot) const {
  return *std::find_if(scenario_.collection_points.begin(), scenario_.collection_points.end(),
                       [depot](const CollectionPoint& point) { return point.depot == depot; });
}

sim::Process donation_stream(World& world, std::size_t index) {
  const DonationStream& stream = world.scenario().donations[index];
  const std::uint64_t entity = entity_of(stream.key);
  sim::Stream arrivals = world.streams().stream(kArrivals, entity);
  const double fading_s = sim::to_seconds(stream.fading);
  const double lasts_s = sim::to_seconds(stream.lasts);
  // The integral of the rate, r T (1 - exp(-t / T)), grows by a unit exponential from arrival to arrival.
  double integral = 0;
  double last_s = 0;
  co_await world.simulation().delay(stream.begins);
  for (std::uint64_t number = 0;; ++number) {
    integral += sim::exponential(arrivals, 1.0);
    const double share = integral / (stream.consignments_per_s * fading_s);
    const double arrival_s = share < 1 ? -fading_s * std::log1p(-share) : lasts_s + 1;
    if (arrival_s > lasts_s) co_return;
    co_await world.simulation().delay(sim::duration_from_seconds(arrival_s - last_s));
    last_s = arrival_s;
    sim::Stream content = world.streams().stream(kContent, entity, number);
    const double volume = std::max(0.0, stream.volume_m3.sample(content));
    const double usable = std::clamp(stream.usable_share.sample(content), 0.0, 1.0);
    world.simulation().spawn(take_in(world, {&stream, number, volume, usable}));
  }
}

}  // namespace surge::models
