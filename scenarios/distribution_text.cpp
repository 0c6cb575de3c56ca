// SPDX-License-Identifier: Apache-2.0
#include "scenarios/distribution_text.h"

#include <array>
#include <cmath>
#include <stdexcept>

#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

using sim::Distribution;

constexpr std::array<DistributionForm, 8> kForms = {{{"uniform", "uniform(1 h, 2 h)"},
                                                     {"triangular", "triangular(1 h, 2 h, 6 h)"},
                                                     {"exponential", "exponential(mean 5 h)"},
                                                     {"normal", "normal(mean 5 h, sd 1 h)"},
                                                     {"lognormal", "lognormal(median 36 h, sigma 0.8)"},
                                                     {"gamma", "gamma(shape 2, scale 3 h)"},
                                                     {"discrete", "discrete(1 h: 0.2, 2 h: 0.8)"},
                                                     {"empirical", "empirical(1 h, 2 h, 5 h)"}}};

constexpr std::size_t kMostArguments = 100'000;

/// Weights that sum to exactly 1 and whose running sums are multiples of 2^-52, as near to `cumulative` as
/// can be. Differences and sums of such numbers are exact, so a text written from them reads back equal.
std::vector<double> exact_weights(const std::vector<double>& cumulative) {
  constexpr double kSteps = 4503599627370496.0;  // 2^52
  std::vector<double> weights;
  double before = 0;
  for (const double sum : cumulative) {
    const double rounded = std::round(sum / cumulative.back() * kSteps) / kSteps;
    weights.push_back(rounded - before);
    before = rounded;
  }
  return weights;
}

/// Carries the reason out of nested reading; never leaves this file.
struct BadText {
  Mismatch mismatch;
};

double value_or_throw(std::string_view text, Measure measure) {
  const Parsed<double> value = parse_quantity(trimmed(text), measure);
  if (const auto* mismatch = std::get_if<Mismatch>(&value)) throw BadText{*mismatch};
  return std::get<double>(value);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    if (parts.size() > kMostArguments) throw BadText{{"at most 100000 values"}};
    text.remove_prefix(end + 1);
  }
}

/// What stands between the brackets of one form.
class Arguments {
 public:
  Arguments(const DistributionForm& form, std::string_view text, Measure measure)
      : form_(form), parts_(split(text, ',')), measure_(measure) {}

  void expect_count(std::size_t count) const {
    if (parts_.size() != count) fail();
  }

  double at(std::size_t index) const { return value_or_throw(parts_[index], measure_); }

  /// The value behind the word `label`.
  double labelled(std::size_t index, std::string_view label, Measure measure) const {
    const std::string_view part = parts_[index];
    if (!part.starts_with(label)) fail();
    const std::string_view rest = part.substr(label.size());
    if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t')) fail();
    return value_or_throw(rest, measure);
  }
  double labelled(std::size_t index, std::string_view label) const {
    return labelled(index, label, measure_);
  }

  std::vector<double> all() const {
    std::vector<double> values;
    for (const std::string_view part : parts_) values.push_back(value_or_throw(part, measure_));
    return values;
  }

  /// `value: weight` pairs.
  Distribution discrete() const {
    std::vector<double> values;
    std::vector<double> weights;
    for (const std::string_view part : parts_) {
      const std::size_t colon = part.find(':');
      if (colon == std::string_view::npos) fail();
      values.push_back(value_or_throw(part.substr(0, colon), measure_));
      weights.push_back(value_or_throw(part.substr(colon + 1), Measure::kNumber));
    }
    const Distribution given = Distribution::discrete(values, weights);  // throws if they are not valid
    weights = exact_weights(std::get<sim::DiscreteForm>(given.form()).cumulative);
    return Distribution::discrete(std::move(values), std::move(weights));
  }

 private:
  [[noreturn]] void fail() const { throw BadText{{std::string("a text such as ") + form_.example}}; }

  const DistributionForm& form_;
  std::vector<std::string_view> parts_;
  Measure measure_;
};

Distribution three_points(const Arguments& arguments) {
  arguments.expect_count(3);
  return Distribution::triangular(arguments.at(0), arguments.at(1), arguments.at(2));
}

