// SPDX-License-Identifier: Apache-2.0
// docs/results.md against a file that the program has written: what is in the one is in the other.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAreArray;
using Names = std::vector<std::string>;
using Row = std::vector<std::string>;  ///< cells of a line of a table

const std::string kPython = "/usr/bin/python3";

/// "| `a`, `b` | h | |" has the cells "`a`, `b`", "h" and "".
Row cells(const std::string& line) {
  return matches(line.substr(1), R"( ?([^|]*?) *\|)");
}

/// The lines of all tables of a text that begin with a name in backticks.
std::vector<Row> rows(const std::string& text) {
  std::vector<Row> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("| `")) found.push_back(cells(line));
  }
  return found;
}

/// The names in backticks that begin lines of tables.
Names described(const std::string& text) {
  Names names;
  for (const Row& row : rows(text)) {
    for (const std::string& name : matches(row.front(), "`([^`]+)`")) names.push_back(name);
  }
  return names;
}

Names distinct(Names names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// The page, and a folder with the file of a run of the smallest scenario.
class ResultsPage : public testing::Test {
 protected:
  void SetUp() override {
    // A line in no plan is worth a warning: the file then has all that a file can have.
    run("near.h5", "command.plan.conversions=[]");
    contents_ = output_of({"h5dump", "-n", "1", "near.h5"});
  }

  void run(const std::string& file, const std::string& change) const {
    const ProgramResult result =
        run_surge({"run", "minimal", "--set", change, "--quiet", "-o", file}, folder_.path());
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  void sweep(const std::string& file) const {
    write_text(folder_.path() / "design.yaml",
               "{scenario: minimal, design: factorial, replications: 2, metrics: [unmet_person_days], "
               "parameters: [{path: command.convoy_size, values: [5, 20]}]}");
    const ProgramResult result = run_surge({"sweep", "design.yaml", "--quiet", "-o", file}, folder_.path());
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  std::string output_of(const std::vector<std::string>& command) const {
    const ProgramResult result = RunningProgram(command, folder_.path()).wait();
    EXPECT_EQ(result.exit_code, 0) << command.front() << ": " << result.err;
    return result.out;
  }
  /// Of the file: paths of all objects of a kind that h5dump tells, "group", "dataset" or "attribute".
  Names objects(const std::string& kind, const std::string& path) const {
    return matches(contents_, "\n " + kind + " +" + path + "(?=\n)");
  }
  /// A number of near.h5, computed by numpy.
  std::string number(const std::string& expression) const {
    std::string told = output_of(
        {kPython, "-c",
         "import h5py, numpy as np\nf = h5py.File('near.h5')\nprint('%.6f' % (" + expression + "))"});
    if (!told.empty()) told.pop_back();
    return told;
  }
  const fs::path& folder() const { return folder_.path(); }
  const std::string& page() const { return page_; }
  std::string section(const std::string& title) const {
    const std::size_t begin = page_.find("\n## " + title + "\n");
    EXPECT_NE(begin, std::string::npos) << "no section " << title;
    return begin == std::string::npos ? "" : page_.substr(begin, page_.find("\n## ", begin + 1) - begin);
  }

 private:
  std::string page_ = read_text(fs::path(SURGE_SOURCE_DIR) / "docs" / "results.md");
  TemporaryFolder folder_;
  std::string contents_;
};

TEST_F(ResultsPage, DescribesTheDatasetsAndGroupsOfTheFileAndNoOthers) {
  Names paths = objects("dataset", "(/\\S+)");
  for (const std::string& group : objects("group", "(/\\S+)")) paths.push_back(group);
  Names on_page = described(page());
  std::erase_if(on_page, [](const std::string& name) { return !name.starts_with("/"); });
  EXPECT_THAT(on_page, UnorderedElementsAreArray(paths));
}

TEST_F(ResultsPage, DescribesTheAttributesOfTheFileAndNoOthers) {
  EXPECT_THAT(described(section("Attributes of the file")),
              UnorderedElementsAreArray(objects("attribute", "/([^/\\s]+)")));
}

TEST_F(ResultsPage, DescribesTheAttributesOfDatasetsAndNoOthers) {
  EXPECT_THAT(described(section("Attributes of datasets")),
              UnorderedElementsAreArray(distinct(objects("attribute", "/\\S+/([^/\\s]+)"))));
}

/// Type, unit, dimensions and direction of a table, as `ncdump -h` shows them.
void expect_declared(const std::string& header, const Row& row) {
  ASSERT_THAT(row, SizeIs(5)) << row.front();
  const std::string path = matches(row[0], "`(.*)`").front();
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::string type = path.starts_with("/series/") ? "\tfloat " : "\tdouble ";
  const std::string dimensions = "(replication" + (row[2].empty() ? "" : ", " + row[2]) + ") ;\n";
  EXPECT_THAT(header, HasSubstr(type + name + dimensions));
  EXPECT_THAT(header, HasSubstr("\t" + name + ":units = \"" + row[1] + "\" ;\n"));
  EXPECT_THAT(header, HasSubstr("\t" + name + ":direction = \"" + row[3]));
}

TEST_F(ResultsPage, TellsTypeUnitDimensionsAndDirectionOfEveryTable) {
  const std::string header = output_of({"ncdump", "-h", "near.h5"});
  for (const char* title : {"Metrics", "Series"}) {
    for (const Row& row : rows(section(title))) expect_declared(header, row);
  }
}

TEST_F(ResultsPage, PythonExamplesRun) {
  if (run_program({kPython, "-c", "import netCDF4, h5py, pandas, xarray"}).exit_code != 0) {
    GTEST_SKIP() << "python3-h5py, python3-xarray or python3-netcdf4 is missing";
  }
  run("shares.h5", "command.dispatch.kind=proportional");
  sweep("sweep.h5");
  const Names examples = matches(page(), "```python\n([^`]+)```");
  ASSERT_THAT(examples, Not(IsEmpty()));
  // In one process: to import the libraries takes longer than all of the examples.
  std::string runner = "import contextlib, io\n";
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const std::string file = "example" + std::to_string(i) + ".py";
    write_text(folder() / file, examples[i]);
    runner +=
        "said = io.StringIO()\n"
        "with contextlib.redirect_stdout(said): exec(compile(open('" +
        file + "').read(), '" + file +
        "', 'exec'), {})\n"
        "assert said.getvalue().strip(), '" +
        file + " prints nothing'\n";
  }
  EXPECT_THAT(output_of({kPython, "-c", runner + "print('all ran')"}), HasSubstr("all ran"));
}

TEST_F(ResultsPage, RExamplesTellTheNumbersOfTheFile) {
  if (run_program({"Rscript", "-e", "library(ncdf4)"}).exit_code != 0)
    GTEST_SKIP() << "r-base-core or r-cran-ncdf4 is missing";
  run("shares.h5", "command.dispatch.kind=proportional");
  const Names examples = matches(page(), "```r\n([^`]+)```");
  ASSERT_THAT(examples, SizeIs(1));
  write_text(folder() / "example.R", examples.front());
  const std::string told = output_of({"Rscript", "example.R"});
  const std::string tents =
      number("np.nanmean(f['metrics/fill_rate_72h_by_item'][:, list(f['item'].asstr()).index('tent')])");
  EXPECT_THAT(told, HasSubstr(tents.substr(0, 6)));
  EXPECT_THAT(told, HasSubstr("person d"));
  EXPECT_THAT(told, HasSubstr("Paired t-test"));
}

TEST_F(ResultsPage, MatlabExamplesTellTheNumbersOfTheFile) {
  if (run_program({"octave-cli", "--eval", "pkg load netcdf"}).exit_code != 0)
    GTEST_SKIP() << "octave or octave-netcdf is missing";
  const Names examples = matches(page(), "```matlab\n([^`]+)```");
  ASSERT_THAT(examples, SizeIs(1));
  // Octave has no h5read: a stand-in for labels.
  const std::string before =
      "pkg load netcdf\n"
      "function labels = h5read(file, path)\n"
      "  [~, text] = system([\"" +
      std::string(kPython) +
      " -c \\\"import h5py; print(*h5py.File('\" file \"')['\" path \"'].asstr()[:], sep='|', "
      "end='')\\\"\"]);\n"
      "  labels = strsplit(text, '|')';\n"
      "end\n";
  write_text(folder() / "example.m", before + examples.front());
  const std::string told = output_of({"octave-cli", "--no-gui", "example.m"});
  EXPECT_THAT(told, HasSubstr(number("f['metrics/unmet_person_days'][:].mean()") + " person d"));
  EXPECT_THAT(told,
              HasSubstr(number("f['series/coverage_by_item'][:, -1, list(f['item'].asstr()).index('tent')]"
                               ".astype(float).mean()")));
}

}  // namespace
}  // namespace surge::test
