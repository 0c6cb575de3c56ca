// SPDX-License-Identifier: Apache-2.0
// surge list and surge describe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

nlohmann::json json_of(std::vector<std::string> arguments) {
  arguments.push_back("--json");
  const ProgramResult result = run_surge(std::move(arguments));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return nlohmann::json::parse(result.out);
}

TEST(List, ShowsScenariosAndCatalogues) {
  const ProgramResult result = run_surge({"list"});
  EXPECT_EQ(result.exit_code, 0);
  for (const char* name :
       {"longmenshan-m8", "minimal", "earthquake", "nearest_first", "by_horizon", "coverage"}) {
    EXPECT_THAT(result.out, HasSubstr(name));
  }
}

TEST(List, EveryShippedScenarioIsValid) {
  const auto list = json_of({"list", "scenarios"});
  for (const auto& scenario : list["scenarios"]) {
    const std::string name = scenario["name"];
    EXPECT_EQ(run_surge({"validate", name}).exit_code, 0) << name;
  }
}

TEST(List, UnknownKindSuggestsTheNearest) {
  const ProgramResult result = run_surge({"list", "polices"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("did you mean 'policies'?"));
}

TEST(Describe, EveryListedNameCanBeDescribed) {
  const auto list = json_of({"list"});
  const std::vector<std::pair<std::string, std::string>> kinds{{"hazards", "hazard"},
                                                               {"policies", "policy"},
                                                               {"sourcing", "sourcing"},
                                                               {"evacuation", "evacuation"},
                                                               {"metrics", "metric"}};
  for (const auto& [plural, singular] : kinds) {
    for (const auto& entry : list[plural]) {
      EXPECT_EQ(json_of({"describe", singular, entry["name"]})["name"], entry["name"]);
    }
  }
}

TEST(Describe, ParametersHaveRangesAndDefaults) {
  const ProgramResult result = run_surge({"describe", "hazard", "earthquake"});
  EXPECT_THAT(result.out, testing::ContainsRegex("magnitude +number, 4 to 9 +required"));
  EXPECT_THAT(result.out,
              testing::ContainsRegex("strike +angle, 0 degrees to 360 degrees +default 45 degrees"));
}

TEST(Describe, UnknownNameSuggestsTheNearest) {
  const ProgramResult result = run_surge({"describe", "policy", "proportionl"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("did you mean 'proportional'?"));
}

TEST(Describe, SourcingPoliciesHaveParameters) {
  const ProgramResult result = run_surge({"describe", "sourcing", "by_horizon"});
  EXPECT_THAT(result.out, testing::ContainsRegex("short +time, .* +default 3 d"));
  EXPECT_THAT(run_surge({"describe", "sourcing", "by_horizn"}).err, HasSubstr("did you mean 'by_horizon'?"));
}

TEST(Describe, ScenarioTellsCountsAndStock) {
  const auto json = json_of({"describe", "longmenshan-m8"});
  EXPECT_EQ(json["counties"], 183);
  EXPECT_GE(json["bases"], 10);
  EXPECT_GE(json["items"], 40);
  EXPECT_GT(json["stock_t"], 0);
}

TEST(Describe, SchemaIsAJsonSchema) {
  const ProgramResult result = run_surge({"describe", "schema"});
  EXPECT_TRUE(nlohmann::json::parse(result.out).contains("$schema"));
}

TEST(Describe, ReadsAFileWithAllMetrics) {
  const TemporaryFolder folder;
  const std::string file = folder.file("run.h5");
  ASSERT_EQ(run_surge({"run", "minimal", "--replications", "1", "-o", file, "--quiet"}).exit_code, 0);
  const auto json = json_of({"describe", file});
  EXPECT_EQ(json["replications"], 1);
  bool found = false;  // a table along an axis of numbers other than time
  for (const auto& table : json["tables"]) {
    found = found || (table["name"] == "readiness" && table["dimensions"].front() == "readiness_horizon");
  }
  EXPECT_TRUE(found) << json["tables"];
}

}  // namespace
}  // namespace surge::test
