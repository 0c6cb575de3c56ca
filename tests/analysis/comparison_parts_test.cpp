// SPDX-License-Identifier: Apache-2.0
// What a comparison is made of: measures, records of files, files of comparisons, selection, precision.
#include <cmath>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/comparison/comparison_file.h"
#include "analysis/comparison/measure.h"
#include "analysis/comparison/precision_watch.h"
#include "analysis/comparison/result_records.h"
#include "analysis/comparison/selection.h"
#include "analysis/results/hdf5_handles.h"
#include "sim/random/sampling.h"
#include "tests/analysis/comparison_support.h"
#include "tests/analysis/support.h"

namespace surge::analysis {
namespace {

using testing::coverage_schema;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::record_with;
using testing::samples_of;
using testing::small_record;
using testing::small_schema;
using testing::TemporaryFolder;

TEST(Measures, AreNamedByTableAndLabelsInEitherLanguage) {
  const models::RecordSchema schema = coverage_schema();
  const auto all = measures_of(schema, "time_to_90_percent_by_item");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].key, "time_to_90_percent_by_item[item=water]");
  EXPECT_EQ(all[1].place.zh, "饮用水");
  EXPECT_EQ(measures_of(schema, "time_to_90_percent_by_item[item=饮用水]")[0].key, all[1].key);
  const CellPosition position = position_of(all[1], schema).value();
  EXPECT_EQ(schema.tables()[position.table].name, "time_to_90_percent_by_item");
  EXPECT_EQ(position.cell, 1u);
}

