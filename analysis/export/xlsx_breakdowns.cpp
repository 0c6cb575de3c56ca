// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "analysis/export/cell_labels.h"
#include "analysis/export/workbook_sheets.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"

namespace surge::analysis::exports {
namespace {

using BreakdownAxis = models::DimensionDeclaration;

constexpr double kKeyWidth = 16, kNameWidth = 28, kValueWidth = 16;

std::vector<Summary> summaries_of(const BookContext& context, std::size_t index) {
  std::vector<Summary> summaries;
  for_each_cell(context.source.results, index, context.source.rows,
                [&](std::size_t, std::span<double> sample) { summaries.push_back(summarise(sample)); });
  return summaries;
}

void write_label_cells(const BookContext& context, Sheet& sheet, const BreakdownAxis& axis,
                       std::size_t position) {
  sheet.text(key_at(axis, position)).text(name_at(axis, position, context.wanted.language));
}

void write_axis_sheet(const BookContext& context, const BreakdownAxis& axis,
                      const std::vector<std::size_t>& tables) {
  Sheet sheet = context.book.sheet(context.say(axis_title(axis)));
  std::vector<std::string> names = {context.pick("Key", "键"), context.pick("Name", "名称")};
  std::vector<std::vector<Summary>> columns;
  for (const std::size_t index : tables) {
    names.insert(names.end(), {context.title(index), "± 95 %"});
    columns.push_back(summaries_of(context, index));
  }
  sheet.widths({kKeyWidth, kNameWidth});
  sheet.width_from(2, static_cast<std::uint16_t>(2 * tables.size()), kValueWidth);
  sheet.heading(names);
  for (std::size_t label = 0; label < axis.size(); ++label) {
    write_label_cells(context, sheet, axis, label);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Summary& summary = columns[i][label];
      sheet.number(summary.mean, context.style(tables[i]));
      sheet.number(summary.high - summary.mean, context.style(tables[i]));
    }
    sheet.end_row();
  }
  sheet.end_table();
}

void write_two_axes_sheet(const BookContext& context, std::size_t index) {
  const auto axes = axes_of(context.schema(), index);
  const bool turned = axes[1]->size() > axes[0]->size();
  const BreakdownAxis &down = *axes[turned ? 1 : 0], &across = *axes[turned ? 0 : 1];
  const std::vector<double> means = means_of_cells(context.source.results, index, context.source.rows);
  Sheet sheet =
      context.book.sheet(context.say(axis_title(down)) + " - " + context.say(context.table(index).title));
  sheet.widths({kKeyWidth, kNameWidth});
  sheet.width_from(2, static_cast<std::uint16_t>(across.size()), kValueWidth);
  sheet.text(context.title(index) + context.pick(", means", "，均值"), CellStyle::kTitle).end_row();
  std::vector<std::string> names = {context.pick("Key", "键"), context.pick("Name", "名称")};
  for (std::size_t i = 0; i < across.size(); ++i)
    names.push_back(name_at(across, i, context.wanted.language));
  sheet.heading(names);
  for (std::size_t row = 0; row < down.size(); ++row) {
    write_label_cells(context, sheet, down, row);
    for (std::size_t column = 0; column < across.size(); ++column) {
      const std::size_t cell = turned ? column * down.size() + row : row * across.size() + column;
      sheet.number(means[cell], context.style(index));
    }
    sheet.end_row();
  }
  sheet.end_table();
}

}  // namespace

void write_breakdown_sheets(const BookContext& context) {
  std::map<std::string, std::vector<std::size_t>> by_axis;
  std::vector<std::size_t> with_two;
  for (const std::size_t index : context.wanted.tables) {
    const std::vector<std::string>& axes = context.table(index).dimensions;
    if (context.schema().is_series(index)) continue;
    if (axes.size() == 1) by_axis[axes[0]].push_back(index);
    if (axes.size() == 2) with_two.push_back(index);
  }
  for (const BreakdownAxis& axis : context.schema().dimensions()) {
    const auto found = by_axis.find(axis.name);
    if (found != by_axis.end()) write_axis_sheet(context, axis, found->second);
  }
  for (const std::size_t index : with_two) write_two_axes_sheet(context, index);
}

}  // namespace surge::analysis::exports
