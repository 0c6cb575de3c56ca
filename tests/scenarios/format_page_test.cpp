// SPDX-License-Identifier: Apache-2.0
// The examples of tables in docs/scenario-format.md: put into the minimal scenario, they are read.
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

constexpr const char* kPage = SURGE_SOURCE_DIR "/docs/scenario-format.md";

/// Tables of the section on supply: indented lines, each table after a line `# name.csv`; where there is no
/// such line, the table whose columns the first line has.
std::map<std::string, std::string> example_tables() {
  const std::map<std::string, std::string> by_columns = {{"item,substitute", "substitutes.csv"},
                                                         {"calendar,time", "labour_calendars.csv"},
                                                         {"kind,target", "outages.csv"},
                                                         {"kind,damage_median", "facility_damage.csv"}};
  std::map<std::string, std::string> tables;
  std::ifstream page(kPage);
  std::string file;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## The tables of supply";
    if (!inside) continue;
    if (!line.starts_with("    ")) {
      file.clear();
      continue;
    }
    line.erase(0, 4);
    if (line.starts_with("# ")) {
      file = line.substr(2);
      continue;
    }
    if (file.empty()) file = by_columns.at(line.substr(0, line.find(',', line.find(',') + 1)));
    tables[file] += line + "\n";
  }
  return tables;
}

TEST(FormatPage, ExamplesOfTablesAreRead) {
  const std::map<std::string, std::string> examples = example_tables();
  EXPECT_GE(examples.size(), 19U);
  ScenarioCopy copy;
  for (const auto& [file, text] : examples) copy.write(file, text);
  copy.write("items.csv",
             copy.text("items.csv") + "quilt,Quilt,,shelter_and_living,quilt,2,0.01,100,,ambient,made up\n");
  std::string depots = "key,name_en,level,place,docks,dock_rate_m3_per_h,mobilisation\n";
  for (const char* key : {"valley-depot", "works-store", "mill-store", "trading-store", "hall"}) {
    depots += std::string(key) + ",Depot,prefecture,990101,1,50,2 h\n";
  }
  copy.write("depots.csv", depots);
  copy.write("equipment_makers.csv", "key,name_en,workshops,build_time\nloom-maker,Loom maker,1,3 d\n");
  EXPECT_EQ(copy.mistakes(), "no mistakes");
  EXPECT_THAT(copy.read().scenario.conversions, testing::SizeIs(2));
}

}  // namespace
}  // namespace surge::test
