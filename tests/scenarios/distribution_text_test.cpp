// SPDX-License-Identifier: Apache-2.0
#include "scenarios/distribution_text.h"

#include <gtest/gtest.h>

namespace surge::scenarios {
namespace {

using sim::Distribution;

Distribution distribution_of(std::string_view text) {
  return std::get<Distribution>(parse_distribution(text, Measure::kTime));
}

std::string expected(std::string_view text) {
  const Parsed<Distribution> parsed = parse_distribution(text, Measure::kTime);
  const auto* mismatch = std::get_if<Mismatch>(&parsed);
  return mismatch == nullptr ? "nothing wrong" : mismatch->expected;
}

TEST(DistributionText, EveryFormIsRead) {
  EXPECT_EQ(distribution_of("36 h"), Distribution::constant(129600));
  EXPECT_EQ(distribution_of("uniform(1 h, 2 h)"), Distribution::uniform(3600, 7200));
  EXPECT_EQ(distribution_of("triangular(1 h, 2 h, 6 h)"), Distribution::triangular(3600, 7200, 21600));
  EXPECT_EQ(distribution_of("exponential(mean 5 h)"), Distribution::exponential(18000));
  EXPECT_EQ(distribution_of("normal(mean 5 h, sd 1 h)"), Distribution::normal(18000, 3600));
  EXPECT_EQ(distribution_of(" lognormal( median 36 h , sigma 0.8 ) "), Distribution::lognormal(129600, 0.8));
  EXPECT_EQ(distribution_of("gamma(shape 2, scale 3 h)"), Distribution::gamma(2, 10800));
  EXPECT_EQ(distribution_of("discrete(1 h: 0.25, 2 h: 0.75)"),
            Distribution::discrete({3600, 7200}, {0.25, 0.75}));
  EXPECT_EQ(distribution_of("empirical(5 h, 1 h, 2 h)"), Distribution::empirical({3600, 7200, 18000}));
}

TEST(DistributionText, ExamplesOfTheFormsAreValid) {
  for (const DistributionForm& form : distribution_forms())
    EXPECT_EQ(expected(form.example), "nothing wrong");
}

TEST(DistributionText, WrittenTextReadsBackEqual) {
  for (const char* text :
       {"36 h", "uniform(1 h, 2 h)", "triangular(10 min, 20 min, 1 h)", "exponential(mean 5 h)",
        "normal(mean 5 h, sd 1 h)", "lognormal(median 36 h, sigma 0.8)", "gamma(shape 0.3, scale 7 min)",
        "discrete(1 h: 1, 2 h: 0, 3 h: 2, 4 h: 4, 5 h: 0.1)",
        "discrete(1 s: 0.1, 2 s: 0.2, 3 s: 0.3, 4 s: 1e-9, 5 s: 7)", "empirical(0.1 h, 0.7 h, 1 d)"}) {
    const Distribution distribution = distribution_of(text);
    EXPECT_EQ(distribution_of(to_text(distribution, Measure::kTime)), distribution) << text;
  }
}

TEST(DistributionText, MistakesAreExplained) {
  const std::string any = "a time such as 36 h or a distribution such as triangular(1 h, 2 h, 6 h)";
  EXPECT_EQ(expected("soon"), any);
  EXPECT_EQ(expected("36"), any);
  EXPECT_EQ(expected("triangular(1 h, 2 h)"), "a text such as triangular(1 h, 2 h, 6 h)");
  EXPECT_EQ(expected("triangular(1 h, 2 h, 6 h"),
            "a text such as triangular(1 h, 2 h, 6 h), in quotes if inside { } or [ ]");
  EXPECT_EQ(expected("lognormal(36 h, 0.8)"), "a text such as lognormal(median 36 h, sigma 0.8)");
  EXPECT_EQ(expected("discrete(1 h, 2 h)"), "a text such as discrete(1 h: 0.2, 2 h: 0.8)");
  EXPECT_EQ(expected("uniform(1 kg, 2 h)"),
            "a unit of time (s, min, h, d, week, weeks, month, months, year, years)");
  EXPECT_EQ(expected("uniform(2 h, 1 h)"),
            "a valid distribution: the lower end of a uniform distribution must not be above the upper");
}

TEST(DistributionText, MistypedFormIsRecognised) {
  const auto mismatch =
      std::get<Mismatch>(parse_distribution("lognorml(median 1 h, sigma 1)", Measure::kTime));
  EXPECT_EQ(mismatch.suggestion, "lognormal");
}

}  // namespace
}  // namespace surge::scenarios
