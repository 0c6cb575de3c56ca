// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/workbook.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <stdexcept>

#include <xlsxwriter.h>

namespace surge::analysis::exports {
namespace {

lxw_worksheet* as_sheet(void* sheet) {
  return static_cast<lxw_worksheet*>(sheet);
}
lxw_workbook* as_workbook(void* workbook) {
  return static_cast<lxw_workbook*>(workbook);
}

constexpr std::size_t kStyles = 6;
constexpr std::size_t kLongestSheetName = 31;  // characters

lxw_format* format_of(lxw_workbook* workbook, CellStyle style) {
  if (style == CellStyle::kPlain) return nullptr;
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
  if (style == CellStyle::kNumber) format_set_num_format(format, "#,##0.###;-#,##0.###;0");
  if (style == CellStyle::kPercent) format_set_num_format(format, "0.0%");
  if (style == CellStyle::kWrapped) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  return format;
}

/// Without what a sheet's name must not have, and not too long.
std::string sheet_name(std::string name) {
  std::ranges::replace_if(
      name, [](char letter) { return std::string_view("[]:*?/\\").find(letter) != std::string_view::npos; },
      ' ');
  std::size_t letters = 0, end = 0;
  while (end < name.size() && letters < kLongestSheetName) {
    ++end;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
    ++letters;
  }
  return name.substr(0, end);
}

std::time_t time_of(const std::string& created) {
  std::tm time{};
  if (::strptime(created.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time) == nullptr) return 0;
  return ::timegm(&time);
}

}  // namespace

Sheet::Sheet(void* workbook, void* sheet, std::string name)
    : workbook_(workbook), sheet_(sheet), name_(std::move(name)) {}

Sheet& Sheet::text(const std::string& text, CellStyle style) {
  auto* format = static_cast<lxw_format*>(formats_[static_cast<std::size_t>(style)]);
  worksheet_write_string(as_sheet(sheet_), row_, column_++, text.c_str(), format);
  return *this;
}

Sheet& Sheet::number(double value, CellStyle style) {
  auto* format = static_cast<lxw_format*>(formats_[static_cast<std::size_t>(style)]);
  if (std::isfinite(value)) worksheet_write_number(as_sheet(sheet_), row_, column_, value, format);
  ++column_;
  return *this;
}

void Sheet::end_row() {
  ++row_;
  column_ = 0;
}

void Sheet::widths(const std::vector<double>& widths) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(as_sheet(sheet_), column, column, widths[i], nullptr);
  }
}

void Sheet::freeze_heading(std::uint16_t columns) {
  worksheet_freeze_panes(as_sheet(sheet_), row_, 1);
  worksheet_autofilter(as_sheet(sheet_), row_ - 1, 0, row_ - 1, static_cast<lxw_col_t>(columns - 1));
}

void Sheet::line_chart(const std::string& title, const std::string& x_title, const std::string& y_title,
                       std::uint32_t first, std::uint32_t last, const std::vector<std::uint16_t>& columns) {
  lxw_chart* chart = workbook_add_chart(as_workbook(workbook_), LXW_CHART_SCATTER_STRAIGHT);
  for (const std::uint16_t column : columns) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, name_.c_str(), first, 0, last, 0);
    chart_series_set_values(series, name_.c_str(), first, column, last, column);
    chart_series_set_name_range(series, name_.c_str(), first - 1, column);
    const bool middle = column == columns[columns.size() / 2];
    lxw_chart_line line{};
    line.color = 0x0072B2;
    line.width = middle ? 2.25F : 1.0F;
    line.dash_type = middle ? LXW_CHART_LINE_DASH_SOLID : LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &line);
  }
  chart_title_set_name(chart, title.c_str());
  chart_axis_set_name(chart->x_axis, x_title.c_str());
  chart_axis_set_name(chart->y_axis, y_title.c_str());
  chart_axis_set_min(chart->x_axis, 0);
  lxw_chart_options options{};
  options.x_scale = 1.6;
  options.y_scale = 1.4;
  worksheet_insert_chart_opt(as_sheet(sheet_), first, static_cast<lxw_col_t>(columns.back() + 2), chart,
                             &options);
}

Workbook::Workbook(const std::filesystem::path& file, const std::string& title, const std::string& created)
    : file_(file), workbook_(workbook_new(file.c_str())) {
  if (workbook_ == nullptr) throw std::runtime_error(file.string() + ": cannot be written");
  lxw_doc_properties properties{};
  std::string text = title;
  properties.title = text.data();
  properties.created = time_of(created);
  workbook_set_properties(as_workbook(workbook_), &properties);
  for (std::size_t style = 0; style < kStyles; ++style)
    formats_.push_back(format_of(as_workbook(workbook_), static_cast<CellStyle>(style)));
}

Workbook::~Workbook() {
  if (workbook_ != nullptr) workbook_close(as_workbook(workbook_));
}

Sheet Workbook::sheet(const std::string& name) {
  const std::string allowed = sheet_name(name);
  Sheet sheet(workbook_, workbook_add_worksheet(as_workbook(workbook_), allowed.c_str()), allowed);
  if (sheet.sheet_ == nullptr)
    throw std::runtime_error("two sheets of the workbook have the name " + allowed);
  sheet.formats_ = formats_;
  return sheet;
}

void Workbook::close() {
  const lxw_error error = workbook_close(as_workbook(workbook_));
  workbook_ = nullptr;
  if (error != LXW_NO_ERROR) throw std::runtime_error(file_.string() + ": " + lxw_strerror(error));
}

}  // namespace surge::analysis::exports
