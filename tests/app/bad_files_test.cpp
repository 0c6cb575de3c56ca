// SPDX-License-Identifier: Apache-2.0
// Whatever is wrong with a result file, every command that reads one says so in one sentence.
#include <filesystem>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Commands that read result files, with FILE where the file stands.
using Command = std::vector<std::string>;
const Command kDescribe = {"describe", "FILE"};
const Command kReport = {"report", "FILE", "--json", "--no-story"};
const Command kCompare = {"compare", "FILE", "FILE"};
const Command kExplain = {"explain", "FILE", "--county", "1", "--item", "tent", "--at", "60h"};
const Command kRisk = {"risk", "FILE"};
const Command kExport = {"export", "FILE", "-o", "exported"};
const Command kFigures = {"figures", "FILE", "-o", "drawn"};
const Command kMerge = {"merge", "FILE", "FILE", "-o", "merged.h5"};
const std::vector<Command> kReaders = {kDescribe, kReport, kCompare, kExplain,
                                       kRisk,     kExport, kFigures, kMerge};

class BadFiles : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    ASSERT_EQ(run_surge({"run", "minimal", "--quiet", "--replications", "3", "-o", good()}).exit_code, 0);
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string good() { return folder_->file("good.h5"); }
  static std::string file(const std::string& name) { return folder_->file(name); }

  static ProgramResult read(std::vector<std::string> words, const std::string& path) {
    std::replace(words.begin(), words.end(), std::string("FILE"), path);
    return run_surge(words, folder_->path());
  }
  /// From each of the commands one sentence that names the file, and nothing of HDF5's own.
  static void expect_sentence(const std::string& path, const std::string& what,
                              const std::vector<Command>& readers = kReaders) {
    for (const std::vector<std::string>& reader : readers) {
      SCOPED_TRACE(reader[0] + " " + path);
      const ProgramResult result = read(reader, path);
      EXPECT_EQ(result.exit_code, 2);
      EXPECT_THAT(result.err, HasSubstr(path));
      EXPECT_THAT(result.err, HasSubstr(what));
      EXPECT_EQ(result.err.find("HDF5-DIAG"), std::string::npos);
      EXPECT_EQ(result.out, "");
      const std::string told = result.err.substr(0, result.err.find("See 'surge"));
      EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << told;
    }
  }
  /// Changes attributes with h5py; false if that is not here.
  static bool change(const std::string& path, const std::string& code) {
    fs::copy_file(good(), path, fs::copy_options::overwrite_existing);
    const std::string program = "import h5py, sys\nf = h5py.File(sys.argv[1], 'r+')\n" + code;
    return run_program({"/usr/bin/python3", "-c", program, path}).exit_code == 0;
  }

  static std::unique_ptr<TemporaryFolder> folder_;
};
std::unique_ptr<TemporaryFolder> BadFiles::folder_;

TEST_F(BadFiles, MissingOnesAndFolders) {
  expect_sentence(file("none.h5"), "there is no such file");
  fs::create_directory(file("folder.h5"));
  expect_sentence(file("folder.h5"), "this is a folder");
}

TEST_F(BadFiles, EmptyOnesAndTexts) {
  write_bytes(file("empty.h5"), "");
  expect_sentence(file("empty.h5"), "not an HDF5 file");
  write_bytes(file("text.h5"), std::string(10000, 'x'));
  expect_sentence(file("text.h5"), "not an HDF5 file");
}

TEST_F(BadFiles, CutOffAnywhere) {
  const std::string whole = bytes_of(good());
  std::mt19937 draw(7);
  for (int i = 0; i < 8; ++i) {
    write_bytes(file("cut.h5"), whole.substr(0, 1 + draw() % (whole.size() - 2)));
    expect_sentence(file("cut.h5"), "cut off or damaged");
  }
}

TEST_F(BadFiles, HDF5OfSomebodyElse) {
  if (!change(file("foreign.h5"), "del f.attrs['surge_file_type']")) GTEST_SKIP() << "no h5py";
  expect_sentence(file("foreign.h5"), "not a result file of surge");
}

TEST_F(BadFiles, NewerAndOlderFormats) {
  if (!change(file("newer.h5"), "f.attrs['format_version'] = 99")) GTEST_SKIP() << "no h5py";
  expect_sentence(file("newer.h5"), "format version 99 is newer than this program");
  ASSERT_TRUE(change(file("older.h5"), "f.attrs['format_version'] = 0"));
  expect_sentence(file("older.h5"), "format version");
}

TEST_F(BadFiles, TablesThatLackReplications) {
  const bool changed =
      change(file("short.h5"),
             "f['metrics/unmet_person_days'].resize((1,))\nf['metrics/fill_rate_72h'].resize((1,))");
  if (!changed) GTEST_SKIP() << "no h5py";
  expect_sentence(file("short.h5"), "too short", {kReport, kExport});
  expect_sentence(file("short.h5"), "lacks replications", {kCompare});
}

TEST_F(BadFiles, UnfinishedOnesAreReadWhenAskedFor) {
  if (!change(file("partial.h5"), "f.attrs['complete'] = 0")) GTEST_SKIP() << "no h5py";
  EXPECT_THAT(read(kDescribe, file("partial.h5")).out, ::testing::ContainsRegex("complete +no"));
  expect_sentence(file("partial.h5"), "the run was not finished", {kReport, kCompare, kExport, kRisk});
  for (std::vector<std::string> reader : {kReport, kCompare, kExport}) {
    reader.emplace_back("--partial");
    EXPECT_EQ(read(reader, file("partial.h5")).exit_code, 0) << reader[0];
  }
}

}  // namespace
}  // namespace surge::test
