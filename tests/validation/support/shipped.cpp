// SPDX-License-Identifier: Apache-2.0
#include "tests/validation/support/shipped.h"

#include <filesystem>
#include <stdexcept>

namespace surge::validation {
namespace {

using models::Id;

std::filesystem::path file_of(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(SURGE_SOURCE_DIR) / "scenarios" / name;
  return std::filesystem::is_directory(folder) ? folder : std::filesystem::path(folder.string() + ".yaml");
}

template <class Row>
Id<Row> row_of(const models::Table<Row>& table, std::string_view key) {
  for (const Id<Row> row : models::ids(table)) {
    if (table[row].key == key) return row;
  }
  throw std::invalid_argument("no row " + std::string(key));
}

}  // namespace

scenarios::LoadedScenario Shipped::read(const std::string& name,
                                        const std::vector<scenarios::Override>& overrides) {
  return scenarios::read_scenario(file_of(name), overrides);
}

Shipped::Shipped(scenarios::LoadedScenario loaded)
    : loaded_(std::move(loaded)),
      transport_(loaded_.scenario),
      policies_(loaded_.scenario),
      hazards_(models::make_hazards(loaded_.scenario)) {}

Id<models::Item> Shipped::item(std::string_view key) const {
  return row_of(scenario().items, key);
}

Id<models::County> Shipped::county(std::string_view code) const {
  return row_of(scenario().counties, code);
}

sim::StreamSource Shipped::streams(std::uint64_t replication) const {
  return {scenario().run.seed, replication};
}

std::vector<models::Impact> Shipped::impacts(std::uint64_t replication) const {
  return models::sample_course(hazards_, scenario().run.seed, replication).impacts;
}

std::unique_ptr<models::World> Shipped::world(std::uint64_t replication) const {
  auto world = std::make_unique<models::World>(scenario(), transport_, policies_.all(), scenario().run.seed,
                                               replication);
  world->start(impacts(replication));
  return world;
}

void Shipped::run(std::uint64_t count, std::span<const double> hours, const Look& look) const {
  for (std::uint64_t replication = 0; replication < count; ++replication) {
    const std::unique_ptr<models::World> running = world(replication);
    for (std::size_t position = 0; position < hours.size(); ++position) {
      const sim::Time until = sim::kStart + sim::duration_from_hours(hours[position]);
      const sim::RunOutcome outcome = running->simulation().run_until(until);
      if (outcome.kind == sim::RunOutcome::Kind::failed) throw std::runtime_error(outcome.what);
      look(*running, position);
    }
    running->check_conservation();
  }
}

}  // namespace surge::validation
