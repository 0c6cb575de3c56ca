// SPDX-License-Identifier: Apache-2.0
#include "models/command/detection.h"

#include <algorithm>

#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDetection{"detection"};
constexpr sim::Cause kMonitored{"monitoring of first impact"};

bool is_monitored(const World& world) {
  const Monitoring& monitoring = world.scenario().command.monitoring;
  if (monitoring.coverage.empty() || world.impacts().empty()) return false;
  const Impact& first = world.impacts().front();
  const auto& intensity = first.county_intensity.values();
  if (first.magnitude <= 0 || intensity.empty()) return false;
  const auto strongest = std::max_element(intensity.begin(), intensity.end());
  const Id<County> county(static_cast<std::size_t>(strongest - intensity.begin()));
  sim::Stream stream = world.streams().stream(kMonitored);
  return stream.uniform01() < monitoring.coverage[county];
}

}  // namespace

sim::Duration detection_time(const World& world) {
  const Command& command = world.scenario().command;
  sim::Stream stream = world.streams().stream(kDetection);
  sim::Stream same = stream;
  double time_s = command.detection_s.sample(stream);
  if (is_monitored(world)) time_s = std::min(time_s, command.monitoring.detection_s.sample(same));
  return sim::duration_from_seconds(time_s);
}

}  // namespace surge::models
