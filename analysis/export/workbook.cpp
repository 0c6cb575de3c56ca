// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/workbook.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <stdexcept>

#include <xlsxwriter.h>

#include "analysis/export/sheet_name.h"
#include "analysis/export/workbook_origin.h"

namespace surge::analysis::exports {
namespace {

lxw_worksheet* as_sheet(void* sheet) {
  return static_cast<lxw_worksheet*>(sheet);
}
lxw_workbook* as_workbook(void* workbook) {
  return static_cast<lxw_workbook*>(workbook);
}
lxw_format* as_format(void* format) {
  return static_cast<lxw_format*>(format);
}

constexpr std::size_t kStyles = 6;
constexpr const char* kDecimals[] = {"#,##0", "0.0", "0.00", "0.000", "0.0000"};

lxw_format* format_of(lxw_workbook* workbook, CellStyle style) {
  if (style == CellStyle::kPlain || style == CellStyle::kNumber) return nullptr;
  lxw_format* format = workbook_add_format(workbook);
  if (style == CellStyle::kHeading) {
    format_set_bold(format);
    format_set_bg_color(format, 0xE7EBEF);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  if (style == CellStyle::kTitle) {
    format_set_bold(format);
    format_set_font_size(format, 14);
  }
  if (style == CellStyle::kPercent) format_set_num_format(format, "0.0%");
  if (style == CellStyle::kWrapped) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  return format;
}

/// Decimals that show three significant digits; more than four tell nothing in a table.
std::size_t decimals_of(double value) {
  const double size = std::abs(value);
  if (size >= 99.95 || value == std::round(value)) return 0;
  if (size >= 9.995) return 1;
  if (size >= 0.9995) return 2;
  return size >= 0.09995 ? 3 : 4;
}

std::time_t time_of(const std::string& created) {
  std::tm time{};
  if (::strptime(created.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time) == nullptr) return 0;
  return ::timegm(&time);
}

/// Lines in one colour: the middle one thick, the others, the band around it, dashed.
void add_series(lxw_chart* chart, const Sheet& sheet, const Sheet::Chart& what, std::uint16_t column) {
  const char* name = sheet.name().c_str();
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, name, what.first_row, 0, what.last_row, 0);
  chart_series_set_values(series, name, what.first_row, column, what.last_row, column);
  chart_series_set_name_range(series, name, what.first_row - 1, column);
  const bool middle = column == what.columns / 2 + 1;
  lxw_chart_line line{};
  line.color = 0x0072B2;
  line.width = middle ? 2.25F : 1.0F;
  line.dash_type = middle ? LXW_CHART_LINE_DASH_SOLID : LXW_CHART_LINE_DASH_DASH;
  chart_series_set_line(series, &line);
}

}  // namespace

Sheet::Sheet(void* workbook, void* sheet, std::string name, const CellFormats& formats)
    : workbook_(workbook), sheet_(sheet), name_(std::move(name)), formats_(formats) {}

Sheet& Sheet::text(const std::string& text, CellStyle style) {
  void* format = formats_.of_style[static_cast<std::size_t>(style)];
  worksheet_write_string(as_sheet(sheet_), row_, column_++, text.c_str(), as_format(format));
  return *this;
}

Sheet& Sheet::number(double value, CellStyle style) {
  const std::uint16_t column = column_++;
  if (!std::isfinite(value)) return *this;
  void* format = style == CellStyle::kNumber ? formats_.of_decimals[decimals_of(value)]
                                             : formats_.of_style[static_cast<std::size_t>(style)];
  worksheet_write_number(as_sheet(sheet_), row_, column, value, as_format(format));
  return *this;
}

void Sheet::end_row() {
  ++row_;
  column_ = 0;
}

void Sheet::heading(const std::vector<std::string>& names) {
  for (const std::string& name : names) text(name, CellStyle::kHeading);
  heading_row_ = row_;
  heading_columns_ = static_cast<std::uint16_t>(names.size());
  end_row();
  worksheet_freeze_panes(as_sheet(sheet_), row_, 1);
}

void Sheet::end_table() {
  worksheet_autofilter(as_sheet(sheet_), heading_row_, 0, row_ - 1,
                       static_cast<lxw_col_t>(heading_columns_ - 1));
}

void Sheet::widths(const std::vector<double>& widths) {
  for (std::size_t i = 0; i < widths.size(); ++i) width_from(static_cast<std::uint16_t>(i), 1, widths[i]);
}

void Sheet::width_from(std::uint16_t first, std::uint16_t count, double width) {
  worksheet_set_column(as_sheet(sheet_), first, static_cast<lxw_col_t>(first + count - 1), width, nullptr);
}

void Sheet::line_chart(const Chart& what) {
  lxw_chart* chart = workbook_add_chart(as_workbook(workbook_), LXW_CHART_SCATTER_STRAIGHT);
  for (std::uint16_t column = 1; column <= what.columns; ++column) add_series(chart, *this, what, column);
  chart_title_set_name(chart, what.title.c_str());
  chart_axis_set_name(chart->x_axis, what.x_title.c_str());
  chart_axis_set_name(chart->y_axis, what.y_title.c_str());
  chart_axis_set_min(chart->x_axis, 0);
  if (what.from_zero_to_one) {
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_max(chart->y_axis, 1);
    chart_axis_set_num_format(chart->y_axis, "0%");
  }
  lxw_chart_options options{};
  options.x_scale = 1.6;
  options.y_scale = 1.4;
  worksheet_insert_chart_opt(as_sheet(sheet_), what.first_row, static_cast<lxw_col_t>(what.columns + 2),
                             chart, &options);
}

Workbook::Workbook(const std::filesystem::path& file, const std::string& title, const std::string& created)
    : file_(file), workbook_(workbook_new(file.c_str())) {
  if (workbook_ == nullptr) throw std::runtime_error(file.string() + ": cannot be written");
  lxw_doc_properties properties{};
  std::string text = title;
  std::string author = kWorkbookAuthor;
  properties.title = text.data();
  properties.author = author.data();
  properties.created = time_of(created);
  workbook_set_properties(as_workbook(workbook_), &properties);
  for (std::size_t style = 0; style < kStyles; ++style)
    formats_.of_style.push_back(format_of(as_workbook(workbook_), static_cast<CellStyle>(style)));
  for (const char* decimals : kDecimals) {
    lxw_format* format = workbook_add_format(as_workbook(workbook_));
    format_set_num_format(format, decimals);
    formats_.of_decimals.push_back(format);
  }
}

Workbook::~Workbook() {
  if (workbook_ != nullptr) workbook_close(as_workbook(workbook_));
}

Sheet Workbook::sheet(const std::string& name) {
  const std::string allowed = sheet_name(name, names_);
  void* sheet = workbook_add_worksheet(as_workbook(workbook_), allowed.c_str());
  if (sheet == nullptr) throw std::runtime_error("a workbook cannot have the sheet " + allowed);
  return {workbook_, sheet, allowed, formats_};
}

void Workbook::close() {
  const lxw_error error = workbook_close(as_workbook(workbook_));
  workbook_ = nullptr;
  if (error != LXW_NO_ERROR) throw std::runtime_error(file_.string() + ": " + lxw_strerror(error));
}

}  // namespace surge::analysis::exports
