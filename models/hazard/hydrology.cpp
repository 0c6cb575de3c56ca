// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/hydrology.h"

#include <algorithm>
#include <cmath>

namespace surge::models {
namespace {

constexpr double kPeakFactor = 0.208;  ///< m3/s/km2 from mm and h
constexpr double kManningExponent = 0.6;
constexpr double kDebrisOffset = 4;
constexpr double kDebrisSlope = 4;

}  // namespace

double runoff_mm(double rain_mm, double curve_number) {
  const double retention_mm = 25400 / curve_number - 254;
  const double excess_mm = rain_mm - 0.2 * retention_mm;
  return excess_mm > 0 ? excess_mm * excess_mm / (rain_mm + 0.8 * retention_mm) : 0;
}

Hydrograph::Hydrograph(double runoff, double duration_h, double lag_h)
    : peak_h_(duration_h / 2 + lag_h), peak_(kPeakFactor * runoff / peak_h_) {}

double Banks::height_m(double specific_discharge) const {
  return std::max(0.0, depth_m * (std::pow(specific_discharge / discharge, kManningExponent) - 1));
}

double Banks::discharge_at(double height_m) const {
  return discharge * std::pow(1 + height_m / depth_m, 1 / kManningExponent);
}

double debris_flow_threshold_mm_per_h(double duration_h) {
  return 14.82 * std::pow(duration_h, -0.39);
}

double debris_flow_probability(double times_threshold) {
  if (times_threshold <= 0) return 0;
  return 1 / (1 + std::exp(kDebrisOffset - kDebrisSlope * std::log(times_threshold)));
}

}  // namespace surge::models
