// SPDX-License-Identifier: Apache-2.0
// surge export replaces what it wrote, and nothing else.
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/export/workbook_origin.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ExportOutput : public ::testing::Test {
 protected:
  ExportOutput() {
    EXPECT_EQ(run_surge({"run", "minimal", "--quiet", "--replications", "2", "-o", folder.file("near.h5")})
                  .exit_code,
              0);
  }
  ProgramResult exported(std::vector<std::string> more) const {
    more.insert(more.begin(), {"export", "near.h5", "--quiet"});
    return run_surge(more, folder.path());
  }
  void expect_refused(const std::vector<std::string>& more, const char* why) const {
    const ProgramResult refused = exported(more);
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr(why));
  }

  TemporaryFolder folder;
};

TEST_F(ExportOutput, FoldersOfOthersAreLeftAlone) {
  fs::create_directory(folder.file("mine"));
  write_text(folder.file("mine/diary.txt"), "dear diary");
  expect_refused({"-o", "mine"}, "was not made by surge export");
  EXPECT_EQ(read_text(folder.file("mine/diary.txt")), "dear diary");
}

TEST_F(ExportOutput, ItsOwnFoldersAreReplacedAsAWhole) {
  ASSERT_EQ(exported({"-o", "ours"}).exit_code, 0);
  EXPECT_EQ(exported({"-o", "ours", "--metric", "gini"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.file("ours/coverage.csv")));
  EXPECT_TRUE(fs::exists(folder.file("ours/summary.csv")));
}

TEST_F(ExportOutput, EmptyFoldersAreFilled) {
  fs::create_directory(folder.file("empty"));
  EXPECT_EQ(exported({"-o", "empty"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(folder.file("empty/summary.csv")));
}

TEST_F(ExportOutput, WhatPeopleAddedToItsFolderIsNotRemoved) {
  ASSERT_EQ(exported({"-o", "ours"}).exit_code, 0);
  write_text(folder.file("ours/map.qgz"), "a map");
  expect_refused({"-o", "ours"}, "holds 'map.qgz', which surge export did not write");
  EXPECT_EQ(read_text(folder.file("ours/map.qgz")), "a map");
}

TEST_F(ExportOutput, AWorkbookNeverReplacesTheResultFile) {
  const std::string before = read_text(folder.file("near.h5"));
  expect_refused({"--format", "xlsx", "-o", "near.h5"}, "was not written by surge export");
  expect_refused({"-o", "near.h5"}, "near.h5 is a file, and a folder is wanted");
  EXPECT_EQ(read_text(folder.file("near.h5")), before);
}

TEST_F(ExportOutput, ItsOwnWorkbooksAreReplacedUntilSomebodyEditsThem) {
  const std::string book = folder.file("near.xlsx");
  ASSERT_EQ(exported({"--format", "xlsx"}).exit_code, 0);
  EXPECT_EQ(exported({"--format", "xlsx", "--language", "zh"}).exit_code, 0);
  const std::string edit =
      "import openpyxl, sys\nb = openpyxl.load_workbook(sys.argv[1])\nb.active['D4'] = "
      "'mine'\nb.save(sys.argv[1])";
  if (run_program({"/usr/bin/python3", "-c", edit, book}).exit_code != 0) GTEST_SKIP() << "no openpyxl";
  const std::string edited = read_text(book);
  expect_refused({"--format", "xlsx"}, "has been changed since");
  EXPECT_EQ(read_text(book), edited);
}

TEST_F(ExportOutput, NothingIsLeftBesideIt) {
  ASSERT_EQ(exported({"--format", "xlsx"}).exit_code, 0);
  ASSERT_EQ(exported({}).exit_code, 0);
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
    names.insert(entry.path().filename().string());
  EXPECT_EQ(names, (std::set<std::string>{"near.h5", "near.xlsx", "near-csv"}));
}

TEST_F(ExportOutput, BrokenArchivesAreNotItsOwn) {
  ASSERT_EQ(exported({"--format", "xlsx"}).exit_code, 0);
  ASSERT_TRUE(analysis::exports::is_own_workbook(folder.file("near.xlsx")));
  const std::string whole = read_text(folder.file("near.xlsx"));
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 97) {
    write_text(folder.file("cut.xlsx"), whole.substr(0, size));
    EXPECT_FALSE(analysis::exports::is_own_workbook(folder.file("cut.xlsx"))) << size;
    write_text(folder.file("cut.xlsx"), whole.substr(size + 1));
    (void)analysis::exports::is_own_workbook(folder.file("cut.xlsx"));
  }
  for (std::size_t at = whole.size() - 60; at < whole.size();
       ++at) {  // the directory's end, and what it points to
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
    write_text(folder.file("cut.xlsx"), damaged);
    EXPECT_NO_THROW((void)analysis::exports::is_own_workbook(folder.file("cut.xlsx"))) << at;
  }
  EXPECT_FALSE(analysis::exports::is_own_workbook(folder.file("none.xlsx")));
}

}  // namespace
}  // namespace surge::test
