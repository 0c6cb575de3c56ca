// SPDX-License-Identifier: Apache-2.0
// What the program offers is documented, and what the documentation points to exists.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const fs::path kRoot = SURGE_SOURCE_DIR;

std::vector<fs::path> pages() {
  std::vector<fs::path> found{kRoot / "README.md", kRoot / "CHANGELOG.md"};
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  return found;
}

TEST(Documentation, EverySubcommandHasHelpAndIsDescribed) {
  const std::vector<std::string> names = matches(run_surge({"--help"}).out, "\n  ([a-z]+) ");
  ASSERT_THAT(names, testing::SizeIs(testing::Ge(4)));
  const std::string page = read_text(kRoot / "docs" / "command.md");
  for (const std::string& name : names) {
    const ProgramResult help = run_surge({name, "--help"});
    EXPECT_EQ(help.exit_code, 0) << name;
    EXPECT_THAT(help.out, HasSubstr("usage: surge " + name));
    EXPECT_THAT(page, HasSubstr("## surge " + name));
  }
}

TEST(Documentation, EveryOptionIsDescribed) {
  const std::string page = read_text(kRoot / "docs" / "command.md");
  for (const std::string& name : matches(run_surge({"--help"}).out, "\n  ([a-z]+) ")) {
    for (const std::string& option : matches(run_surge({name, "--help"}).out, "(--[a-z]+)")) {
      EXPECT_THAT(page, HasSubstr(option)) << "option of surge " << name;
    }
  }
}

TEST(Documentation, EveryNameOfTheCataloguesIsDescribed) {
  std::vector<std::string> names;
  for (const auto& hazard : models::hazard_catalogue()) names.push_back(hazard.kind);
  for (const auto& policy : models::dispatch_policy_catalogue()) names.push_back(policy.kind);
  for (const auto& policy : models::sourcing_policy_catalogue()) names.push_back(policy.kind);
  for (const auto& policy : models::repair_policy_catalogue()) names.push_back(policy.kind);
  for (const auto& policy : models::team_policy_catalogue()) names.push_back(policy.kind);
  for (const auto& policy : models::evacuation_policy_catalogue()) names.push_back(policy.kind);
  for (const auto& metric : models::metric_catalogue()) names.push_back(metric.name);
  const std::vector<std::string> described =
      matches(read_text(kRoot / "docs" / "catalogue.md"), "\n\\| `([a-z_]+)` \\|");
  EXPECT_THAT(described, testing::UnorderedElementsAreArray(names));
}

TEST(Documentation, TheExampleOfAPolicyIsTheOneThatIsTested) {
  const std::string code = read_text(kRoot / "tests" / "models" / "example_policy.cpp");
  EXPECT_THAT(read_text(kRoot / "docs" / "extending.md"), HasSubstr("```cpp\n" + code + "```"));
}

TEST(Documentation, EveryLinkLeadsToAFile) {
  std::vector<std::string> broken;
  for (const fs::path& page : pages()) {
    for (const std::string& link : matches(read_text(page), R"(\]\(([^)#:]+)[^):]*\))")) {
      if (!fs::exists(page.parent_path() / link)) broken.push_back(page.filename().string() + ": " + link);
    }
  }
  EXPECT_THAT(broken, IsEmpty());
}

TEST(Documentation, EveryPageIsInTheIndex) {
  const std::string index = read_text(kRoot / "docs" / "README.md");
  for (const fs::path& page : pages()) {
    if (page.parent_path() != kRoot / "docs" || page.filename() == "README.md") continue;
    EXPECT_THAT(index, HasSubstr(page.filename().string()));
  }
}

}  // namespace
}  // namespace surge::test
