// SPDX-License-Identifier: Apache-2.0
#include "models/model.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "models/hazard/hazard.h"
#include "models/metrics/metric.h"
#include "models/policies.h"
#include "models/record/dimensions.h"
#include "models/transport/fixed_transport.h"
#include "models/world.h"

namespace surge::models {
namespace {

using Metrics = std::vector<std::unique_ptr<Metric>>;

void schedule_samples(World& world, const Metrics& metrics, Record& record) {
  const RunDefaults& run = world.scenario().run;
  std::size_t step = 0;
  for (sim::Duration at{}; at <= run.horizon; at += run.sample_interval, ++step) {
    world.simulation().schedule_in(
        at,
        [&world, &metrics, &record, step] {
          for (const auto& metric : metrics) metric->sample(world, step, record);
        },
        kAfterEverything);
  }
}

}  // namespace

struct Model::Parts {
  explicit Parts(const Scenario& checked)
      : scenario(checked), transport(checked), policies(checked), hazards(make_hazards(checked)) {
    add_dimensions(scenario, schema);
    for (const std::string& name : scenario.metrics) {
      const MetricEntry& metric = metric_entry(name);
      first_tables.push_back(schema.tables().size());
      for (TableDeclaration& table : metric.tables()) schema.add_table(std::move(table));
      metrics.push_back(&metric);
    }
  }

  const Scenario& scenario;
  FixedTransport transport;
  PolicySet policies;

  Hazards hazards;
  RecordSchema schema;
  std::vector<const MetricEntry*> metrics;
  std::vector<std::size_t> first_tables;  ///< by metric: its first table in the schema
};

Model::Model(const Scenario& scenario) : parts_(std::make_unique<const Parts>(scenario)) {}
Model::~Model() = default;

const RecordSchema& Model::schema() const {
  return parts_->schema;
}

Record Model::run(std::uint64_t seed, std::uint64_t replication) const {
  const Parts& parts = *parts_;
  Record record(parts.schema);
  try {
    World world(parts.scenario, parts.transport, parts.policies.all(), seed, replication);
    Metrics metrics;
    for (std::size_t i = 0; i < parts.metrics.size(); ++i) {
      metrics.push_back(parts.metrics[i]->make(parts.scenario, parts.first_tables[i]));
      metrics.back()->attach(world);
    }
    Course course = sample_course(parts.hazards, seed, replication);
    world.start(std::move(course.impacts), std::move(course.warnings));
    schedule_samples(world, metrics, record);
    record.outcome = world.simulation().run_until(sim::kStart + parts.scenario.run.horizon);
    if (record.outcome.kind != sim::RunOutcome::Kind::failed) {
      world.check_conservation();
      for (const auto& metric : metrics) metric->finish(world, record);
    }
    record.events = world.simulation().executed_events();
  } catch (const std::exception& error) {
    record.outcome = {sim::RunOutcome::Kind::failed, sim::kStart + parts.scenario.run.horizon, error.what()};
  }
  return record;
}

void Model::look(std::uint64_t seed, std::uint64_t replication, std::span<const sim::Duration> times,
                 const std::function<void(World&, std::size_t)>& see) const {
  const Parts& parts = *parts_;
  World world(parts.scenario, parts.transport, parts.policies.all(), seed, replication);
  Course course = sample_course(parts.hazards, seed, replication);
  world.start(std::move(course.impacts), std::move(course.warnings));
  for (std::size_t i = 0; i < times.size(); ++i) {
    const sim::RunOutcome outcome = world.simulation().run_until(sim::kStart + times[i]);
    if (outcome.kind == sim::RunOutcome::Kind::failed) throw std::runtime_error(outcome.what);
    see(world, i);
  }
}

void Model::look(std::uint64_t seed, std::uint64_t replication, sim::Duration at,
                 const std::function<void(World&)>& see) const {
  look(seed, replication, std::span(&at, 1), [&see](World& world, std::size_t) { see(world); });
}

}  // namespace surge::models
