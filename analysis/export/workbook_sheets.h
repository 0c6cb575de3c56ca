// SPDX-License-Identifier: Apache-2.0
// The sheets that write_xlsx() puts into a workbook.
#pragma once

#include <string>

#include "analysis/export/export.h"
#include "analysis/export/workbook.h"

namespace surge::analysis::exports {

/// What is written, where to, and in which language.
struct BookContext {
  const Source& source;
  const Wanted& wanted;
  Workbook& book;

  const models::RecordSchema& schema() const { return source.results.schema(); }
  const models::TableDeclaration& table(std::size_t index) const { return schema().tables()[index]; }
  std::string say(const models::BilingualName& name) const;
  std::string pick(const char* english, const char* chinese) const;
  /// "Unmet need [person d]"
  std::string title(std::size_t index) const { return title_of(table(index), wanted.language); }
  CellStyle style(std::size_t index) const {
    return is_share(table(index)) ? CellStyle::kPercent : CellStyle::kNumber;
  }
};

/// What was run.
void write_overview_sheet(const BookContext& context);
/// A row a metric, with statistics over the replications.
void write_metrics_sheet(const BookContext& context);
/// A sheet for each axis of tables with one: a row a label, mean and half width a metric. Then a sheet for
/// each table with two: means, a row a label of the longer axis, a column one of the other.
void write_breakdown_sheets(const BookContext& context);
/// Medians, p5 and p95 of the series of the run as a whole; and a chart of coverage.
void write_course_sheets(const BookContext& context);
/// What the metrics are.
void write_definitions_sheet(const BookContext& context);

}  // namespace surge::analysis::exports
