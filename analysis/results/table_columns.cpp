// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/table_columns.h"

#include <algorithm>

#include "analysis/results/file_parts.h"
#include "analysis/results/layout.h"

namespace surge::analysis {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kMostRowsAChunk = 256;
constexpr std::size_t kLeastBatch = 16;
constexpr std::size_t kBatchBytes = std::size_t{8} << 20;

}  // namespace

std::size_t TableColumns::batch_of(const models::RecordSchema& schema) {
  std::size_t cells = 1;
  for (std::size_t table = 0; table < schema.tables().size(); ++table) cells += schema.cells(table);
  std::size_t batch = kMostRowsAChunk;
  while (batch > kLeastBatch && batch * cells * sizeof(double) > kBatchBytes) batch /= 2;
  return batch;
}

void TableColumns::add_scale(hdf5::Id group, const models::DimensionDeclaration& dimension) {
  const bool labelled = !dimension.keys.empty();
  hdf5::Handle dataset = file_.create_dataset(
      group, dimension.name, labelled ? hdf5::Type::kString : hdf5::Type::kFloat64, {dimension.size()});
  if (labelled) {
    file_.write(dataset, dimension.name, dimension.keys);
    describe_dataset(file_, dataset, dimension.long_name, "");
  } else {
    file_.write(dataset, dimension.name, dimension.coordinates);
    describe_dataset(file_, dataset, dimension.long_name, dimension.unit);
  }
  file_.make_scale(dataset, dimension.name);
  scales_.emplace_back(dimension.name, std::move(dataset));
  if (!labelled) return;
  add_names(group, dimension, "en", &models::BilingualName::en);
  add_names(group, dimension, "zh", &models::BilingualName::zh);
}

void TableColumns::add_names(hdf5::Id group, const models::DimensionDeclaration& dimension,
                             const std::string& language, std::string models::BilingualName::*member) {
  std::vector<std::string> names;
  for (const models::BilingualName& name : dimension.names) names.push_back(name.*member);
  const std::string variable = dimension.name + "_name_" + language;
  const hdf5::Handle dataset = file_.create_dataset(group, variable, hdf5::Type::kString, {names.size()});
  file_.write(dataset, variable, names);
  file_.attach_scale(dataset, scale(dimension.name), 0);
  describe_dataset(file_, dataset, dimension.long_name + ", name", "");
}

void TableColumns::add_table(hdf5::Id group, std::size_t table) {
  const models::TableDeclaration& declaration = schema_.tables()[table];
  const bool is_series = schema_.is_series(table);
  const std::vector<std::size_t> sizes = schema_.shape(table);
  const hdf5::Shape shape(sizes.begin(), sizes.end());
  const std::size_t bytes = schema_.cells(table) * (is_series ? 4 : 8);
  hdf5::Shape full{0};
  hdf5::Shape chunk{std::clamp<std::size_t>(kChunkBytes / bytes, 1, is_series ? batch_ : kMostRowsAChunk)};
  full.insert(full.end(), shape.begin(), shape.end());
  chunk.insert(chunk.end(), shape.begin(), shape.end());
  hdf5::Handle dataset =
      file_.create_dataset(group, declaration.name, is_series ? hdf5::Type::kFloat32 : hdf5::Type::kFloat64,
                           full, chunk, true, true);
  describe_dataset(file_, dataset, declaration.long_name, declaration.unit);
  file_.set_attribute(dataset.id(), "direction", layout::direction_text(declaration.direction));
  file_.set_attribute(dataset.id(), "title", declaration.title.en);
  file_.set_attribute(dataset.id(), "title_zh", declaration.title.zh);
  file_.attach_scale(dataset, replication_, 0);
  for (std::size_t i = 0; i < declaration.dimensions.size(); ++i) {
    file_.attach_scale(dataset, scale(declaration.dimensions[i]), static_cast<unsigned>(i + 1));
  }
  columns_.push_back({table, declaration.name, shape, std::move(dataset), {}});
}

void TableColumns::take(const models::Record& record) {
  for (Column& column : columns_) {
    const auto values = record.table(column.table);
    column.waiting.insert(column.waiting.end(), values.begin(), values.end());
  }
}

void TableColumns::write(hdf5::Size written, hdf5::Size total) {
  for (Column& column : columns_) {
    hdf5::Shape shape{total};
    shape.insert(shape.end(), column.shape.begin(), column.shape.end());
    file_.append(column.dataset, column.name, shape, written, column.waiting);
    column.waiting.clear();
  }
}

void TableColumns::close() {
  columns_.clear();
  scales_.clear();
}

const hdf5::Handle& TableColumns::scale(const std::string& name) const {
  return std::ranges::find(scales_, name, &std::pair<std::string, hdf5::Handle>::first)->second;
}

}  // namespace surge::analysis
