// SPDX-License-Identifier: Apache-2.0
#include "models/production/line_process.h"

#include <algorithm>

#include "models/entity.h"
#include "models/production/output.h"
#include "models/world.h"
#include "sim/task.h"

namespace surge::models {
namespace {

constexpr sim::Cause kApproval{"approval of conversion"};
constexpr sim::Cause kTransport{"transport of equipment"};
constexpr sim::Cause kSetup{"set-up of line"};
constexpr sim::Cause kFirstArticle{"first article of line"};
constexpr sim::Cause kRamp{"ramp of line"};
constexpr sim::Cause kRevert{"reverting of line"};

/// One step of a conversion. A rehearsed step takes time (mean + spread (drawn - mean)) instead of what was
/// drawn.
sim::Duration step_time(World& world, const Conversion& conversion, sim::Cause cause,
                        const sim::Distribution& distribution) {
  const std::uint64_t occurrence = world.line(conversion.line).conversions;
  sim::Stream stream = world.streams().stream(cause, entity_of(conversion.key), occurrence);
  double drawn_s = distribution.sample(stream);
  if (conversion.rehearsed) {
    const ProductionRules& rules = world.scenario().production.rules;
    const double mean_s = distribution.mean();
    drawn_s = std::max(0.0, rules.rehearsed_time * (mean_s + rules.rehearsed_spread * (drawn_s - mean_s)));
  }
  return sim::duration_from_seconds(drawn_s);
}

/// Puts out a lot at intervals while the line's present run lasts.
sim::Process put_out_lots(World& world, Id<ProductionLine> id) {
  const LineStatus& status = world.line(id);
  const std::uint64_t number = status.run_number;
  for (;;) {
    co_await world.simulation().delay(kLotInterval);
    if (!status.run || status.run_number != number) co_return;
    put_out_lot(world, id);
  }
}

void start_run(World& world, Id<ProductionLine> id, LineRun run) {
  LineStatus& status = world.line(id);
  const Id<Plant> plant = world.scenario().lines[id].plant;
  bring_up_to_date(world, plant);
  for (const BillLine& bill : world.scenario().production.bills) {
    if (bill.item == run.item) run.bill.push_back(&bill);
  }
  run.in_process.assign(run.bill.size(), 0);
  run.updated = world.simulation().now();
  world.works().labour().need(plant, run.workers);
  status.run = std::move(run);
  ++status.run_number;
  world.simulation().spawn(put_out_lots(world, id));
}

void stop_run(World& world, Id<ProductionLine> id) {
  LineStatus& status = world.line(id);
  if (!status.run) return;
  const Id<Plant> plant = world.scenario().lines[id].plant;
  bring_up_to_date(world, plant);
  world.works().labour().need(plant, -status.run->workers);
  status.run.reset();
}

void stop_peacetime_product(World& world, const Conversion& conversion) {
  stop_run(world, conversion.line);
  world.line(conversion.line).peacetime_stopped = world.simulation().now();
  world.costs().add(CostKind::kConversion, conversion.cost_cny);
}

void start_emergency_product(World& world, const Conversion& conversion) {
  LineStatus& status = world.line(conversion.line);
  status.first_article = world.simulation().now();
  status.first_first_article = std::min(status.first_first_article, status.first_article);
  const sim::Duration ramp = step_time(world, conversion, kRamp, conversion.ramp_s);
  status.state = ramp > sim::Duration{} ? LineState::kRamping : LineState::kFull;
  LineRun run;
  run.item = conversion.item;
  run.ramp = {conversion.rate_units_per_s(), ramp, conversion.ramp_start};
  run.yield = conversion.yield;
  run.workers = conversion.workers_needed();
  run.conversion = &conversion;
  start_run(world, conversion.line, std::move(run));
}

/// Nothing is set up or tried in a plant that stands still.
sim::Task<> wait_for_plant(World& world, Id<ProductionLine> line) {
  const auto works = [&world, line] {
    return world.capacities().share(line) > 0 &&
           world.capacities().share(world.scenario().lines[line].plant) > 0;
  };
  while (!works()) co_await world.works().changed().wait_until(works);
}

}  // namespace

void start_peacetime_run(World& world, Id<ProductionLine> id) {
  const ProductionLine& line = world.scenario().lines[id];
  if (!line.peacetime_item || line.peacetime_units_per_s <= 0) return;
  LineRun run;
  run.item = *line.peacetime_item;
  run.ramp = {line.peacetime_units_per_s, {}, 1};
  run.workers = line.peacetime_workers;
  start_run(world, id, std::move(run));
}

sim::Process convert_line(World& world, Id<Conversion> id) {
  const Conversion& conversion = world.scenario().conversions[id];
  LineStatus& status = world.line(conversion.line);
  SIM_EXPECT(status.state == LineState::kNormal);
  status.state = LineState::kPreparing;
  status.conversion = &conversion;
  ++status.conversions;
  status.ordered = world.simulation().now();
  status.first_ordered = std::min(status.first_ordered, status.ordered);
  co_await world.simulation().delay(step_time(world, conversion, kApproval, conversion.approval_s));
  if (conversion.machines > 0) co_await obtain_machines(world, id);
  co_await world.simulation().delay(step_time(world, conversion, kTransport, conversion.transport_s));
  co_await wait_for_plant(world, conversion.line);
  stop_peacetime_product(world, conversion);
  co_await world.simulation().delay(step_time(world, conversion, kSetup, conversion.setup_s));
  co_await wait_for_plant(world, conversion.line);
  co_await world.simulation().delay(step_time(world, conversion, kFirstArticle, conversion.first_article_s));
  start_emergency_product(world, conversion);
}

sim::Process revert_line(World& world, Id<ProductionLine> id) {
  LineStatus& status = world.line(id);
  SIM_EXPECT(status.state == LineState::kRamping || status.state == LineState::kFull);
  const Conversion& conversion = *status.conversion;
  stop_run(world, id);
  status.state = LineState::kReverting;
  co_await world.simulation().delay(step_time(world, conversion, kRevert, conversion.revert_s));
  status.state = LineState::kNormal;
  status.peacetime_lost += world.simulation().now() - status.peacetime_stopped;
  status.peacetime_stopped = sim::Time::max();
  start_peacetime_run(world, id);
}

void bring_up_to_date(World& world, Id<ProductionLine> id) {
  if (world.line(id).run) put_out_lot(world, id);
}

void bring_up_to_date(World& world, Id<Plant> plant) {
  for (const Id<Plant> member : world.works().labour().sharing(plant)) {
    for (const Id<ProductionLine> line : ids(world.scenario().lines)) {
      if (world.scenario().lines[line].plant == member) bring_up_to_date(world, line);
    }
  }
}

}  // namespace surge::models
