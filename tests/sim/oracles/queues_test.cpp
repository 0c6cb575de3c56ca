// SPDX-License-Identifier: Apache-2.0
// Queues: M/M/1, M/M/c, M/G/1, two priorities, losses. The formula stands beside each test.
#include <functional>
#include <memory>

#include "sim/process.h"
#include "sim/resource.h"
#include "sim/statistics/time_weighted.h"
#include "tests/sim/oracles/oracle.h"

namespace surge::sim {
namespace {

using oracle::customers;
using oracle::expect_exact;

using Service = std::function<double(Stream&)>;

/// Poisson arrivals at c servers; who finds `limit` customers inside goes away.
struct Station {
  Station(const StreamSource& streams, double rate, Service law, std::int64_t servers,
          std::int64_t system_limit = 1'000'000'000)
      : arrivals(streams.stream(Cause("arrivals"))),
        services(streams.stream(Cause("services"))),
        arrival_rate(rate),
        service(std::move(law)),
        server(simulation, servers),
        limit(system_limit) {}

  Simulation simulation;
  Stream arrivals;
  Stream services;
  double arrival_rate;
  Service service;
  Resource server;
  std::int64_t limit;
  std::int64_t inside = 0;
  std::int64_t arrived = 0;
  std::int64_t lost = 0;
  std::int64_t delayed = 0;
  Tally wait;
  Tally sojourn;
  TimeWeighted number{kStart, 0};
};

Process customer(Station& station, double service_s) {
  const Time arrival = station.simulation.now();
  station.number.add(arrival, 1);
  if (station.server.available() == 0) ++station.delayed;
  {
    const Holding held = co_await station.server.acquire();
    station.wait.add(to_seconds(station.simulation.now() - arrival));
    co_await station.simulation.delay(duration_from_seconds(service_s));
  }
  station.sojourn.add(to_seconds(station.simulation.now() - arrival));
  station.number.add(station.simulation.now(), -1);
  --station.inside;
}

Process arrive(Station& station, std::int64_t count) {
  for (; station.arrived < count; ++station.arrived) {
    co_await station.simulation.delay(
        duration_from_seconds(exponential(station.arrivals, 1 / station.arrival_rate)));
    const double service_s = station.service(station.services);
    if (station.inside == station.limit) {
      ++station.lost;
      continue;
    }
    ++station.inside;
    station.simulation.spawn(customer(station, service_s));
  }
}

void run(Station& station, std::int64_t count) {
  station.simulation.spawn(arrive(station, count));
  station.simulation.run();
}

Service exponential_service(double rate) {
  return [rate](Stream& stream) { return exponential(stream, 1 / rate); };
}

// Wq = rho / (mu (1 - rho)) = 4 for lambda 0.8, mu 1.
TEST(Queue, MM1) {
  expect_exact({{4, "Wq"}}, [](const StreamSource& streams) -> std::vector<double> {
    Station station(streams, 0.8, exponential_service(1), 1);
    run(station, customers(600'000));
    return {station.wait.mean()};
  });
}

// L = lambda W, path by path from empty to empty: the integral of the number inside is the sum of the
// sojourns.
TEST(Queue, LittlesLawHoldsOnEveryPath) {
  for (std::uint64_t replication = 0; replication < 20; ++replication) {
    Station station(StreamSource(5, replication), 0.8, exponential_service(1), 1);
    run(station, 5'000);
    const double integral = station.number.integral(station.simulation.now());
    const double sum = station.sojourn.mean() * static_cast<double>(station.sojourn.count());
    EXPECT_NEAR(integral / sum, 1, 1e-9);
  }
}

struct ErlangC {
  double lambda, mu;
  std::int64_t servers;
  double p_wait, lq;
  std::int64_t customers;
};

// Erlang C: P(wait) = (a^c / c!) / ((1 - rho) sum_{k<c} a^k / k! + a^c / c!) with a = lambda / mu; Lq =
// P(wait) rho / (1 - rho).
TEST(Queue, MMc) {
  for (const ErlangC& row : {ErlangC{4, 1, 5, 0.5541125541, 2.2164502165, 1'200'000},
                             ErlangC{8, 1, 10, 0.4091801508, 8 * 0.2045900754, 1'900'000},
                             ErlangC{2, 1, 3, 0.4444444444, 0.8888888889, 700'000}}) {
    expect_exact({{row.p_wait, "P(wait)"}, {row.lq, "Lq"}},
                 [&](const StreamSource& streams) -> std::vector<double> {
                   Station station(streams, row.lambda, exponential_service(row.mu), row.servers);
                   run(station, customers(row.customers));
                   return {static_cast<double>(station.delayed) / static_cast<double>(station.arrived),
                           row.lambda * station.wait.mean()};
                 });
  }
}

// Pollaczek-Khinchine: Wq = lambda E[S^2] / (2 (1 - rho)); lambda 0.8, E[S] 1.
TEST(Queue, MG1) {
  const auto expect = [](double exact, std::string_view law, std::int64_t count, const Service& service) {
    expect_exact({{exact, law}}, [&](const StreamSource& streams) -> std::vector<double> {
      Station station(streams, 0.8, service, 1);
      run(station, customers(count));
      return {station.wait.mean()};
    });
  };
  expect(2, "deterministic", 360'000, [](Stream&) { return 1.0; });
  expect(3, "Erlang-2", 600'000, [](Stream& s) { return exponential(s, 0.5) + exponential(s, 0.5); });
  expect(13.0 / 6, "uniform(0.5, 1.5)", 400'000, [](Stream& s) { return uniform(s, 0.5, 1.5); });
  // Balanced hyperexponential with squared coefficient of variation 2.
  expect(6, "cv2 = 2", 900'000, [](Stream& s) {
    const double p = (1 + std::sqrt(1.0 / 3)) / 2;
    return bernoulli(s, p) ? exponential(s, 1 / (2 * p)) : exponential(s, 1 / (2 * (1 - p)));
  });
}

// Erlang B: loss a^c / c! / sum_{k<=c} a^k / k!. The service law does not matter.
TEST(Queue, LossSystemsFollowErlangB) {
  expect_exact({{0.199066874028, "5 servers, load 4"}},
               [](const StreamSource& streams) -> std::vector<double> {
                 Station station(streams, 4, exponential_service(1), 5, 5);
                 run(station, customers(60'000));
                 return {static_cast<double>(station.lost) / static_cast<double>(station.arrived)};
               });
  expect_exact({{4.0 / 19, "M/D/3/3, a 2"}}, [](const StreamSource& streams) -> std::vector<double> {
    Station station(
        streams, 2, [](Stream&) { return 1.0; }, 3, 3);
    run(station, customers(60'000));
    return {static_cast<double>(station.lost) / static_cast<double>(station.arrived)};
  });
}

// M/M/1/5, rho 0.8: blocking rho^5 (1 - rho) / (1 - rho^6), L from the same geometric weights.
TEST(Queue, MM1WithRoomForFive) {
  expect_exact({{0.0888194987, "blocking"}, {1.8683320323, "L"}},
               [](const StreamSource& streams) -> std::vector<double> {
                 Station station(streams, 0.8, exponential_service(1), 1, 5);
                 run(station, customers(250'000));
                 return {static_cast<double>(station.lost) / static_cast<double>(station.arrived),
                         station.number.average(station.simulation.now())};
               });
}

/// Two classes at one server; class 0 goes first.
struct Classes {
  explicit Classes(const StreamSource& streams)
      : random{streams.stream(Cause("class"), 0), streams.stream(Cause("class"), 1)} {}
  Simulation simulation;
  Resource server{simulation, 1};
  Stream random[2];
  Tally wait[2];
};

constexpr double kRates[] = {0.3, 0.5};

Process patient_customer(Classes& queue, int kind) {
  const Time arrival = queue.simulation.now();
  const double service_s = exponential(queue.random[kind], 1);
  const Holding held = co_await queue.server.acquire(1, kind == 0 ? kUrgent : kNormal);
  queue.wait[kind].add(to_seconds(queue.simulation.now() - arrival));
  co_await queue.simulation.delay(duration_from_seconds(service_s));
}

template <class Customer>
Process arrive(Classes& queue, int kind, Time end, Customer start) {
  for (;;) {
    co_await queue.simulation.delay(duration_from_seconds(exponential(queue.random[kind], 1 / kRates[kind])));
    if (queue.simulation.now() >= end) co_return;
    start(queue, kind);
  }
}

// Cobham: Wq_1 = W0 / (1 - rho_1), Wq_2 = W0 / ((1 - rho_1)(1 - rho)), W0 = rho for exponential service.
TEST(Queue, TwoPrioritiesWithoutPreemption) {
  expect_exact({{1.14285714, "Wq high"}, {5.71428571, "Wq low"}},
               [](const StreamSource& streams) -> std::vector<double> {
                 Classes queue(streams);
                 const Time end = kStart + duration_from_seconds(static_cast<double>(customers(900'000)));
                 const auto start = [](Classes& q, int k) { q.simulation.spawn(patient_customer(q, k)); };
                 for (const int k : {0, 1}) queue.simulation.spawn(arrive(queue, k, end, start));
                 queue.simulation.run();
                 return {queue.wait[0].mean(), queue.wait[1].mean()};
               });
}

/// Class 0 sees the server as its own; class 1 is served while no class 0 is there, and resumes where it was
/// interrupted.
struct Preemptive {
  explicit Preemptive(const StreamSource& streams)
      : random{streams.stream(Cause("class"), 0), streams.stream(Cause("class"), 1)} {}
  Simulation simulation;
  Resource server{simulation, 1};
  Stream random[2];
  Tally sojourn[2];
  ProcessHandle served;
  bool low_in_service = false;
};

Process urgent_customer(Preemptive& queue) {
  const Time arrival = queue.simulation.now();
  const double service_s = exponential(queue.random[0], 1);
  if (queue.low_in_service) queue.served.interrupt("preempted");
  {
    const Holding held = co_await queue.server.acquire(1, Priority{1000});
    co_await queue.simulation.delay(duration_from_seconds(service_s));
  }
  queue.sojourn[0].add(to_seconds(queue.simulation.now() - arrival));
}

/// Interrupted customers come back before those who have not been served yet, the last interrupted first.
Process low_customer(Preemptive& queue, const ProcessHandle& self) {
  const Time arrival = queue.simulation.now();
  Duration left = duration_from_seconds(exponential(queue.random[1], 1));
  Priority priority{0};
  while (left > Duration{}) {
    const Holding held = co_await queue.server.acquire(1, priority);
    const Time begun = queue.simulation.now();
    queue.served = self;
    queue.low_in_service = true;
    try {
      co_await queue.simulation.delay(left);
      left = {};
    } catch (const Interrupted&) {
      left -= queue.simulation.now() - begun;
      priority = Priority{1};
    }
    queue.low_in_service = false;
  }
  queue.sojourn[1].add(to_seconds(queue.simulation.now() - arrival));
}

Process urgent_arrivals(Preemptive& queue, Time end) {
  while (queue.simulation.now() < end) {
    co_await queue.simulation.delay(duration_from_seconds(exponential(queue.random[0], 1 / kRates[0])));
    queue.simulation.spawn(urgent_customer(queue));
  }
}

Process low_arrivals(Preemptive& queue, Time end, std::vector<std::unique_ptr<ProcessHandle>>& handles) {
  while (queue.simulation.now() < end) {
    co_await queue.simulation.delay(duration_from_seconds(exponential(queue.random[1], 1 / kRates[1])));
    handles.push_back(std::make_unique<ProcessHandle>());
    *handles.back() = queue.simulation.spawn(low_customer(queue, *handles.back()));
  }
}

// Preemptive resume: W_1 = 1 / (mu - lambda_1), W_2 = 1 / ((1 - rho_1)(1 - rho) mu) for exponential service.
TEST(Queue, TwoPrioritiesWithPreemption) {
  expect_exact({{1.42857143, "W high"}, {7.14285714, "W low"}},
               [](const StreamSource& streams) -> std::vector<double> {
                 std::vector<std::unique_ptr<ProcessHandle>> handles;
                 Preemptive queue(streams);
                 const Time end = kStart + duration_from_seconds(static_cast<double>(customers(900'000)));
                 queue.simulation.spawn(urgent_arrivals(queue, end));
                 queue.simulation.spawn(low_arrivals(queue, end, handles));
                 queue.simulation.run();
                 return {queue.sojourn[0].mean(), queue.sojourn[1].mean()};
               });
}

}  // namespace
}  // namespace surge::sim
