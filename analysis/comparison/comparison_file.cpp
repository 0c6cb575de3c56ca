// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison_file.h"

#include <deque>

#include "analysis/comparison/alternative_group.h"
#include "analysis/comparison/wording.h"
#include "analysis/results/file_parts.h"
#include "analysis/results/hdf5_handles.h"
#include "analysis/results/layout.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Handle;
using hdf5::Type;
using Getter = double (*)(const Difference&);

struct Figure {
  const char* name;
  const char* long_name;
  Getter get;
};

constexpr Figure kFigures[] = {
    {"mean_first", "mean of the first alternative, pairs with both values",
     [](const Difference& d) { return d.pairs.mean_first; }},
    {"mean_second", "mean of the alternative, pairs with both values",
     [](const Difference& d) { return d.pairs.mean_second; }},
    {"mean_difference", "mean of the alternative minus the first",
     [](const Difference& d) { return d.pairs.mean_difference; }},
    {"low", "lower end of the interval of the mean difference",
     [](const Difference& d) { return d.pairs.difference.low; }},
    {"high", "upper end of the interval of the mean difference",
     [](const Difference& d) { return d.pairs.difference.high; }},
    {"standard_deviation", "standard deviation of the differences",
     [](const Difference& d) { return d.pairs.standard_deviation; }},
    {"variance_saved", "share of the variance saved by pairing",
     [](const Difference& d) { return d.pairs.variance_saved; }},
    {"probability_better", "share of pairs in which the alternative is better, ties by half",
     [](const Difference& d) { return d.pairs.probability_better; }},
    {"pairs", "pairs with both values",
     [](const Difference& d) { return static_cast<double>(d.pairs.complete); }},
    {"reached_first", "replications of the first alternative with a value",
     [](const Difference& d) { return static_cast<double>(d.reached_first); }},
    {"reached", "replications of the alternative with a value",
     [](const Difference& d) { return static_cast<double>(d.reached_second); }}};

}  // namespace

class ComparisonWriter::Implementation {
 public:
  Implementation(fs::path target, const RunInformation& information, std::span<const ComparedRun> runs)
      : target_(std::move(target)), file_(File::create(unfinished_name(target_))) {
    write_root(information);
    replication_ = file_.create_dataset(file_.root(), "replication", Type::kInt64, {0}, {1024}, true);
    file_.make_scale(replication_, "replication");
    describe_dataset(file_, replication_, "replication of all runs; with the seed it keys all random streams",
                     "1");
    const Handle alternatives = file_.create_group(file_.root(), "alternatives");
    for (const ComparedRun& run : runs) add_alternative(alternatives, run);
  }

  ~Implementation() {
    if (!finished_) abandon_file(target_, [this] { close(); });
  }

  void append(std::size_t alternative, std::uint64_t replication, const models::Record& record) {
    if (alternative == 0) numbers_.push_back(static_cast<std::int64_t>(replication));
    groups_[alternative].append(record);
  }

  void finish(const Comparison& comparison, std::span<const AlternativeSamples> samples) {
    for (AlternativeGroup& group : groups_) group.flush();
    file_.append(replication_, "replication", numbers_.size(), 0, numbers_);
    write_differences(comparison, samples);
    file_.set_attribute(file_.root(), layout::kReplications, std::uint64_t{numbers_.size()});
    file_.set_attribute(file_.root(), layout::kComplete, std::int64_t{1});
    finish_file(target_, [this] { close(); });
    finished_ = true;
  }

 private:
  void write_root(const RunInformation& information) {
    const hdf5::Id root = file_.root();
    write_file_head(file_, layout::kComparisonFile, information);
    file_.set_attribute(root, layout::kSeed, information.seed);
    file_.set_attribute(root, layout::kReplications, information.replications);
    file_.set_attribute(root, layout::kComplete, std::int64_t{0});
  }

  void add_alternative(const Handle& parent, const ComparedRun& run) {
    const Handle group = file_.create_group(parent.id(), run.name.key);
    file_.set_attribute(group.id(), "title", run.name.title.en);
    file_.set_attribute(group.id(), "title_zh", run.name.title.zh);
    file_.set_attribute(group.id(), "source", run.name.source);
    file_.set_attribute(group.id(), layout::kScenarioHash, run.name.scenario_hash);
    const Handle text = file_.create_dataset(group.id(), "resolved_yaml", Type::kString, {});
    file_.write(text, "resolved_yaml", std::vector<std::string>{run.scenario_text});
    describe_dataset(file_, text, "the whole scenario in one text, tables inside", "");
    groups_.emplace_back(file_, group, *run.schema, replication_);
  }

  Handle text_scale(const Handle& group, const std::string& name, const std::vector<std::string>& keys,
                    const char* long_name) {
    Handle scale = file_.create_dataset(group.id(), name, Type::kString, {keys.size()});
    file_.write(scale, name, keys);
    describe_dataset(file_, scale, long_name, "");
    file_.make_scale(scale, name);
    return scale;
  }

