// SPDX-License-Identifier: Apache-2.0
// Components are read by their declarations alone: here one that no catalogue has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/sections.h"
#include "scenarios/yaml_parse.h"

namespace surge::scenarios {
namespace {

using models::Dimension;
using models::ParameterDeclaration;
using models::ParameterType;
using ::testing::HasSubstr;

ParameterDeclaration parameter(const char* name, ParameterType type, Dimension dimension = Dimension::kNone) {
  ParameterDeclaration declaration;
  declaration.name = name;
  declaration.type = type;
  declaration.dimension = dimension;
  return declaration;
}

std::vector<models::ComponentDescription> catalogue() {
  ParameterDeclaration speed = parameter("speed", ParameterType::kNumber, Dimension::kSpeed);
  speed.minimum = 0;
  speed.maximum = 100;
  ParameterDeclaration mode = parameter("mode", ParameterType::kText);
  mode.choices = {"slow", "fast"};
  mode.default_value = std::string("slow");
  ParameterDeclaration wet = parameter("wet", ParameterType::kBoolean);
  wet.default_value = false;
  ParameterDeclaration delay = parameter("delay", ParameterType::kDistribution, Dimension::kTime);
  delay.minimum = 0;
  delay.default_value = sim::Distribution::constant(60);
  ParameterDeclaration path = parameter("path", ParameterType::kPointList);
  path.default_value = std::vector<models::GeoPoint>{};
  return {{"flood", "A made-up flood.", {speed, mode, wet, delay, path}}};
}

struct Result {
  models::ComponentSpec spec;
  std::string mistakes;
};

Result read_component(const std::string& text) {
  Problems problems;
  const Node node = parse_yaml(text, problems.add_file("a.yaml"), problems).value_or(Node{});
  Result result{check_component(node, catalogue(), "hazards.0", problems).value_or(models::ComponentSpec{}),
                ""};
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    result.mistakes = error.what();
  }
  return result;
}

TEST(Components, GivenParametersAreConvertedAndOthersTakeTheirDefaults) {
  const Result result =
      read_component("{kind: flood, speed: 36 km/h, wet: true, path: [[103, 31], [104, 32]]}");
  EXPECT_EQ(result.mistakes, "");
  EXPECT_EQ(result.spec.kind, "flood");
  EXPECT_EQ(result.spec.number("speed"), 10);
  EXPECT_EQ(result.spec.get<std::string>("mode"), "slow");
  EXPECT_TRUE(result.spec.get<bool>("wet"));
  EXPECT_EQ(result.spec.get<sim::Distribution>("delay"), sim::Distribution::constant(60));
  EXPECT_EQ(result.spec.get<std::vector<models::GeoPoint>>("path").size(), 2U);
}

TEST(Components, MissingRequiredParameterIsAMistake) {
  EXPECT_EQ(read_component("{kind: flood}").mistakes,
            "a.yaml:1:1: hazards.0.speed: found nothing, expected a speed in [0, 100] m/s such as 60 km/h");
}

TEST(Components, ValuesAreCheckedAgainstTheirDeclaration) {
  const std::string base = "{kind: flood, speed: 10 m/s, ";
  EXPECT_THAT(read_component("{kind: flood, speed: 400 km/h}").mistakes,
              HasSubstr("hazards.0.speed: found \"400 km/h\""));
  EXPECT_THAT(read_component("{kind: flood, speed: 10}").mistakes,
              HasSubstr("expected a speed in [0, 100] m/s such as"));
  EXPECT_THAT(read_component(base + "mode: fats}").mistakes, HasSubstr("did you mean \"fast\"?"));
  EXPECT_THAT(read_component(base + "wet: yes}").mistakes,
              HasSubstr("expected true or false; did you mean \"true\"?"));
  EXPECT_THAT(read_component(base + "delay: uniform(1 h, 2 h)}").mistakes,
              HasSubstr("found \"uniform(1 h\", expected a text such as uniform(1 h, 2 h), in quotes if"));
  EXPECT_THAT(read_component(base + "delay: \"uniform(-1 h, 1 h)\"}").mistakes, HasSubstr("never below 0 s"));
  EXPECT_THAT(read_component(base + "path: []}").mistakes, HasSubstr("found an empty list"));
  EXPECT_THAT(read_component(base + "path: [[1, 2, 3]]}").mistakes,
              HasSubstr("found a list, expected [longitude"));
}

TEST(Components, UnknownKindsAndParametersAreSuggested) {
  EXPECT_EQ(read_component("{kind: floood}").mistakes,
            "a.yaml:1:8: hazards.0.kind: found \"floood\", expected one of flood; did you mean \"flood\"?");
  EXPECT_EQ(read_component("{kind: flood, spede: 10 m/s}").mistakes,
            "a.yaml:1:15: hazards.0: found parameter \"spede\", expected one of kind, speed, mode, wet, "
            "delay, path; "
            "did you mean \"speed\"?");
  EXPECT_EQ(read_component("[1]").mistakes,
            "a.yaml:1:1: hazards.0.kind: found nothing, expected one of flood");
}

}  // namespace
}  // namespace surge::scenarios
