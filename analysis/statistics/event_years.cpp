// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/event_years.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "sim/random/sampling.h"

namespace surge::statistics {
namespace {

void check_event(const CatalogueEvent& event) {
  for (const double rate : {event.yearly_rate, event.sampling_rate}) {
    if (!(rate >= 0 && std::isfinite(rate))) {
      throw std::invalid_argument("the rates of a catalogue must be finite and not negative");
    }
  }
  if (event.values.empty() && event.yearly_rate + event.sampling_rate > 0) {
    throw std::invalid_argument("an event of a catalogue needs a value to draw");
  }
}

double drawn_rate(const CatalogueEvent& event) {
  return event.sampling_rate > 0 ? event.sampling_rate : event.yearly_rate;
}

double mean_value(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

EventYears sample_event_years(std::span<const CatalogueEvent> catalogue, std::size_t years,
                              const sim::StreamSource& streams) {
  std::vector<double> cumulative;  // of the rates drawn with
  double actual = 0;
  for (const CatalogueEvent& event : catalogue) {
    check_event(event);
    cumulative.push_back((cumulative.empty() ? 0 : cumulative.back()) + drawn_rate(event));
    actual += event.yearly_rate;
  }
  const double total = cumulative.empty() ? 0 : cumulative.back();
  EventYears result{years, {}, std::vector<double>(years, std::exp(total - actual))};
  for (std::size_t year = 0; year < years; ++year) {
    sim::Stream stream = streams.stream(sim::Cause("event years"), year);
    for (auto left = sim::poisson(stream, total); left > 0; --left) {
      const double place = stream.uniform01() * total;
      const auto found = std::upper_bound(cumulative.begin(), cumulative.end() - 1, place);
      const auto number = static_cast<std::size_t>(found - cumulative.begin());
      const CatalogueEvent& event = catalogue[number];
      result.events.push_back({year, number, event.values[sim::uniform_int(stream, event.values.size())]});
      result.weights[year] *= event.yearly_rate / drawn_rate(event);
    }
  }
  return result;
}

std::vector<double> annual_values(const EventYears& years, Annual annual) {
  std::vector<double> values(years.years);
  for (const EventOfYear& event : years.events) {
    double& value = values[event.year];
    value = annual == Annual::kSum ? value + event.value : std::max(value, event.value);
  }
  return values;
}

double rate_above(std::span<const CatalogueEvent> catalogue, double value) {
  double rate = 0;
  for (const CatalogueEvent& event : catalogue) {
    if (event.values.empty()) continue;
    const auto above = std::ranges::count_if(event.values, [&](double other) { return other > value; });
    rate += event.yearly_rate * static_cast<double>(above) / static_cast<double>(event.values.size());
  }
  return rate;
}

double expected_annual_sum(std::span<const CatalogueEvent> catalogue) {
  double sum = 0;
  for (const CatalogueEvent& event : catalogue) sum += event.yearly_rate * mean_value(event.values);
  return sum;
}

}  // namespace surge::statistics
