// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/alternative_group.h"

#include <algorithm>

#include "analysis/results/layout.h"

namespace surge::analysis {
namespace {

using hdf5::Handle;
using hdf5::Shape;

constexpr std::size_t kRowsTogether = 16;  ///< replications written together
constexpr std::size_t kBytesAChunk = std::size_t{1} << 20;
constexpr std::size_t kMostRowsAChunk = 1024;

std::string direction_name(models::Direction direction) {
  if (direction == models::Direction::kHigherIsBetter) return "higher_is_better";
  return direction == models::Direction::kLowerIsBetter ? "lower_is_better" : "neutral";
}

}  // namespace

void describe_dataset(const hdf5::File& file, const Handle& dataset, const std::string& long_name,
                      const std::string& unit) {
  file.set_attribute(dataset.id(), "long_name", long_name);
  if (!unit.empty()) file.set_attribute(dataset.id(), "units", unit);
}

AlternativeGroup::AlternativeGroup(const hdf5::File& file, const Handle& group,
                                   const models::RecordSchema& schema, const Handle& replication)
    : file_(file), schema_(schema) {
  for (const models::DimensionDeclaration& dimension : schema.dimensions()) {
    if (dimension.size() > 0 && dimension.name != "time") write_scale(group, dimension);
  }
  const Handle metrics = file.create_group(group.id(), layout::kMetrics);
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (!schema.is_series(i) && schema.cells(i) > 0) create_table(metrics, i, replication);
  }
  const Handle status = file.create_group(group.id(), layout::kStatus);
  kind_ = file.create_dataset(status.id(), "kind", hdf5::Type::kInt8, {0}, {kMostRowsAChunk}, true);
  describe_dataset(file, kind_, "how the replication ended", "");
  constexpr std::int8_t kValues[] = {0, 1, 2, 3};
  file.set_attribute(kind_.id(), "flag_values", kValues);
  file.set_attribute(kind_.id(), "flag_meanings", std::string("finished horizon stopped failed"));
  file.attach_scale(kind_, replication, 0);
}

void AlternativeGroup::append(const models::Record& record) {
  for (Column& column : columns_) {
    const auto values = record.table(column.table);
    column.waiting.insert(column.waiting.end(), values.begin(), values.end());
  }
  kinds_.push_back(static_cast<std::int64_t>(record.outcome.kind));
  if (kinds_.size() == kRowsTogether) flush();
}

void AlternativeGroup::flush() {
  if (kinds_.empty()) return;
  const hdf5::Size total = written_ + kinds_.size();
  for (Column& column : columns_) {
    Shape shape{total};
    shape.insert(shape.end(), column.shape.begin(), column.shape.end());
    file_.append(column.dataset, column.name, shape, written_, column.waiting);
    column.waiting.clear();
  }
  file_.append(kind_, "kind", total, written_, kinds_);
  kinds_.clear();
  written_ = total;
}

void AlternativeGroup::write_scale(const Handle& group, const models::DimensionDeclaration& dimension) {
  const bool labelled = !dimension.keys.empty();
  Handle dataset = file_.create_dataset(
      group.id(), dimension.name, labelled ? hdf5::Type::kString : hdf5::Type::kFloat64, {dimension.size()});
  if (labelled) {
    file_.write(dataset, dimension.name, dimension.keys);
  } else {
    file_.write(dataset, dimension.name, dimension.coordinates);
  }
  describe_dataset(file_, dataset, dimension.long_name, labelled ? "" : dimension.unit);
  file_.make_scale(dataset, dimension.name);
  scales_.emplace_back(dimension.name, std::move(dataset));
  if (!labelled) return;
  write_names(group, dimension, "en", &models::BilingualName::en);
  write_names(group, dimension, "zh", &models::BilingualName::zh);
}

void AlternativeGroup::write_names(const Handle& group, const models::DimensionDeclaration& dimension,
                                   const std::string& language, std::string models::BilingualName::*member) {
  std::vector<std::string> names;
  for (const models::BilingualName& name : dimension.names) names.push_back(name.*member);
  const std::string variable = dimension.name + "_name_" + language;
  const Handle dataset = file_.create_dataset(group.id(), variable, hdf5::Type::kString, {names.size()});
  file_.write(dataset, variable, names);
  file_.attach_scale(dataset, scale(dimension.name), 0);
  describe_dataset(file_, dataset, dimension.long_name + ", name", "");
}

void AlternativeGroup::create_table(const Handle& group, std::size_t table, const Handle& replication) {
  const models::TableDeclaration& declaration = schema_.tables()[table];
  const std::vector<std::size_t> sizes = schema_.shape(table);
  const Shape shape(sizes.begin(), sizes.end());
  Shape full{0};
  Shape chunk{std::clamp<std::size_t>(kBytesAChunk / (8 * schema_.cells(table)), 1, kMostRowsAChunk)};
  full.insert(full.end(), shape.begin(), shape.end());
  chunk.insert(chunk.end(), shape.begin(), shape.end());
  Handle dataset =
      file_.create_dataset(group.id(), declaration.name, hdf5::Type::kFloat64, full, chunk, true, true);
  describe_dataset(file_, dataset, declaration.long_name, declaration.unit);
  file_.set_attribute(dataset.id(), "direction", direction_name(declaration.direction));
  file_.set_attribute(dataset.id(), "title", declaration.title.en);
  file_.set_attribute(dataset.id(), "title_zh", declaration.title.zh);
  file_.attach_scale(dataset, replication, 0);
  for (std::size_t i = 0; i < declaration.dimensions.size(); ++i) {
    file_.attach_scale(dataset, scale(declaration.dimensions[i]), static_cast<unsigned>(i + 1));
  }
  columns_.push_back({table, declaration.name, shape, std::move(dataset), {}});
}

const Handle& AlternativeGroup::scale(const std::string& name) const {
  return std::ranges::find(scales_, name, &std::pair<std::string, Handle>::first)->second;
}

}  // namespace surge::analysis
