// SPDX-License-Identifier: Apache-2.0
// More stock, faster vehicles, better information: none may make people go without for materially longer. The
// same disasters with and without, for every dispatch policy.
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/model.h"
#include "sim/replicate.h"
#include "tests/support/full_size.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

using models::Scenario;

constexpr std::uint64_t kPairs = test::kFullSize ? 200 : 4;
/// Materially: by more than this share of the mean, with 99 % confidence.
constexpr double kMaterial = 0.01;
constexpr double kNormal99 = 2.576;

void more_stock(Scenario& scenario) {
  for (models::InitialStock& row : scenario.stock) row.quantity *= 2;
  for (models::StockLot& row : scenario.lots) row.quantity *= 2;
}

void faster_vehicles(Scenario& scenario) {
  for (models::VehicleClass& vehicle : scenario.vehicle_classes) {
    for (double& speed : vehicle.speed_mps) speed *= 1.5;
    vehicle.flight.speed_mps *= 1.5;
  }
}

void better_information(Scenario& scenario) {
  models::Information& information = scenario.command.information;
  information.first_report_s = sim::Distribution::constant(900);
  information.report_interval /= 4;
  information.error_sigma = 0;
  information.coverage = 1;
  information.loss.reset();
}

struct Improvement {
  const char* name;
  void (*make)(Scenario&);
};
constexpr Improvement kImprovements[] = {{"more stock", more_stock},
                                         {"faster vehicles", faster_vehicles},
                                         {"better information", better_information}};

/// Unmet person-days by replication.
std::vector<double> unmet(Scenario scenario, std::uint64_t count) {
  scenario.metrics = {"unmet_need"};
  const models::Model model(scenario);
  std::vector<double> result;
  sim::replicate<models::Record>(
      {.count = count, .threads = 2},
      [&](std::uint64_t replication) { return model.run(scenario.run.seed, replication); },
      [&](std::uint64_t, const models::Record& record) {
        EXPECT_NE(record.outcome.kind, sim::RunOutcome::Kind::failed) << record.outcome.what;
        result.push_back(record.table(0)[0]);
      });
  return result;
}

struct Paired {
  double before = 0;
  double change = 0;
  double half_width = 0;  ///< of the 99 % interval of the change
};

Paired paired(const std::vector<double>& before, const std::vector<double>& after) {
  Paired result;
  const auto n = static_cast<double>(before.size());
  double squares = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    result.before += before[i] / n;
    result.change += (after[i] - before[i]) / n;
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    squares += std::pow(after[i] - before[i] - result.change, 2);
  result.half_width = kNormal99 * std::sqrt(squares / (n * (n - 1)));
  return result;
}

void expect_no_loss(const std::string& name) {
  for (const models::ComponentDescription& policy : models::dispatch_policy_catalogue()) {
    scenarios::LoadedScenario loaded = Shipped::read(name);
    loaded.scenario.command.dispatch = models::default_spec(policy);
    const std::vector<double> before = unmet(loaded.scenario, kPairs);
    for (const Improvement& improvement : kImprovements) {
      Scenario better = loaded.scenario;
      improvement.make(better);
      const Paired result = paired(before, unmet(better, kPairs));
      std::printf("  %s, %s, %s: %.4g person d, %+.2f %% +- %.2f %%\n", name.c_str(), policy.kind.c_str(),
                  improvement.name, result.before, 100 * result.change / result.before,
                  100 * result.half_width / result.before);
      if (!test::kFullSize) continue;
      EXPECT_LE(result.change - result.half_width, kMaterial * result.before)
          << name << ", " << policy.kind << ": " << improvement.name;
    }
  }
}

TEST(Monotony, EarthquakeInTheMinimalScenario) {
  expect_no_loss("minimal");
}

TEST(Monotony, Windstorm) {
  expect_no_loss("coastal-windstorm");
}

/// A quarter of an hour: run with --gtest_also_run_disabled_tests. What it gives: docs/validation.md.
TEST(Monotony, DISABLED_ProvinceEarthquake) {
  expect_no_loss("longmenshan-m8");
}

}  // namespace
}  // namespace surge::validation
