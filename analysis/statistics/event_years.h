// SPDX-License-Identifier: Apache-2.0
// Years drawn from a catalogue of events with yearly rates.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/random/stream.h"

namespace surge::statistics {

/// An event that comes by a Poisson process, and what it does. Rates a year, >= 0.
struct CatalogueEvent {
  double yearly_rate = 0;
  std::vector<double> values;  ///< of a metric, one for each replication of the event; equally likely; >= 0
  /// Rate with which it is drawn instead, > 0 where yearly_rate is: raise it for the rare and grave. 0: as it
  /// is.
  double sampling_rate = 0;
};

struct EventOfYear {
  std::size_t year = 0;
  std::size_t event = 0;  ///< number in the catalogue
  double value = 0;
};

struct EventYears {
  std::size_t years = 0;
  std::vector<EventOfYear> events;  ///< by rising year
  /// Probability of the year as it is over that as drawn: with r and q the rates of the events and R and Q
  /// their sums, exp(Q - R) times the product of r / q over its events. All 1 without sampling rates.
  std::vector<double> weights;
};

/// Numbers of a year are Poisson, events by their rate, values at random. Year y draws from the stream
/// ("event years", y): more years begin with the same ones. Throws std::invalid_argument for a rate that is
/// negative or not finite, or an event with a rate but no values.
EventYears sample_event_years(std::span<const CatalogueEvent> catalogue, std::size_t years,
                              const sim::StreamSource& streams);

enum class Annual { kLargest, kSum };

/// The largest value or the sum of each year; 0 for a year without events.
std::vector<double> annual_values(const EventYears& years, Annual annual);

/// Rate of events above a value, exactly: sum of yearly_rate times the share of values above it. The largest
/// of a year is above it with the probability 1 - exp(-rate).
double rate_above(std::span<const CatalogueEvent> catalogue, double value);

/// Expected sum of a year, exactly: sum of yearly_rate times the mean of values.
double expected_annual_sum(std::span<const CatalogueEvent> catalogue);

}  // namespace surge::statistics
