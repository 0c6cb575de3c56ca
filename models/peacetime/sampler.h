// SPDX-License-Identifier: Apache-2.0
// Samples of a distribution whose form is looked up once instead of at every draw.
#pragma once

#include <algorithm>
#include <variant>

#include "models/scenario/common.h"
#include "sim/random/distribution.h"
#include "sim/random/sampling.h"
#include "sim/time.h"

namespace surge::models::peacetime {

class Sampler {
 public:
  /// The constant 0.
  Sampler() = default;

  /// Precondition: `distribution` outlives the sampler.
  explicit Sampler(const sim::Distribution& distribution) : distribution_(&distribution) {
    if (const auto* constant = std::get_if<sim::ConstantForm>(&distribution.form())) {
      kind_ = Kind::kConstant;
      parameter_ = constant->value;
    } else if (const auto* exponential = std::get_if<sim::ExponentialForm>(&distribution.form())) {
      kind_ = Kind::kExponential;
      parameter_ = exponential->mean;
    } else {
      kind_ = Kind::kOther;
    }
  }

  bool is_constant() const { return kind_ == Kind::kConstant; }

  /// The numbers that Distribution::sample draws from the same stream.
  double operator()(sim::Stream& stream) const {
    if (kind_ == Kind::kConstant) return parameter_;
    if (kind_ == Kind::kExponential) return sim::exponential(stream, parameter_);
    return distribution_->sample(stream);
  }

 private:
  enum class Kind { kConstant, kExponential, kOther };

  Kind kind_ = Kind::kConstant;
  double parameter_ = 0;  ///< the constant, or the mean
  const sim::Distribution* distribution_ = nullptr;
};

/// Nearest microsecond within [0, 126 years], which no peacetime outlasts.
inline sim::Duration bounded_duration(double seconds) {
  constexpr double kLongest_s = 4e9;
  return sim::duration_from_seconds(std::clamp(seconds, 0.0, kLongest_s));
}

/// Nearest whole number, halves up; negative counts as 0.
inline Quantity whole_units(double units) {
  return units > 0 ? static_cast<Quantity>(units + 0.5) : 0;
}

}  // namespace surge::models::peacetime
