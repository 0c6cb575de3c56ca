// SPDX-License-Identifier: Apache-2.0
// From rain to water and to debris flows: textbook relations for a basin without gauges.
#pragma once

namespace surge::models {

/// Direct runoff of a storm [mm] by the curve number of the U.S. Soil Conservation Service (National
/// Engineering Handbook, part 630, chapter 10): Q = (P - 0.2 S)^2 / (P + 0.8 S), S = 25400 / CN - 254; 0 up
/// to P = 0.2 S. `curve_number` in (0, 100].
double runoff_mm(double rain_mm, double curve_number);

/// The triangular unit hydrograph of the same handbook (chapter 16) for rain of `duration_h` on a basin of
/// the given lag: the discharge rises evenly to its peak at duration / 2 + lag, and falls evenly to nothing
/// at 2.67 times that.
class Hydrograph {
 public:
  /// `duration_h` > 0, `lag_h` >= 0.
  Hydrograph(double runoff, double duration_h, double lag_h);

  double peak_h() const { return peak_h_; }        ///< after the rain begins
  double end_h() const { return 2.67 * peak_h_; }  ///< the same
  /// Specific discharge [m3/s/km2]: 0.208 Q / peak time.
  double peak() const { return peak_; }
  /// When it first and last reaches `share` of the peak, [0, 1].
  double reached_h(double share) const { return share * peak_h_; }
  double left_h(double share) const { return end_h() - share * (end_h() - peak_h_); }

 private:
  double peak_h_;
  double peak_;
};

/// Where the water leaves its bed.
struct Banks {
  double discharge = 0;  ///< bankful [m3/s/km2], > 0
  double depth_m = 0;    ///< of the water then, > 0

  /// Height of the water over the banks [m], by the exponent of Manning's formula for a wide bed: depth grows
  /// as discharge^0.6. 0 within the banks.
  double height_m(double specific_discharge) const;
  /// The inverse: the discharge at a height >= 0 over the banks.
  double discharge_at(double height_m) const;
};

/// Rain intensity that starts debris flows [mm/h], the mean over `duration_h`: 14.82 D^-0.39 (Caine 1980,
/// Geografiska Annaler A 62:23-27), the lower limit of 73 events.
double debris_flow_threshold_mm_per_h(double duration_h);

/// P(a stretch of road in the mountains is buried) by the rain's intensity over the threshold: logistic in
/// its logarithm, 1 / (1 + exp(4 - 4 ln x)) (assumed): 2 % at the threshold, half at 2.7 times.
double debris_flow_probability(double times_threshold);

}  // namespace surge::models