  void write_differences(const Comparison& comparison, std::span<const AlternativeSamples> samples) {
    const Handle group = file_.create_group(file_.root(), "differences");
    std::vector<std::string> measures;
    std::vector<std::string> units;
    for (const MeasureComparison& result : comparison.measures) {
      measures.push_back(result.measure.key);
      units.push_back(result.measure.unit);
    }
    std::vector<std::string> others;
    for (const AlternativeName& name : comparison.alternatives) others.push_back(name.key);
    file_.set_attribute(group.id(), "first", others.front());
    file_.set_attribute(group.id(), "confidence", std::to_string(comparison.confidence.level));
    others.erase(others.begin());
    const Handle measure = text_scale(group, "measure", measures, "metric compared");
    const Handle alternative = text_scale(group, "alternative", others, "alternative");
    const Handle unit = file_.create_dataset(group.id(), "measure_unit", Type::kString, {units.size()});
    file_.write(unit, "measure_unit", units);
    describe_dataset(file_, unit, "unit of the metric", "");
    file_.attach_scale(unit, measure, 0);
    for (const Figure& figure : kFigures) write_figure(group, figure, comparison, alternative, measure);
    write_pairs(group, comparison, samples, alternative, measure);
  }

  void write_figure(const Handle& group, const Figure& figure, const Comparison& comparison,
                    const Handle& alternative, const Handle& measure) {
    std::vector<double> values;
    const std::size_t others = comparison.alternatives.size() - 1;
    for (std::size_t other = 0; other < others; ++other) {
      for (const MeasureComparison& result : comparison.measures)
        values.push_back(figure.get(result.differences[other]));
    }
    const Handle dataset =
        file_.create_dataset(group.id(), figure.name, Type::kFloat64, {others, comparison.measures.size()});
    file_.write(dataset, figure.name, values);
    describe_dataset(file_, dataset, figure.long_name, "");
    file_.attach_scale(dataset, alternative, 0);
    file_.attach_scale(dataset, measure, 1);
  }

  /// The difference of each pair, as compared: of waiting times with the horizon for what was not reached.
  void write_pairs(const Handle& group, const Comparison& comparison,
                   std::span<const AlternativeSamples> samples, const Handle& alternative,
                   const Handle& measure) {
    const std::size_t measures = comparison.measures.size();
    const std::size_t others = samples.size() - 1;
    std::vector<double> values;
    for (std::size_t r = 0; r < numbers_.size(); ++r) {
      for (std::size_t other = 1; other < samples.size(); ++other) {
        for (std::size_t i = 0; i < measures; ++i) {
          values.push_back(pair_difference(comparison, samples, {r, other, i}));
        }
      }
    }
    const Handle dataset = file_.create_dataset(group.id(), "difference", Type::kFloat64,
                                                {0, others, measures}, {64, others, measures}, true, true);
    file_.append(dataset, "difference", hdf5::Shape{numbers_.size(), others, measures}, 0, values);
    describe_dataset(file_, dataset, "the alternative minus the first, in one replication", "");
    file_.attach_scale(dataset, replication_, 0);
    file_.attach_scale(dataset, alternative, 1);
    file_.attach_scale(dataset, measure, 2);
  }

  struct PairPosition {
    std::size_t replication;
    std::size_t alternative;
    std::size_t measure;
  };
  static double pair_difference(const Comparison& comparison, std::span<const AlternativeSamples> samples,
                                const PairPosition& at) {
    const Measure& measure = comparison.measures[at.measure].measure;
    const auto value = [&](std::size_t alternative) {
      if (samples[alternative].has_failed(at.replication)) return statistics::kUnknown;
      return compared_value(measure, samples[alternative].values(at.measure)[at.replication],
                            comparison.horizon_h);
    };
    return value(at.alternative) - value(0);
  }

  void close() {
    groups_.clear();
    replication_ = Handle();
    file_.close();
  }

  fs::path target_;
  File file_;
  Handle replication_;
  std::deque<AlternativeGroup> groups_;
  std::vector<std::int64_t> numbers_;
  bool finished_ = false;
};

ComparisonWriter::ComparisonWriter(fs::path target, const RunInformation& information,
                                   std::span<const ComparedRun> runs)
    : implementation_(std::make_unique<Implementation>(std::move(target), information, runs)) {}
ComparisonWriter::~ComparisonWriter() = default;

void ComparisonWriter::append(std::size_t alternative, std::uint64_t replication,
                              const models::Record& record) {
  implementation_->append(alternative, replication, record);
}
void ComparisonWriter::finish(const Comparison& comparison, std::span<const AlternativeSamples> samples) {
  implementation_->finish(comparison, samples);
}

}  // namespace surge::analysis
