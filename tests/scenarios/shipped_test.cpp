// SPDX-License-Identifier: Apache-2.0
// The scenarios, the schema and the documentation that come with the program.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/declarations.h"
#include "scenarios/json_schema.h"
#include "scenarios/read.h"

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
  EXPECT_EQ(scenario.command.plan.conversions.size(), scenario.lines.size());
}

TEST(Schema, CommittedFileIsUpToDate) {
  EXPECT_EQ(text_of(kSchema), scenarios::scenario_json_schema())
      << "write it anew: surge describe schema > scenarios/schema/scenario.schema.json";
}

TEST(Schema, ShippedScenariosAreValid) {
  const std::string python = "/usr/bin/python3 -c \"import sys, json, yaml, jsonschema\n";
  if (std::system((python + "\" 2>/dev/null").c_str()) != 0) GTEST_SKIP() << "no Python with jsonschema";
  std::string command = python +
                        "schema = json.load(open(sys.argv[1]))\n"
                        "for name in sys.argv[2:]: jsonschema.Draft202012Validator(schema).validate("
                        "yaml.safe_load(open(name)))\" '" +
                        kSchema.string() + "'";
  for (const fs::path& file : shipped()) command.append(" '").append(file.string()).append("'");
  EXPECT_EQ(std::system(command.c_str()), 0);
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
