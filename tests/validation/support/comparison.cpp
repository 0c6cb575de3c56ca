// SPDX-License-Identifier: Apache-2.0
#include "tests/validation/support/comparison.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

#include <gtest/gtest.h>

namespace surge::validation {
namespace {

/// 1234567.8 -> "1,234,568"
std::string text_of(double value, int digits) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
  std::string text(buffer.data());
  for (std::size_t at = std::min(text.find('.'), text.size()); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

const char* text_of(Use use) {
  return use == Use::kSetByIt ? "set by it" : "not used";
}

void print_row(const std::string& what, const std::string& recorded, const std::string& ours,
               const std::string& band, const std::string& use) {
  std::printf("%-66s %12s %12s  %-25s %s\n", what.c_str(), recorded.c_str(), ours.c_str(), band.c_str(),
              use.c_str());
  std::fflush(stdout);
}

/// The line above the rows, once a program.
class Heading final : public ::testing::Environment {
 public:
  void SetUp() override { print_row("figure", "recorded", "ours", "ours must stay in", "constants"); }
};

[[maybe_unused]] const ::testing::Environment* const kHeading =
    ::testing::AddGlobalTestEnvironment(new Heading);  // the framework owns it

}  // namespace

void compare(const Figure& figure, double ours, Band band, int digits) {
  print_row(figure.what, figure.recorded, text_of(ours, digits),
            text_of(band.low, digits) + " - " + text_of(band.high, digits), text_of(figure.use));
  if (!test::kFullSize) return;
  EXPECT_GE(ours, band.low) << figure.what;
  EXPECT_LE(ours, band.high) << figure.what;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace surge::validation
