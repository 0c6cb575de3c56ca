// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/sweep_file.h"

#include <algorithm>
#include <numeric>

#include "analysis/results/file_parts.h"
#include "analysis/results/hdf5_handles.h"
#include "analysis/results/layout.h"
#include "analysis/results/metric_reduction.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;
using hdf5::Type;

constexpr hdf5::Size kChunkCells = 4096;

/// Slashes separate groups in HDF5.
std::string variable_name(std::string path) {
  std::replace(path.begin(), path.end(), '/', '|');
  return path;
}

}  // namespace

class SweepFile::Implementation {
 public:
  Implementation(fs::path target, const RunInformation& information, const std::string& design_kind,
                 std::span<const SweepAxis> axes, std::span<const models::TableDeclaration> metrics,
                 SweepKeep keep)
      : target_(std::move(target)),
        width_(keep == SweepKeep::kAll ? information.replications : statistic_names().size()),
        file_(hdf5::File::create(unfinished_name(target_))) {
    write_root(information, design_kind, keep);
    point_ = scale("point", axes.empty() ? 0 : axes.front().texts.size(), "point of the design, from 0");
    across_ = keep == SweepKeep::kAll
                  ? scale("replication", width_, "replication; the same disaster at every point")
                  : statistic_scale();
    write_design(information, axes);
    const Handle group = file_.create_group(file_.root(), layout::kMetrics);
    for (const models::TableDeclaration& metric : metrics) add_metric(group, metric);
    file_.flush();
  }

  void append(const std::vector<std::vector<double>>& values) {
    for (std::size_t i = 0; i < metrics_.size(); ++i)
      file_.append(metrics_[i].dataset, metrics_[i].name, {written_ + 1, width_}, written_, values[i]);
    ++written_;
  }

  void finish() {
    file_.set_attribute(file_.root(), layout::kComplete, std::int64_t{1});
    finish_file(target_, [this] { close(); });
  }

  fs::path keep_partial() {
    return keep_partial_file(target_, [this] { close(); });
  }

  void abandon() {
    abandon_file(target_, [this] { close(); });
  }

 private:
  struct Metric {
    std::string name;
    Handle dataset;
  };

  void write_root(const RunInformation& information, const std::string& design_kind, SweepKeep keep) {
    const hdf5::Id root = file_.root();
    write_file_head(file_, layout::kSweepFile, information);
    file_.set_attribute(root, layout::kScenario, information.scenario);
    file_.set_attribute(root, layout::kScenarioHash, information.scenario_hash);
    file_.set_attribute(root, "design", design_kind);
    file_.set_attribute(root, "keep", std::string(keep == SweepKeep::kAll ? "all" : "summary"));
    file_.set_attribute(root, layout::kSeed, information.seed);
    file_.set_attribute(root, layout::kReplications, information.replications);
    file_.set_attribute(root, layout::kComplete, std::int64_t{0});
  }

  Handle scale(const std::string& name, std::size_t size, const std::string& long_name) {
    Handle dataset = file_.create_dataset(file_.root(), name, Type::kInt64, {0}, {1024}, true);
    std::vector<std::int64_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    file_.append(dataset, name, size, 0, numbers);
    describe_dataset(file_, dataset, long_name, "");
    file_.make_scale(dataset, name);
    return dataset;
  }

  Handle statistic_scale() {
    const std::vector<std::string>& names = statistic_names();
    Handle dataset = file_.create_dataset(file_.root(), "statistic", Type::kString, {names.size()});
    file_.write(dataset, "statistic", names);
    describe_dataset(file_, dataset, "statistic over the replications; p50: the quantile of 50 %", "");
    file_.make_scale(dataset, "statistic");
    return dataset;
  }

  void write_design(const RunInformation& information, std::span<const SweepAxis> axes) {
    const Handle group = file_.create_group(file_.root(), "design");
    for (const SweepAxis& axis : axes) {
      const std::string name = variable_name(axis.name);
      const bool numeric = !axis.numbers.empty();
      const Handle dataset = file_.create_dataset(group.id(), name, numeric ? Type::kFloat64 : Type::kString,
                                                  {axis.texts.size()});
      if (numeric) {
        file_.write(dataset, name, std::span<const double>(axis.numbers));
      } else {
        file_.write(dataset, name, std::span<const std::string>(axis.texts));
      }
      describe_dataset(file_, dataset, axis.name, "");
      file_.attach_scale(dataset, point_, 0);
    }
    const Handle text = file_.create_dataset(file_.root(), "design_file", Type::kString, {});
    file_.write(text, "design_file", std::vector<std::string>{information.scenario_text});
  }

  void add_metric(const Handle& group, const models::TableDeclaration& metric) {
    Handle dataset =
        file_.create_dataset(group.id(), metric.name, Type::kFloat64, {0, width_},
                             {std::max<hdf5::Size>(1, kChunkCells / width_), width_}, true, true);
    describe_dataset(file_, dataset, metric.long_name, metric.unit);
    file_.set_attribute(dataset.id(), "direction", layout::direction_text(metric.direction));
    file_.attach_scale(dataset, point_, 0);
    file_.attach_scale(dataset, across_, 1);
    metrics_.push_back({metric.name, std::move(dataset)});
  }

  void close() {
    metrics_.clear();
    point_ = Handle();
    across_ = Handle();
    file_.close();
  }

  fs::path target_;
  std::size_t width_;  ///< replications or statistics
  hdf5::File file_;
  Handle point_;
  Handle across_;  ///< scale of these
  std::vector<Metric> metrics_;
  hdf5::Size written_ = 0;
};

SweepFile::SweepFile(fs::path target, const RunInformation& information, const std::string& design_kind,
                     std::span<const SweepAxis> axes, std::span<const models::TableDeclaration> metrics,
                     SweepKeep keep)
    : implementation_(std::make_unique<Implementation>(std::move(target), information, design_kind, axes,
                                                       metrics, keep)) {}
SweepFile::~SweepFile() = default;

void SweepFile::append(const std::vector<std::vector<double>>& values) {
  implementation_->append(values);
}
void SweepFile::finish() {
  implementation_->finish();
}
void SweepFile::abandon() {
  implementation_->abandon();
}
fs::path SweepFile::keep_partial() {
  return implementation_->keep_partial();
}

}  // namespace surge::analysis
