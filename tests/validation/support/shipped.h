// SPDX-License-Identifier: Apache-2.0
// A scenario of the library, read and made ready to run as `surge run` does, with its state to be looked at.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/hazard/hazard.h"
#include "models/policies.h"
#include "models/transport/fixed_transport.h"
#include "models/world.h"
#include "scenarios/read.h"

namespace surge::validation {

class Shipped {
 public:
  /// `name` as in `surge list scenarios`: "longmenshan-m8", "longmenshan-m8/as-2008".
  explicit Shipped(const std::string& name, const std::vector<scenarios::Override>& overrides = {})
      : Shipped(read(name, overrides)) {}
  explicit Shipped(scenarios::LoadedScenario loaded);
  static scenarios::LoadedScenario read(const std::string& name,
                                        const std::vector<scenarios::Override>& overrides = {});
  Shipped(const Shipped&) = delete;
  Shipped& operator=(const Shipped&) = delete;

  const models::Scenario& scenario() const { return loaded_.scenario; }
  models::Id<models::Item> item(std::string_view key) const;
  models::Id<models::County> county(std::string_view code) const;

  /// Of a replication with the scenario's own seed.
  sim::StreamSource streams(std::uint64_t replication) const;
  /// The disaster that `surge run` meets in this replication.
  std::vector<models::Impact> impacts(std::uint64_t replication) const;

  /// The world of a replication, struck.
  std::unique_ptr<models::World> world(std::uint64_t replication) const;

  /// Runs replications 0 to count - 1, and looks at each at the given hours after impact, which increase.
  /// Throws std::runtime_error if a replication fails.
  using Look = std::function<void(const models::World& world, std::size_t position_of_hour)>;
  void run(std::uint64_t count, std::span<const double> hours, const Look& look) const;

 private:
  scenarios::LoadedScenario loaded_;
  models::FixedTransport transport_;
  models::PolicySet policies_;
  models::Hazards hazards_;
};

}  // namespace surge::validation
