// SPDX-License-Identifier: Apache-2.0
// Closed systems: machines under repair, trucks between dock and destination.
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/statistics/time_weighted.h"
#include "tests/sim/oracles/oracle.h"

namespace surge::sim {
namespace {

using oracle::customers;
using oracle::expect_exact;

/// N machines that fail and are repaired by a few crews; times in hours counted as seconds.
struct Shop {
  Shop(const StreamSource& streams, std::int64_t crews) : source(streams), crew(simulation, crews) {}
  StreamSource source;
  Simulation simulation;
  Resource crew;
  TimeWeighted down{kStart, 0};
  TimeWeighted all_up{kStart, 1};
  std::int64_t repaired = 0;
};

Process machine(Shop& shop, std::uint64_t number, double failure_rate, double repair_rate) {
  Stream stream = shop.source.stream(Cause("machine"), number);
  for (;;) {
    co_await shop.simulation.delay(duration_from_seconds(exponential(stream, 1 / failure_rate)));
    shop.down.add(shop.simulation.now(), 1);
    shop.all_up.set(shop.simulation.now(), 0);
    {
      const Holding held = co_await shop.crew.acquire();
      co_await shop.simulation.delay(duration_from_seconds(exponential(stream, 1 / repair_rate)));
    }
    shop.down.add(shop.simulation.now(), -1);
    shop.all_up.set(shop.simulation.now(), shop.down.value() == 0 ? 1 : 0);
    ++shop.repaired;
  }
}

// Birth-death chain with rates (N - n) 0.1 and min(n, 2) 0.5.
TEST(Cycle, MachineRepairWithTwoCrews) {
  const std::vector<oracle::Exact> exact{
      {2.4037215301, "mean down"}, {0.7596278470, "throughput"}, {0.1201860765, "p0"}};
  expect_exact(exact, [](const StreamSource& streams) -> std::vector<double> {
    Shop shop(streams, 2);
    for (std::uint64_t i = 0; i < 10; ++i) shop.simulation.spawn(machine(shop, i, 0.1, 0.5));
    const Time end = kStart + duration_from_seconds(static_cast<double>(customers(150'000)));
    shop.simulation.run_until(end);
    return {shop.down.average(end), static_cast<double>(shop.repaired) / to_seconds(end - kStart),
            shop.all_up.average(end)};
  });
}

// The same chain with one server: 10 trucks, a dock of 0.25 h, trips of 4 h, all exponential.
TEST(Cycle, TrucksBetweenDockAndDestination) {
  expect_exact({{2.2377542570, "loads an hour"}}, [](const StreamSource& streams) -> std::vector<double> {
    Shop depot(streams, 1);
    for (std::uint64_t i = 0; i < 10; ++i) depot.simulation.spawn(machine(depot, i, 1 / 4.0, 1 / 0.25));
    const Time end = kStart + duration_from_seconds(static_cast<double>(customers(30'000)));
    depot.simulation.run_until(end);
    return {static_cast<double>(depot.repaired) / to_seconds(end - kStart)};
  });
}

}  // namespace
}  // namespace surge::sim
