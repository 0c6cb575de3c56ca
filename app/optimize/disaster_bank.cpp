// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/disaster_bank.h"

#include "sim/replicate.h"

namespace surge::app {

std::uint64_t SampleLayout::first(std::uint64_t sample) const {
  if (sample == 0) return 0;
  if (sample == 1) return settings_.disasters;
  return settings_.disasters + settings_.evaluation + (sample - 2) * settings_.disasters;
}

std::uint64_t SampleLayout::total() const {
  return first(2 + settings_.batches);
}

DisasterBank::DisasterBank(const models::DisasterSurvey& survey, std::uint64_t seed,
                           const SampleSettings& settings, const Convert& convert, unsigned threads,
                           const std::function<void(std::uint64_t)>& done, std::stop_token stop)
    : layout_(settings) {
  const auto keep = [&](std::uint64_t number, optimisation::Disaster&& disaster) {
    disasters_.push_back(std::move(disaster));
    done(number + 1);
  };
  sim::replicate<optimisation::Disaster>(
      {.count = layout_.total(), .threads = threads},
      [&](std::uint64_t replication) { return convert(survey.at(seed, replication)); }, keep,
      std::move(stop));
}

std::vector<optimisation::Disaster> DisasterBank::sample(std::uint64_t sample, std::size_t count) const {
  const auto begin = disasters_.begin() + static_cast<std::ptrdiff_t>(layout_.first(sample));
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace surge::app
