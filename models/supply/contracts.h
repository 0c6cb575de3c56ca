// SPDX-License-Identifier: Apache-2.0
// Goods from outside the reserves and plants: called off under agreements, bought on markets, sent as aid.
#pragma once

#include <limits>
#include <memory>
#include <vector>

#include "models/scenario/scenario.h"
#include "sim/process.h"
#include "sim/resource.h"

namespace surge::models {

class World;

/// What is left of agreements, the state of markets, and what is expected from both and from aid.
class Contracts {
 public:
  static constexpr double kAtOnce = std::numeric_limits<double>::infinity();

  Contracts(sim::Simulation& simulation, const Scenario& scenario);

  /// Units of an agreement's cap not called yet.
  Quantity left(Id<Agreement> agreement) const { return agreements_[agreement].left; }
  /// Units of an item that command expects, by mean times, until `by` from what it has ordered or been
  /// promised.
  Quantity expected(Id<Item> item, sim::Time by = sim::Time::max()) const;
  /// Of calls that were never served.
  Quantity defaulted(Id<Agreement> agreement) const { return agreements_[agreement].defaulted; }

  /// Past purchases in days of the market's volume, faded until now: x of scenario/supply.h.
  double pressure_days(std::size_t market, sim::Time now) const;
  double price_cny(std::size_t market, sim::Time now) const;
  double lead_time_factor(std::size_t market, sim::Time now) const;

  // The books, kept by the functions below.

  /// Enters a call; returns its number, from 0.
  std::uint64_t enter_call(Id<Agreement> agreement, Quantity quantity, sim::Time now);
  /// The call was never served.
  void enter_default(Id<Agreement> agreement, Quantity quantity);
  /// One call is delivered at a time.
  sim::Resource& delivery(Id<Agreement> agreement) { return *agreements_[agreement].delivery; }
  /// Enters a purchase; returns its number, from 0.
  std::uint64_t enter_purchase(std::size_t market, Quantity quantity, sim::Time now);
  /// Goods are to come at `due`, or from then on at a rate.
  void expect(Id<Item> item, Quantity quantity, sim::Time due, double units_per_s = kAtOnce);
  /// Expected goods have come, the longest due first.
  void come(Id<Item> item, Quantity quantity);

 private:
  struct AgreementState {
    Quantity left = 0;
    Quantity defaulted = 0;
    std::uint64_t calls = 0;
    std::unique_ptr<sim::Resource> delivery;
  };
  struct MarketState {
    double pressure_units = 0;  ///< at `updated`
    sim::Time updated{};
    std::uint64_t purchases = 0;
  };

  struct Expectation {
    sim::Time due{};
    double units_per_s = kAtOnce;
    Quantity quantity = 0;
  };

  const Scenario& scenario_;
  PerRow<Agreement, AgreementState> agreements_;
  std::vector<MarketState> markets_;
  PerRow<Item, std::vector<Expectation>> expected_;  ///< in order of time due
};

/// Calls off goods: they begin to arrive after the lead time and come in daily consignments at the
/// agreement's rate; or, with the default risk, nothing comes, which command learns when the lead time has
/// passed. Precondition: 0 < quantity <= left.
void call_off(World& world, Id<Agreement> agreement, Quantity quantity);

/// Buys at the present price; the goods arrive at once when the lead time has passed. Precondition: quantity
/// > 0.
void buy(World& world, std::size_t market, Quantity quantity);

/// Announces a consignment of aid, a row of the table; it arrives a drawn time from now.
void announce_aid(World& world, std::size_t consignment);

}  // namespace surge::models
