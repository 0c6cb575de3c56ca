// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "models/command/sourcing_policy.h"
#include "models/production/expected_output.h"
#include "models/production/line_process.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// What is still to come in `horizon` from a line that was ordered to convert some time ago.
double preparing_output(const Scenario& scenario, const LineStatus& line, sim::Time now,
                        sim::Duration horizon) {
  const sim::Duration steps = mean_time_to_output(scenario, *line.conversion);
  return expected_output(scenario, *line.conversion, horizon + std::min(steps, now - line.ordered));
}

/// Days for which the recurring needs of an item will go on at least in part, at most `horizon`.
double days_of_need(const World& world, Id<Item> item, sim::Duration horizon) {
  sim::Duration longest{};
  const sim::Duration now = world.simulation().now() - sim::kStart;
  for (const Need& need : world.scenario().demand.needs) {
    if (need.item == item && is_recurring(need.kind)) {
      longest = std::max(longest, need.begins + need.lasts - now);
    }
  }
  return sim::to_days(std::clamp(longest, sim::Duration{}, horizon));
}

}  // namespace

SourcingProblem::SourcingProblem(World& world) : world_(world), line_ordered_(world.scenario().lines.size()) {
  std::vector<Id<Conversion>> released = world.response().take_new_conversions();
  if (!world.response().governs(PlanAction::kConvert)) {
    if (world.activated() == world.simulation().now()) released_conversions_ = plan().conversions;
    return;
  }
  for (const Id<Conversion> conversion : plan().conversions) {
    if (std::find(released.begin(), released.end(), conversion) != released.end())
      released_conversions_.push_back(conversion);
  }
}

std::vector<Id<Conversion>> SourcingProblem::allowed_conversions() const {
  std::vector<Id<Conversion>> allowed;
  for (const Id<Conversion> conversion : plan().conversions) {
    if (world_.response().may(PlanAction::kConvert, conversion.index())) allowed.push_back(conversion);
  }
  return allowed;
}

const Scenario& SourcingProblem::scenario() const {
  return world_.scenario();
}

const std::vector<Id<Item>>& SourcingProblem::items() const {
  return world_.needs().needed_items();
}

double SourcingProblem::shortfall(Id<Item> item, sim::Duration horizon) const {
  const double cover_days = days_of_need(world_, item, horizon);
  double missing = 0;
  for (const Id<County> county : world_.beliefs().reporting()) {
    missing += static_cast<double>(wanted_units(world_, county, item, cover_days));
  }
  for (const Id<Depot> depot : ids(scenario().depots)) {
    if (world_.capacities().share(depot) <= 0) continue;
    if (!world_.response().may_soon(PlanAction::kRelease, depot.index())) continue;
    const DepotState& state = world_.depot(depot);
    missing -= static_cast<double>(state.available(item) + state.quarantined(item));
  }
  missing -= static_cast<double>(world_.contracts().expected(item, world_.simulation().now() + horizon) +
                                 world_.goods().moving(item) + world_.works().kits_in_packing(item));
  for (const Id<ProductionLine> id : ids(scenario().lines)) {
    const LineStatus& line = world_.line(id);
    if (line.state == LineState::kPreparing) {
      if (line.conversion->item != item) continue;
      missing -= preparing_output(scenario(), line, world_.simulation().now(), horizon);
    } else if (line.run && line.run->item == item) {
      missing -= running_output(id, horizon);
    }
  }
  return missing - decided_units(item, horizon);
}

double SourcingProblem::decided_units(Id<Item> item, sim::Duration horizon) const {
  double units = 0;
  for (const SourcingDecision& decision : decisions_) {
    if (const auto* convert = std::get_if<ConvertLine>(&decision)) {
      if (scenario().conversions[convert->conversion].item != item) continue;
      units += expected_output(convert->conversion, horizon);
    } else if (const auto* call = std::get_if<CallOff>(&decision)) {
      const Agreement& agreement = scenario().agreements[call->agreement];
      if (agreement.item != item) continue;
      units += std::min(static_cast<double>(call->quantity), delivered_within(agreement, horizon));
    } else if (const auto* purchase = std::get_if<Buy>(&decision)) {
      const Market& market = scenario().markets[purchase->market];
      const double lead_s = market.lead_time_s.mean() *
                            world_.contracts().lead_time_factor(purchase->market, world_.simulation().now());
      if (market.item == item && lead_s <= sim::to_seconds(horizon)) {
        units += static_cast<double>(purchase->quantity);
      }
    }
  }
  return units;
}

double SourcingProblem::delivered_within(const Agreement& agreement, sim::Duration horizon) {
  return agreement.units_per_s * std::max(0.0, sim::to_seconds(horizon) - agreement.lead_time_s.mean());
}

