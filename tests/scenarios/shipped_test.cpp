// SPDX-License-Identifier: Apache-2.0
// The scenarios, the schema and the documentation that come with the program.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/declarations.h"
#include "scenarios/json_schema.h"
#include "scenarios/read.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path kRoot = SURGE_SOURCE_DIR;
const fs::path kSchema = kRoot / "scenarios" / "schema" / "scenario.schema.json";

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// All scenario files but the parts in reference/.
std::vector<fs::path> shipped() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& folder : fs::directory_iterator(kRoot / "scenarios")) {
    if (!folder.is_directory() || folder.path().filename() == "reference") continue;
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
      if (file.path().extension() == ".yaml") files.push_back(file.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ShippedScenarios, AllReadAndResolve) {
  ASSERT_GE(shipped().size(), 9U);
  for (const fs::path& file : shipped()) {
    const scenarios::LoadedScenario loaded = scenarios::read_scenario(file);
    EXPECT_FALSE(loaded.scenario.title.zh.empty()) << file;
    EXPECT_EQ(scenarios::read_scenario_text(loaded.resolved_yaml, "resolved").hash, loaded.hash) << file;
  }
}

TEST(ShippedScenarios, ReferenceRegionIsWhole) {
  const models::Scenario scenario = scenarios::read_scenario(kRoot / "scenarios" / "longmenshan-m8").scenario;
  EXPECT_EQ(scenario.key, "longmenshan-m8");
  EXPECT_EQ(scenario.counties.size(), 183U);
  EXPECT_EQ(scenario.prefectures.size(), 21U);
  EXPECT_GT(scenario.places.size(), scenario.counties.size());
  EXPECT_GE(scenario.items.size(), 40U);
  EXPECT_EQ(scenario.bases.size(), 10U);
  EXPECT_GE(scenario.plants.size(), scenario.bases.size());
  EXPECT_GE(scenario.conversions.size(), 40U);
  EXPECT_EQ(scenario.command.plan.conversions.size(), scenario.conversions.size());
  EXPECT_EQ(scenario.command.plan.agreements.size(), scenario.agreements.size());
  EXPECT_GT(scenario.agreements.size(), 0U);
  EXPECT_GT(scenario.peacetime.duration, std::chrono::hours(365 * 24));
}

TEST(ShippedScenarios, ReferenceRegionUsesEveryTableOfSupply) {
  const models::Scenario scenario = scenarios::read_scenario(kRoot / "scenarios" / "longmenshan-m8").scenario;
  EXPECT_FALSE(scenario.substitutes.empty());
  EXPECT_FALSE(scenario.kits.empty());
  EXPECT_FALSE(scenario.lots.empty());
  EXPECT_FALSE(scenario.collection_points.empty());
  EXPECT_FALSE(scenario.customers.empty());
  EXPECT_FALSE(scenario.replenishment.empty());
  EXPECT_FALSE(scenario.rotation.empty());
  EXPECT_FALSE(scenario.production.bills.empty());
  EXPECT_FALSE(scenario.production.sourcing.empty());
  EXPECT_FALSE(scenario.markets.empty());
  EXPECT_FALSE(scenario.aid.empty());
  EXPECT_FALSE(scenario.donations.empty());
  EXPECT_FALSE(scenario.outages.empty());
  EXPECT_TRUE(scenario.facility_fragility[0] && scenario.facility_fragility[1]);
}

TEST(ShippedScenarios, EveryCategoryOfGoodsIsThere) {
  const models::Scenario scenario = scenarios::read_scenario(kRoot / "scenarios" / "longmenshan-m8").scenario;
  std::set<models::ItemCategory> categories;
  for (const models::Item& item : scenario.items) categories.insert(item.category);
  EXPECT_EQ(categories.size(), 7U) << "six of goods, and materials";
}

TEST(Schema, CommittedFileIsUpToDate) {
  EXPECT_EQ(text_of(kSchema), scenarios::scenario_json_schema())
      << "write it anew: surge describe schema > scenarios/schema/scenario.schema.json";
}

bool run_python(const std::string& program, const std::vector<fs::path>& arguments) {
  std::string command = "/usr/bin/python3 -c \"import sys, json, yaml, jsonschema\n" + program + "\" '" +
                        kSchema.string() + "'";
  for (const fs::path& argument : arguments) command.append(" '").append(argument.string()).append("'");
  return std::system((command + " 2>/dev/null").c_str()) == 0;
}

constexpr const char* kValidate =
    "schema = json.load(open(sys.argv[1]))\n"
    "for name in sys.argv[2:]: jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(open(name)))";

TEST(Schema, ShippedScenariosAreValid) {
  if (!run_python("", {})) GTEST_SKIP() << "no Python with jsonschema and yaml";
  EXPECT_TRUE(run_python(kValidate, shipped()));
}

TEST(Schema, SpoiltScenariosAreNotValid) {
  if (!run_python("", {})) GTEST_SKIP() << "no Python with jsonschema and yaml";
  const std::vector<std::pair<std::string, std::string>> slips = {
      {"surge: 1", "surge: 2"},
      {"convoy_size: 5", "convoy_size: five"},
      {"nearest_first", "nearst_first"},
      {"metrics: all", "metric: all"},
      {"magnitude: 7.0", "magnitude: 17"},
      {"horizon: 10 d", "horizon: 10"},
      {"detection: 30 min", "detection: unif(1 h)"}};
  for (const auto& [from, to] : slips) {
    ScenarioCopy copy;
    copy.replace("scenario.yaml", from, to);
    EXPECT_FALSE(run_python(kValidate, {copy.folder() / "scenario.yaml"})) << to;
  }
}

TEST(Documentation, HoldsTheReferenceOfAllTablesAndColumns) {
  const std::string page = text_of(kRoot / "docs" / "scenario-format.md");
  for (const scenarios::TableDeclaration& table : scenarios::table_declarations()) {
    EXPECT_THAT(page, HasSubstr("### Table `" + table.name + "`"));
    for (const scenarios::Field& field : table.fields) EXPECT_THAT(page, HasSubstr("`" + field.name + "`"));
  }
  EXPECT_TRUE(page.ends_with(scenarios::format_reference())) << "the reference at the end is out of date";
}

}  // namespace
}  // namespace surge::test
