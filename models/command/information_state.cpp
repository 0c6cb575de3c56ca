// SPDX-License-Identifier: Apache-2.0
#include "models/command/information_state.h"

#include <algorithm>

#include "models/entity.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kConnected{"connection to information platform"};
constexpr sim::Cause kCommunicationStrength{"strength of communication"};
constexpr sim::Cause kCommunicationBack{"restoration of communication"};

}  // namespace

InformationState::InformationState(sim::Simulation& simulation, const Scenario& scenario,
                                   const sim::StreamSource& streams)
    : simulation_(simulation),
      scenario_(scenario),
      streams_(streams),
      strongest_(scenario.counties.size()),
      has_terminal_(scenario.counties.size()),
      connected_(scenario.counties.size()),
      lost_at_(scenario.counties.size()),
      restored_at_(scenario.counties.size()),
      cut_off_for_(scenario.counties.size()) {
  const Information& information = scenario.command.information;
  for (const Id<County> county : ids(scenario.counties)) {
    const std::uint64_t entity = entity_of(scenario.counties[county].key);
    if (!information.platform.connected.empty()) {
      sim::Stream stream = streams.stream(kConnected, entity);
      connected_[county] = stream.uniform01() < information.platform.connected[county];
    }
    if (information.loss) {
      sim::Stream stream = streams.stream(kCommunicationStrength, entity);
      withstands_.add(information.loss->median + information.loss->beta * sim::standard_normal(stream));
      restored_.add(std::make_unique<sim::Signal>(simulation));
    }
  }
}

void InformationState::strike(const Impact& impact, std::uint64_t occurrence) {
  if (impact.county_intensity.empty()) return;
  const auto& loss = scenario_.command.information.loss;
  for (const Id<County> county : ids(scenario_.counties)) {
    const double intensity = impact.county_intensity[county];
    strongest_[county] = std::max(strongest_[county], intensity);
    if (loss && intensity > withstands_[county] && !has_terminal_[county]) lose(county, *loss, occurrence);
  }
}

/// A loss during a loss may make it longer.
void InformationState::lose(Id<County> county, const CommunicationLoss& loss, std::uint64_t occurrence) {
  sim::Stream stream =
      streams_.stream(kCommunicationBack, entity_of(scenario_.counties[county].key), occurrence);
  const sim::Time back = simulation_.now() + sim::duration_from_seconds(loss.restored_s.sample(stream));
  if (back <= restored_at_[county] || back <= simulation_.now()) return;
  if (!cut_off(county)) lost_at_[county] = simulation_.now();
  restored_at_[county] = back;
  simulation_.schedule_at(back, [this, county, back] {
    if (restored_at_[county] == back) restore(county);
  });
}

void InformationState::restore(Id<County> county) {
  restored_at_[county] = simulation_.now();
  cut_off_for_[county] += simulation_.now() - lost_at_[county];
  restored_[county]->notify_all();
}

void InformationState::delivered(Id<County> county, Id<Item> item) {
  const auto& loss = scenario_.command.information.loss;
  if (loss && loss->phones == item) reconnect(county);
}

void InformationState::reconnect(Id<County> county) {
  has_terminal_[county] = 1;
  if (cut_off(county)) restore(county);
}

sim::Duration InformationState::time_cut_off(Id<County> county) const {
  const sim::Duration now = cut_off(county) ? simulation_.now() - lost_at_[county] : sim::Duration{};
  return cut_off_for_[county] + now;
}

}  // namespace surge::models
