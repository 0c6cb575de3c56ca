// SPDX-License-Identifier: Apache-2.0
// How often earthquakes of a magnitude happen, and how long they break: fits, draws and scaling relations.
#pragma once

#include <span>

#include "sim/random/stream.h"

namespace surge::models {

/// Events of a class of magnitudes, counted over the years in which none of the class went unrecorded.
struct MagnitudeClass {
  double middle = 0;  ///< magnitude
  double years = 0;   ///< > 0
  int events = 0;     ///< >= 0
};

/// The rate of magnitude M or more is rate_per_year 10^(-b (M - smallest)).
struct RecurrenceFit {
  double rate_per_year = 0;  ///< of all classes together
  double rate_error = 0;     ///< standard error
  double b = 0;
  double b_error = 0;
};

/// Maximum likelihood for unequal periods of observation (Weichert 1980, Bull. Seismol. Soc. Am.
/// 70:1337-1346). Preconditions: two classes at least, of different magnitude, and two events in different
/// classes.
RecurrenceFit fit_recurrence(std::span<const MagnitudeClass> classes);

/// Magnitudes in [from, to).
struct MagnitudeRange {
  double from = 0;
  double to = 0;  ///< > from
};

/// Share of the events of `all` that lie in `part`, by Gutenberg-Richter truncated to `all`.
double share_of(MagnitudeRange part, MagnitudeRange all, double b);
/// Gutenberg-Richter truncated to a range. Precondition: b > 0.
double draw_magnitude(MagnitudeRange range, double b, sim::Stream& stream);

/// Length of the rupture under ground, all kinds of faults: log10 L = -2.44 + 0.59 M (Wells and Coppersmith
/// 1994, Bull. Seismol. Soc. Am. 84:974-1002, table 2A) [km]. Ms is taken for their moment magnitude.
double rupture_length_km(double magnitude);

}  // namespace surge::models
