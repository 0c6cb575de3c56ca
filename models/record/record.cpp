// SPDX-License-Identifier: Apache-2.0
#include "models/record/record.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace surge::models {

void RecordSchema::add_dimension(DimensionDeclaration dimension) {
  const bool repeated = std::any_of(dimensions_.begin(), dimensions_.end(),
                                    [&](const auto& other) { return other.name == dimension.name; });
  if (repeated) throw std::invalid_argument("dimension declared twice: " + dimension.name);
  dimensions_.push_back(std::move(dimension));
}

std::size_t RecordSchema::add_table(TableDeclaration table) {
  const bool repeated = std::any_of(tables_.begin(), tables_.end(),
                                    [&](const auto& other) { return other.name == table.name; });
  if (repeated) throw std::invalid_argument("table declared twice: " + table.name);
  for (const std::string& name : table.dimensions) (void)dimension(name);
  tables_.push_back(std::move(table));
  return tables_.size() - 1;
}

const DimensionDeclaration& RecordSchema::dimension(std::string_view name) const {
  const auto found = std::find_if(dimensions_.begin(), dimensions_.end(),
                                  [&](const auto& candidate) { return candidate.name == name; });
  if (found == dimensions_.end()) throw std::invalid_argument("unknown dimension: " + std::string(name));
  return *found;
}

std::vector<std::size_t> RecordSchema::shape(std::size_t table) const {
  std::vector<std::size_t> sizes;
  for (const std::string& name : tables_[table].dimensions) sizes.push_back(dimension(name).size());
  return sizes;
}

std::size_t RecordSchema::cells(std::size_t table) const {
  std::size_t product = 1;
  for (const std::size_t size : shape(table)) product *= size;
  return product;
}

bool RecordSchema::is_series(std::size_t table) const {
  const auto& names = tables_[table].dimensions;
  return std::find(names.begin(), names.end(), "time") != names.end();
}

Record::Record(const RecordSchema& schema) {
  tables_.reserve(schema.tables().size());
  for (std::size_t table = 0; table < schema.tables().size(); ++table) {
    tables_.emplace_back(schema.cells(table), std::numeric_limits<double>::quiet_NaN());
  }
}

}  // namespace surge::models
