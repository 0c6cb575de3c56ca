// SPDX-License-Identifier: Apache-2.0
// A landslide dams a river: a lake rises behind it, and is drained in time or breaks out.
#pragma once

#include "models/hazard/area.h"
#include "models/hazard/trigger.h"

namespace surge::models {

/// What happens, in this order: roads at the slide are buried; the lake rises along `upstream`, closes what
/// it reaches and drives people out; those who live along `downstream` are warned and leave. Two times are
/// drawn, until engineers have drained the lake and, with `breach_probability`, until it breaks out; the
/// earlier counts. After a breach a wave runs along `downstream` and closes links and depots where it passes.
class LandslideLake final : public Hazard {
 public:
  static ComponentDescription description();

  LandslideLake(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  enum class Ending { kDrained, kBreached };
  /// The times of one replication, after the start of the run.
  struct Times {
    sim::Duration dammed{};
    sim::Duration full{};    ///< the lake reaches the last point upstream
    sim::Duration warned{};  ///< those downstream are told to leave
    sim::Duration left{};    ///< they have left
    sim::Duration ends{};    ///< drained or breached
    Ending ending = Ending::kDrained;
  };
  Times draw_times(sim::Duration dammed, const sim::StreamSource& streams) const;

  /// The lake rises along the stretches upstream one after the other, at even times.
  sim::Duration reached_at(const Times& times, std::size_t stretch) const;

  void bury(const Times& times, const sim::StreamSource& streams, Course& course) const;
  void raise_lake(const Times& times, Course& course) const;
  void warn(const Times& times, Course& course) const;
  void break_out(const Times& times, const sim::StreamSource& streams, Course& course) const;
  void go_home(const Times& times, Course& course) const;
  /// Share of the people along the river who are still there when it breaks out.
  double share_caught(const Times& times) const;
  /// Arrival of the wave at the end of a stretch, after the breach.
  sim::Duration travel_time(std::size_t stretch) const;

  const Scenario& scenario_;
  ComponentSpec spec_;
  std::vector<GeoPoint> upstream_;    ///< the dam, then points up the river
  std::vector<GeoPoint> downstream_;  ///< the dam, then points down the river
  Trigger trigger_;
  std::vector<Strip> shores_;     ///< by stretch upstream: land the lake covers
  std::vector<Strip> valley_;     ///< by stretch upstream: links that run there
  std::vector<Strip> banks_;      ///< by stretch downstream
  std::vector<Leaving> flooded_;  ///< by stretch upstream; none where there is no refuge
  std::vector<Leaving> warned_;   ///< by county downstream
};

}  // namespace surge::models
