// SPDX-License-Identifier: Apache-2.0
#include "models/production/line_process.h"

#include <cmath>

#include "models/entity.h"
#include "models/production/ramp.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kApproval{"approval of conversion"};
constexpr sim::Cause kSetup{"set-up of line"};
constexpr double kRoundingSlack =
    1e-6;  // a whole unit must not be missed because its rate has no exact binary form

}  // namespace

sim::Process convert_line(World& world, Id<ProductionLine> id) {
  const ProductionLine& line = world.scenario().lines[id];
  const std::uint64_t entity = entity_of(line.key);
  LineStatus& status = world.line(id);
  status.state = LineState::kPreparing;
  sim::Stream approval = world.streams().stream(kApproval, entity);
  co_await world.simulation().delay(sim::duration_from_seconds(line.approval_s.sample(approval)));

  status.peacetime_stopped = world.simulation().now();
  sim::Stream setup = world.streams().stream(kSetup, entity);
  co_await world.simulation().delay(sim::duration_from_seconds(line.setup_s.sample(setup)));

  status.first_article = world.simulation().now();
  status.state = LineState::kRamping;
  const Id<Depot> store = world.scenario().bases[line.base].store;
  for (;;) {
    co_await world.simulation().delay(kLotInterval);
    const sim::Duration running = world.simulation().now() - status.first_article;
    if (running >= line.ramp) status.state = LineState::kFull;
    const double output = cumulative_output(line, sim::to_seconds(running));
    const auto total = static_cast<Quantity>(std::floor(output + kRoundingSlack));
    world.produce(store, line.item, total - status.produced);
    status.produced = total;
  }
}

}  // namespace surge::models