Distribution with_two(std::string_view name, const Arguments& arguments) {
  arguments.expect_count(2);
  if (name == "uniform") return Distribution::uniform(arguments.at(0), arguments.at(1));
  if (name == "normal") {
    return Distribution::normal(arguments.labelled(0, "mean"), arguments.labelled(1, "sd"));
  }
  if (name == "gamma") {
    return Distribution::gamma(arguments.labelled(0, "shape", Measure::kNumber),
                               arguments.labelled(1, "scale"));
  }
  return Distribution::lognormal(arguments.labelled(0, "median"),
                                 arguments.labelled(1, "sigma", Measure::kNumber));
}

Distribution make(const DistributionForm& form, std::string_view inside, Measure measure) {
  const std::string_view name = form.name;
  const Arguments arguments(form, inside, measure);
  if (name == "triangular") return three_points(arguments);
  if (name == "discrete") return arguments.discrete();
  if (name == "empirical") return Distribution::empirical(arguments.all());
  if (name == "exponential") {
    arguments.expect_count(1);
    return Distribution::exponential(arguments.labelled(0, "mean"));
  }
  return with_two(name, arguments);
}

const DistributionForm& find_form(std::string_view name) {
  std::vector<std::string> names;
  for (const DistributionForm& form : kForms) {
    if (name == form.name) return form;
    names.emplace_back(form.name);
  }
  throw BadText{{"one of " + listed(names), nearest_name(name, names)}};
}

Distribution parse_or_throw(std::string_view text, Measure measure) {
  const std::size_t bracket = text.find('(');
  if (bracket == std::string_view::npos) {
    const Parsed<double> value = parse_quantity(text, measure);
    if (const auto* number = std::get_if<double>(&value)) return Distribution::constant(*number);
    Mismatch mismatch = std::get<Mismatch>(value);
    if (mismatch.expected.starts_with("a unit")) throw BadText{std::move(mismatch)};
    throw BadText{{with_article(noun_of(measure)) + " such as " + example_of(measure) +
                   " or a distribution such as " + kForms[1].example}};
  }
  const DistributionForm& form = find_form(trimmed(text.substr(0, bracket)));
  if (text.back() != ')') {
    throw BadText{{std::string("a text such as ") + form.example + ", in quotes if inside { } or [ ]"}};
  }
  return make(form, text.substr(bracket + 1, text.size() - bracket - 2), measure);
}

class Writer {
 public:
  explicit Writer(Measure measure) : measure_(measure) {}

  std::string operator()(const sim::ConstantForm& f) const { return value(f.value); }
  std::string operator()(const sim::UniformForm& f) const {
    return "uniform(" + value(f.low) + ", " + value(f.high) + ")";
  }
  std::string operator()(const sim::ExponentialForm& f) const {
    return "exponential(mean " + value(f.mean) + ")";
  }
  std::string operator()(const sim::NormalForm& f) const {
    return "normal(mean " + value(f.mean) + ", sd " + value(f.sd) + ")";
  }
  std::string operator()(const sim::LognormalForm& f) const {
    return "lognormal(median " + value(f.median) + ", sigma " + to_text(f.sigma) + ")";
  }
  std::string operator()(const sim::GammaForm& f) const {
    return "gamma(shape " + to_text(f.shape) + ", scale " + value(f.scale) + ")";
  }
  std::string operator()(const sim::TriangularForm& f) const {
    return "triangular(" + value(f.low) + ", " + value(f.mode) + ", " + value(f.high) + ")";
  }
  std::string operator()(const sim::DiscreteForm& f) const {
    const std::vector<double> weights = exact_weights(f.cumulative);
    std::string text;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      text += (i == 0 ? "" : ", ") + value(f.values[i]) + ": " + to_text(weights[i]);
    }
    return "discrete(" + text + ")";
  }
  std::string operator()(const sim::EmpiricalForm& f) const {
    std::string text;
    for (const double point : f.sorted) text += (text.empty() ? "" : ", ") + value(point);
    return "empirical(" + text + ")";
  }

 private:
  std::string value(double number) const { return to_text(number, measure_); }

  Measure measure_;
};

}  // namespace

std::span<const DistributionForm> distribution_forms() {
  return kForms;
}

Parsed<Distribution> parse_distribution(std::string_view text, Measure measure) {
  try {
    return parse_or_throw(trimmed(text), measure);
  } catch (const BadText& bad) {
    return bad.mismatch;
  } catch (const std::invalid_argument& error) {
    return Mismatch{std::string("a valid distribution: ") + error.what()};
  }
}

std::string to_text(const Distribution& distribution, Measure measure) {
  return std::visit(Writer(measure), distribution.form());
}

}  // namespace surge::scenarios
