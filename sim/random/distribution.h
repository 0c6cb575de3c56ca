// SPDX-License-Identifier: Apache-2.0
// A distribution as a value: what scenarios give for durations and factors.
#pragma once

#include <memory>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "sim/random/stream.h"

namespace surge::sim {

// The forms, with the parameters they are given by. Units are the caller's (the model uses seconds for
// durations).
struct ConstantForm {
  double value = 0;
  bool operator==(const ConstantForm&) const = default;
};
struct UniformForm {
  double low = 0, high = 0;
  bool operator==(const UniformForm&) const = default;
};
struct ExponentialForm {
  double mean = 0;
  bool operator==(const ExponentialForm&) const = default;
};
struct NormalForm {
  double mean = 0, sd = 0;
  bool operator==(const NormalForm&) const = default;
};
struct LognormalForm {
  double median = 0, sigma = 0;
  bool operator==(const LognormalForm&) const = default;
};
struct GammaForm {
  double shape = 0, scale = 0;
  bool operator==(const GammaForm&) const = default;
};
struct TriangularForm {
  double low = 0, mode = 0, high = 0;
  bool operator==(const TriangularForm&) const = default;
};
struct DiscreteForm {
  std::vector<double> values;
  std::vector<double> cumulative;  ///< of the weights, normalised; the last is 1
  bool operator==(const DiscreteForm&) const = default;
};
struct EmpiricalForm {
  std::vector<double> sorted;  ///< sample points; samples are interpolated linearly between them
  bool operator==(const EmpiricalForm&) const = default;
};

/// One of the forms above. Default: the constant 0. Factories throw std::invalid_argument with a sentence
/// that says what is wrong.
class Distribution {
 public:
  using Form = std::variant<ConstantForm, UniformForm, ExponentialForm, NormalForm, LognormalForm, GammaForm,
                            TriangularForm, DiscreteForm, EmpiricalForm>;

  Distribution() : form_(std::make_shared<const Form>(ConstantForm{})) {}

  static Distribution constant(double value);
  static Distribution uniform(double low, double high);                  ///< low <= high
  static Distribution exponential(double mean);                          ///< mean > 0
  static Distribution normal(double mean, double sd);                    ///< sd >= 0
  static Distribution lognormal(double median, double sigma);            ///< median > 0, sigma >= 0
  static Distribution gamma(double shape, double scale);                 ///< both > 0
  static Distribution triangular(double low, double mode, double high);  ///< low <= mode <= high
  static Distribution discrete(std::vector<double> values,
                               std::vector<double> weights);  ///< weights >= 0, not all 0
  static Distribution empirical(std::vector<double> sample);  ///< at least one point

  double sample(Stream& stream) const;
  double mean() const;
  /// Lower end of the support; -infinity for the normal.
  double minimum() const;
  const Form& form() const { return *form_; }

  friend bool operator==(const Distribution& x, const Distribution& y) { return *x.form_ == *y.form_; }

 private:
  explicit Distribution(Form form) : form_(std::make_shared<const Form>(std::move(form))) {}

  std::shared_ptr<const Form> form_;  ///< immutable, so copies share it
};

}  // namespace surge::sim
