// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/alternative_group.h"

#include "analysis/results/file_parts.h"
#include "analysis/results/layout.h"

namespace surge::analysis {
AlternativeGroup::AlternativeGroup(const hdf5::File& file, const hdf5::Handle& group,
                                   const models::RecordSchema& schema, const hdf5::Handle& replication)
    : file_(file), tables_(file, schema, replication) {
  for (const models::DimensionDeclaration& dimension : schema.dimensions()) {
    if (dimension.size() > 0 && dimension.name != "time") tables_.add_scale(group.id(), dimension);
  }
  const hdf5::Handle metrics = file.create_group(group.id(), layout::kMetrics);
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (!schema.is_series(i) && schema.cells(i) > 0) tables_.add_table(metrics.id(), i);
  }
  const hdf5::Handle status = file.create_group(group.id(), layout::kStatus);
  kind_ = file.create_dataset(status.id(), "kind", hdf5::Type::kInt8, {0}, {1024}, true);
  describe_dataset(file, kind_, "how the replication ended", "");
  constexpr std::int8_t kValues[] = {0, 1, 2, 3};
  file.set_attribute(kind_.id(), "flag_values", kValues);
  file.set_attribute(kind_.id(), "flag_meanings", std::string("finished horizon stopped failed"));
  file.attach_scale(kind_, replication, 0);
}

void AlternativeGroup::append(const models::Record& record) {
  tables_.take(record);
  kinds_.push_back(static_cast<std::int64_t>(record.outcome.kind));
  if (kinds_.size() == tables_.batch()) flush();
}

void AlternativeGroup::flush() {
  if (kinds_.empty()) return;
  const hdf5::Size total = written_ + kinds_.size();
  tables_.write(written_, total);
  file_.append(kind_, "kind", total, written_, kinds_);
  kinds_.clear();
  written_ = total;
}

}  // namespace surge::analysis
