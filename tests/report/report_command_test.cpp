// SPDX-License-Identifier: Apache-2.0
// The data that surge report hands to its page.
#include <algorithm>
#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/report/page.h"
#include "tests/report/unpack.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ReportData = nlohmann::ordered_json;

class Report : public ::testing::Test {
 protected:
  std::string run(const std::string& name, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"run", "minimal", "--quiet", "--json", "-o", folder.file(name)};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = run_surge(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    if (name == "run.h5") summary = ReportData::parse(result.out)["summary"];
    return folder.file(name);
  }
  ReportData data(std::vector<std::string> words) {
    words.insert(words.begin(), "report");
    words.emplace_back("--json");
    const ProgramResult result = run_surge(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.exit_code == 0 ? ReportData::parse(result.out) : ReportData();
  }
  static const ReportData& named(const ReportData& list, const std::string& name) {
    return *std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry["name"] == name; });
  }

  TemporaryFolder folder;
  ReportData summary;
};

TEST_F(Report, FiguresAreThoseOfTheSummary) {
  const ReportData found = data({run("run.h5")})["runs"][0];
  EXPECT_EQ(found["replications"], 10);
  EXPECT_GE(found["figures"].size(), 20U);
  for (const char* name : {"unmet_person_days", "fill_rate_72h", "supply_cost"}) {
    const ReportData& figure = named(found["figures"], name)["statistics"];
    const ReportData& told = summary["metrics"][name];
    for (const auto& [ours, theirs] :
         {std::pair{"mean", "mean"}, {"low", "low95"}, {"p5", "p5"}, {"tail", "cvar95"}})
      EXPECT_EQ(figure[ours], told[theirs]) << name << ' ' << ours;
  }
}

TEST_F(Report, TheStoryIsTheTypicalReplicationAgain) {
  const ReportData found = data({run("run.h5", {"--replications", "5"})})["runs"][0];
  const ReportData& story = found["story"];
  const std::size_t times = found["time"].size();
  const std::size_t counties = found["axes"]["county"]["keys"].size();
  ASSERT_EQ(story["unmet"]["shape"], ReportData::array({times, counties}));
  // Coverage of that replication alone, from its series: 1 - unmet / in need.
  const std::uint64_t number = story["replication"];
  const std::string one = folder.file("one.h5");
  ASSERT_EQ(run_surge({"run", "minimal", "--quiet", "--replications", std::to_string(number + 1), "-o", one})
                .exit_code,
            0);
  const std::vector<double> need = unpacked(story["need"]), unmet = unpacked(story["unmet"]);
  const std::string code =
      "import h5py,sys; print(*h5py.File(sys.argv[1])['series/coverage_by_county'][-1, 8])";
  const ProgramResult told = run_program({"/usr/bin/python3", "-c", code, one});
  if (told.exit_code != 0) GTEST_SKIP() << "no h5py";
  std::istringstream numbers(told.out);
  for (std::size_t county = 0; county < counties; ++county) {
    double coverage = 0;
    std::string word;
    numbers >> word;
    if (word == "nan") continue;
    coverage = std::stod(word);
    const std::size_t cell = 8 * counties + county;
    EXPECT_NEAR(1 - unmet[cell] / need[cell], coverage, 2e-3) << county;
  }
  EXPECT_FALSE(story["lines"].empty());
  EXPECT_GT(found["flows"].size(), 0U);
}

TEST_F(Report, PeopleOfTheStoryAddUpToTheirPersonDays) {
  const std::string file = run("run.h5", {"--replications", "1", "--set", "run.sample_interval=15 min"});
  const ReportData found = data({file})["runs"][0];
  const std::vector<double> unmet = unpacked(found["story"]["unmet"]);
  const std::vector<double> time = found["time"];
  const ReportData& told = named(found["breakdowns"], "unmet_person_days_by_county")["mean"];
  const std::size_t counties = told.size();
  for (std::size_t county = 0; county < counties; ++county) {
    double person_days = 0;
    for (std::size_t step = 1; step < time.size(); ++step) {
      const double mean = (unmet[(step - 1) * counties + county] + unmet[step * counties + county]) / 2;
      person_days += mean * (time[step] - time[step - 1]) / 24;
    }
    const double expected = told[county];
    EXPECT_NEAR(person_days, expected, 0.02 * expected + 1) << county;
  }
}

TEST_F(Report, GoodsFlowOnFromColumnToColumn) {
  const ReportData found = data({run("run.h5")})["runs"][0];
  std::map<std::string, double> in, out;
  for (const ReportData& flow : found["flows"]) {
    const double tonnes = flow["value"];
    EXPECT_GT(tonnes, 0);
    out[flow["from"]] += tonnes;
    in[flow["to"]] += tonnes;
  }
  double from_sources = 0, to_prefectures = 0;
  for (const auto& [end, tonnes] : out) {
    EXPECT_TRUE(found["flowNames"].contains(end)) << end;
    if (end.starts_with("source:"))
      from_sources += tonnes;
    else
      EXPECT_NEAR(in[end], tonnes, 1e-9 * tonnes) << end;
  }
  for (const auto& [end, tonnes] : in) {
    if (end.starts_with("prefecture:")) to_prefectures += tonnes;
  }
  EXPECT_GT(from_sources, 0);
  EXPECT_NEAR(from_sources, to_prefectures, 1e-9 * from_sources);
}