std::string measure_error(const std::string& text) {
  try {
    measures_of(coverage_schema(), text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "no error";
}

TEST(Measures, MistakesAreToldInASentence) {
  EXPECT_EQ(measure_error("unmet"), "there is no metric 'unmet'");
  EXPECT_EQ(measure_error("time_to_90_percent_by_item[item=tant]"), "there is no item 'tant'");
  EXPECT_THAT(measure_error("gini[item=tent]"), HasSubstr("has no dimension 'item'"));
  EXPECT_THAT(measure_error("coverage"), HasSubstr("is a series"));
  for (const char* text : {"", "[item=tent]", "gini[", "gini[]", "gini[item]", "gini[=x]"})
    EXPECT_THAT(measure_error(text), HasSubstr("expected NAME")) << text;
}

TEST(Measures, HeadlinesAreThoseTheSchemaHas) {
  std::vector<std::string> keys;
  for (const Measure& measure : headline_measures(coverage_schema())) keys.push_back(measure.key);
  EXPECT_THAT(keys,
              ElementsAre("unmet_person_days", "fill_rate_72h", "time_to_90_percent", "gini", "supply_cost"));
  EXPECT_EQ(headline_measures(small_schema()).size(), 2u);
}

TEST(ResultRecords, AreTheRecordsThatWereWrittenWithoutSeries) {
  const TemporaryFolder folder;
  testing::write_small_file(folder / "run.h5", 20);
  const ResultRecords records(folder / "run.h5");
  EXPECT_EQ(records.replications().size(), 20u);
  ASSERT_EQ(records.schema().tables().size(), 3u);
  const models::Record original = small_record(small_schema(), 7);
  const models::Record copy = records.record(7);
  EXPECT_EQ(copy.table(0)[0], original.table(0)[0]);
  EXPECT_TRUE(std::isnan(copy.table(1)[0]));
  EXPECT_EQ(copy.table(2)[1], original.table(2)[1]);
  EXPECT_EQ(copy.outcome.time, original.outcome.time);
  EXPECT_EQ(copy.outcome.kind, sim::RunOutcome::Kind::horizon);
}

/// Two alternatives of 20 replications, the second better by 1.
void write_comparison(const std::filesystem::path& path) {
  const models::RecordSchema schema = coverage_schema();
  const std::vector<Measure> measures = measures_of(schema, "unmet_person_days");
  const std::vector<AlternativeName> names = testing::names(2);
  std::vector<ComparedRun> runs;
  for (const AlternativeName& name : names) runs.push_back({name, "surge: 1\n", &schema});
  ComparisonWriter writer(path, testing::small_information(), runs);
  std::vector<AlternativeSamples> samples(2, AlternativeSamples(schema, measures));
  for (std::size_t i = 0; i < 40; ++i) {
    const models::Record record =
        record_with(schema, measures[0], static_cast<double>(i / 2) - static_cast<double>(i % 2));
    samples[i % 2].add(record);
    writer.append(i % 2, i / 2, record);
  }
  writer.finish(compare_alternatives(42, names, samples, measures), samples);
}

TEST(ComparisonFile, HoldsMetricsOfAllAndTheDifferences) {
  const TemporaryFolder folder;
  write_comparison(folder / "both.h5");
  EXPECT_FALSE(std::filesystem::exists(folder / "both.h5.part"));
  const hdf5::File file = hdf5::File::open(folder / "both.h5");
  const auto values = [&](const std::string& name) {
    return file.read_doubles(file.open_dataset(file.root(), name), name);
  };
  EXPECT_EQ(values("alternatives/a/metrics/unmet_person_days")[3], 3);
  EXPECT_EQ(values("alternatives/b/metrics/unmet_person_days")[3], 2);
  EXPECT_THAT(values("differences/mean_difference"), ElementsAre(-1));
  EXPECT_THAT(values("differences/difference"), ::testing::Each(-1));
  EXPECT_EQ(file.scale_name(file.open_dataset(file.root(), "differences/difference"), 2), "measure");
  EXPECT_EQ(file.integer_attribute(file.root(), "complete", 0), 1);
}

TEST(ComparisonFile, OtherToolsReadIt) {
  const TemporaryFolder folder;
  write_comparison(folder / "both.h5");
  const std::string path = (folder / "both.h5").string();
  const std::string script =
      "try:\n import xarray, h5netcdf, netCDF4\nexcept ImportError: raise SystemExit(77)\n"
      "for engine in ('h5netcdf', 'netcdf4'):\n"
      " d = xarray.open_dataset('" +
      path +
      "', group='differences', engine=engine)\n"
      " assert d.mean_difference.sel(alternative='b', measure='unmet_person_days') == -1\n"
      " a = xarray.open_dataset('" +
      path +
      "', group='alternatives/a/metrics', engine=engine)\n"
      " assert a.time_to_90_percent_by_item.dims == ('replication', 'item'), a\n";
  const int status = std::system(("/usr/bin/python3 -c \"" + script + "\"").c_str());
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "python3-xarray, -h5netcdf or -netcdf4 is missing";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(ComparisonFile, LeavesNothingIfItIsNotFinished) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = coverage_schema();
  const std::vector<ComparedRun> runs{{testing::names(1)[0], "", &schema}};
  { ComparisonWriter writer(folder / "both.h5", testing::small_information(), runs); }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

/// Normal outputs of means 0, 1, 2 with common random numbers.
double output_of(std::size_t alternative, std::uint64_t replication) {
  sim::Stream stream = sim::StreamSource(3, replication).stream(sim::Cause("selection"));
  return static_cast<double>(alternative) + sim::normal(stream, 0, 2);
}

Selection selected(const SelectionPlan& plan) {
  return select_best(plan, output_of, {}, {}).value();
}

TEST(SelectionOfTheBest, FindsTheClearlyBestAndDoesNotDependOnThreads) {
  for (const SelectionRule rule : {SelectionRule::kGuaranteed, SelectionRule::kBudget}) {
    SelectionPlan plan{.rule = rule, .alternatives = 3, .indifference = 0.5, .budget = 300};
    const Selection one = selected(plan);
    plan.threads = 3;
    const Selection three = selected(plan);
    EXPECT_EQ(one.best, 0u);
    EXPECT_TRUE(one.decided);
    EXPECT_EQ(one.replications, three.replications);
    EXPECT_EQ(one.means, three.means);
    plan.better = statistics::Better::kHigher;
    EXPECT_EQ(selected(plan).best, 2u);
  }
}

TEST(SelectionOfTheBest, EndsAtTheCapWithoutAClaim) {
  const auto noise = [](std::size_t alternative, std::uint64_t replication) {
    sim::Stream stream = sim::StreamSource(3, replication).stream(sim::Cause(alternative == 0 ? "x" : "y"));
    return sim::normal(stream, 0, 1);
  };
  const SelectionPlan plan{.alternatives = 2, .indifference = 0.001, .cap = 100, .threads = 2};
  const Selection selection = select_best(plan, noise, {}, {}).value();
  EXPECT_FALSE(selection.decided);
  EXPECT_THAT(selection.replications, ElementsAre(100, 100));
  const Measure measure = measures_of(coverage_schema(), "gini")[0];
  EXPECT_THAT(selection_text(selection, plan, measure, testing::names(2), Language::kEnglish),
              HasSubstr("without a guarantee"));
}

TEST(PrecisionWatch, EndsWhenAllMeansAreKnown) {
  const models::RecordSchema schema = coverage_schema();
  std::vector<PrecisionGoal> goals = precision_goals(schema, "10%");
  EXPECT_EQ(goals[0].measure.key, "unmet_person_days");
  EXPECT_DOUBLE_EQ(goals[0].precision.relative, 0.1);
  EXPECT_DOUBLE_EQ(precision_goals(schema, "gini=0.5")[0].precision.absolute, 0.5);
  const Measure measure = goals[0].measure;
  PrecisionWatch watch(schema, std::move(goals), 1000);
  sim::Stream stream = sim::StreamSource(3, 0).stream(sim::Cause("precision"));
  while (!watch.precise() && watch.replications() < 1000)
    watch.add(record_with(schema, measure, sim::normal(stream, 10, 4)));
  EXPECT_GT(watch.replications(), 30u);
  EXPECT_LT(watch.replications(), 150u);
  EXPECT_LE(watch.rule(0).interval().half_width(), watch.rule(0).estimate() * 0.1 / 1.1);
  EXPECT_EQ(watch.ended_by(), "precision 10%");
  EXPECT_THAT(watch.sentence(), HasSubstr("unmet_person_days is known to"));
}

TEST(PrecisionWatch, MistakesAreToldInASentence) {
  for (const char* text :
       {"", "%", "0%", "-1%", "unmet_person_days", "unmet_person_days=x", "gini[item=tent]"}) {
    EXPECT_THROW(precision_goals(coverage_schema(), text), std::invalid_argument) << text;
  }
}

TEST(PrecisionWatch, WithoutGoalsItNeverEndsARun) {
  PrecisionWatch watch(coverage_schema(), {}, 2);
  EXPECT_FALSE(watch.precise());
  EXPECT_EQ(watch.ended_by(), "replications");
}

}  // namespace
}  // namespace surge::analysis