std::vector<Id<Agreement>> SourcingProblem::agreements(Id<Item> item) const {
  std::vector<Id<Agreement>> found;
  for (const Id<Agreement> agreement : plan().agreements) {
    if (!world_.response().may(PlanAction::kAgreement, agreement.index())) continue;
    if (scenario().agreements[agreement].item == item && left(agreement) > 0) found.push_back(agreement);
  }
  return found;
}

Quantity SourcingProblem::left(Id<Agreement> agreement) const {
  Quantity left = world_.contracts().left(agreement);
  for (const SourcingDecision& decision : decisions_) {
    const auto* call = std::get_if<CallOff>(&decision);
    if (call != nullptr && call->agreement == agreement) left -= call->quantity;
  }
  return left;
}

bool SourcingProblem::is_free(Id<ProductionLine> line) const {
  return world_.line(line).state == LineState::kNormal && !line_ordered_[line];
}

std::vector<Id<Conversion>> SourcingProblem::possible_conversions(Id<Item> item) const {
  std::vector<Id<Conversion>> found;
  for (const Id<Conversion> conversion : allowed_conversions()) {
    const Conversion& row = scenario().conversions[conversion];
    if (row.item == item && is_free(row.line)) found.push_back(conversion);
  }
  return found;
}

std::vector<Id<ProductionLine>> SourcingProblem::converted_lines(Id<Item> item) const {
  std::vector<Id<ProductionLine>> found;
  for (const Id<ProductionLine> id : ids(scenario().lines)) {
    const LineStatus& line = world_.line(id);
    if (line.run && line.run->conversion != nullptr && line.run->item == item) found.push_back(id);
  }
  return found;
}

bool SourcingProblem::is_being_made(Id<Item> item) const {
  for (const Id<ProductionLine> id : ids(scenario().lines)) {
    const LineStatus& line = world_.line(id);
    if (line.converted() && line.conversion->item == item) return true;
  }
  return std::any_of(decisions_.begin(), decisions_.end(), [&](const SourcingDecision& decision) {
    const auto* convert = std::get_if<ConvertLine>(&decision);
    return convert != nullptr && scenario().conversions[convert->conversion].item == item;
  });
}

std::size_t SourcingProblem::market(Id<Item> item) const {
  const std::vector<Market>& markets = scenario().markets;
  const auto found = std::find_if(markets.begin(), markets.end(),
                                  [item](const Market& market) { return market.item == item; });
  const auto row = static_cast<std::size_t>(found - markets.begin());
  const bool may = row < markets.size() && world_.response().may(PlanAction::kMarket, row);
  return may ? row : markets.size();
}

double SourcingProblem::expected_output(Id<Conversion> conversion, sim::Duration horizon) const {
  return models::expected_output(scenario(), scenario().conversions[conversion], horizon);
}

double SourcingProblem::running_output(Id<ProductionLine> line, sim::Duration horizon) const {
  return models::expected_output(*world_.line(line).run, horizon);
}

void SourcingProblem::convert(Id<Conversion> conversion) {
  const Id<ProductionLine> line = scenario().conversions[conversion].line;
  if (!is_free(line)) return;
  line_ordered_[line] = true;
  decisions_.emplace_back(ConvertLine{conversion});
}

void SourcingProblem::revert(Id<ProductionLine> line) {
  if (line_ordered_[line] || !world_.line(line).run || world_.line(line).run->conversion == nullptr) return;
  line_ordered_[line] = true;
  decisions_.emplace_back(RevertLine{line});
}

Quantity SourcingProblem::call_off(Id<Agreement> agreement, Quantity quantity) {
  quantity = std::min(quantity, left(agreement));
  if (quantity <= 0) return 0;
  decisions_.emplace_back(CallOff{agreement, quantity});
  return quantity;
}

Quantity SourcingProblem::buy(std::size_t market, Quantity quantity) {
  const Market& row = scenario().markets[market];
  quantity = std::min(quantity, std::max(Quantity{1}, static_cast<Quantity>(row.units_per_s * kDay_s)));
  if (quantity <= 0) return 0;
  decisions_.emplace_back(Buy{market, quantity});
  return quantity;
}

void carry_out(World& world, const std::vector<SourcingDecision>& decisions) {
  struct Do {
    World& world;
    void operator()(const ConvertLine& order) const {
      world.simulation().spawn(convert_line(world, order.conversion));
    }
    void operator()(const RevertLine& order) const {
      world.simulation().spawn(revert_line(world, order.line));
    }
    void operator()(const CallOff& order) const { call_off(world, order.agreement, order.quantity); }
    void operator()(const Buy& order) const { buy(world, order.market, order.quantity); }
  };
  for (const SourcingDecision& decision : decisions) std::visit(Do{world}, decision);
}

}  // namespace surge::models