TEST_F(Report, AnswersOfOptimizeAreShown) {
  const std::string file = run("run.h5");
  write_text(folder.file("answer.json"),
             R"({"kind": "p_median", "scenario": "minimal", "chosen": ["valley-depot"]})");
  EXPECT_EQ(data({file, "--answer", folder.file("answer.json")})["layout"]["chosen"][0], "valley-depot");
  write_text(folder.file("other.json"), R"({"kind": 1)");
  for (const char* name : {"other.json", "none.json", "run.h5"}) {
    const ProgramResult result = run_surge({"report", file, "--json", "--answer", folder.file(name)});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("expected answer.json of surge optimize")) << name;
  }
}

TEST_F(Report, TheHeadlineTellsWhatTheFiguresTell) {
  const ReportData found = data({run("run.h5")});
  const double met = named(found["runs"][0]["figures"], "fill_rate_72h")["statistics"]["mean"];
  const std::string english = found["headline"]["en"], chinese = found["headline"]["zh"];
  const std::string percent = std::to_string(std::lround(100 * met)) + " %";
  EXPECT_THAT(english, HasSubstr(percent + " within 72 hours"));
  EXPECT_THAT(chinese, HasSubstr("72 小时内 " + percent));
  // The bottleneck and the county with the largest means.
  const auto largest = [&](const char* table, const char* axis) {
    const std::vector<double> means = named(found["runs"][0]["breakdowns"], table)["mean"];
    const auto place = std::max_element(means.begin(), means.end()) - means.begin();
    return found["runs"][0]["axes"][axis]["names"][static_cast<std::size_t>(place)]["zh"].get<std::string>();
  };
  EXPECT_THAT(chinese, HasSubstr(largest("bottleneck_person_days", "bottleneck")));
  EXPECT_THAT(chinese, HasSubstr(largest("unmet_person_days_by_county", "county") + "缺供最多"));
}

TEST_F(Report, DifferencesAreThoseOfCompare) {
  const std::string first = run("a.h5"), second = run("b.h5", {"--set", "depots.valley-depot.docks=3"});
  const ReportData found = data({first, second})["comparison"];
  const ProgramResult compared = run_surge({"compare", first, second, "--json", "--quiet"});
  const ReportData told = ReportData::parse(compared.out)["metrics"];
  ASSERT_EQ(found["differences"].size(), told.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(found["differences"][i]["name"], told[i]["metric"]);
    EXPECT_EQ(found["differences"][i]["mean"], told[i]["differences"][0]["difference"]);
    EXPECT_EQ(found["differences"][i]["verdict"], told[i]["differences"][0]["verdict"]);
  }
  EXPECT_EQ(found["counties"]["b"]["mean"].size(), 4U);
}

TEST_F(Report, BoundariesComeFromTheScenario) {
  write_text(folder.file("map.topojson"), R"({"type": "Topology", "objects": {}, "arcs": []})");
  write_text(folder.file("mapped.yaml"), "surge: 1\nbase: " SURGE_SOURCE_DIR
                                         "/scenarios/minimal/scenario.yaml\nboundaries: map.topojson\n");
  const std::string file = folder.file("mapped.h5");
  ASSERT_EQ(run_surge({"run", folder.file("mapped.yaml"), "--quiet", "-o", file}).exit_code, 0);
  EXPECT_EQ(data({file})["boundaries"]["type"], "Topology");
  EXPECT_EQ(data({run("run.h5")})["boundaries"]["objects"]["counties"]["geometries"].size(), 4U);
}

TEST_F(Report, ABoundaryFileThatIsNoTopologyIsAMistake) {
  write_text(folder.file("map.topojson"), R"({"type": "FeatureCollection"})");
  write_text(folder.file("mapped.yaml"), "surge: 1\nbase: " SURGE_SOURCE_DIR
                                         "/scenarios/minimal/scenario.yaml\nboundaries: map.topojson\n");
  const ProgramResult result = run_surge({"validate", folder.file("mapped.yaml")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("expected TopoJSON"));
}

TEST_F(Report, PageHoldsTheData) {
  const std::string file = run("run.h5");
  const ProgramResult result = run_surge({"report", file, "-o", folder.file("report.html")});
  if (!analysis::report::has_page()) {
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("no report page"));
    return;
  }
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const std::string page = read_text(folder.file("report.html"));
  const std::string begin = R"(<script id="surge-data" type="application/json">)";
  const std::size_t from = page.find(begin) + begin.size();
  const ReportData inside = ReportData::parse(page.substr(from, page.find("</script>", from) - from));
  EXPECT_EQ(inside, data({file}));
  EXPECT_THAT(page.substr(0, from), HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
}

TEST_F(Report, FilesThatAreNoneAreToldInASentence) {
  write_text(folder.file("text.h5"), "no HDF5");
  for (const std::string& file : {folder.file("text.h5"), folder.file("none.h5")}) {
    const ProgramResult result = run_surge({"report", file, "--json"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
  }
}

}  // namespace
}  // namespace surge::test
