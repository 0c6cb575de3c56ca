// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/workbook_sheets.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"

namespace surge::analysis::exports {
namespace {

constexpr double kHoursPerDay = 24;

/// A series of the run as a whole.
struct Course {
  std::size_t table = 0;
  std::vector<Range> ranges;  ///< by time
};

std::vector<Course> courses_of(const BookContext& context) {
  std::vector<Course> courses;
  for (const std::size_t index : context.wanted.tables) {
    if (context.table(index).dimensions != std::vector<std::string>{"time"}) continue;
    Course& course = courses.emplace_back(Course{index, {}});
    for_each_cell(context.source.results, index, context.source.rows,
                  [&](std::size_t, std::span<double> sample) { course.ranges.push_back(range_of(sample)); });
  }
  return courses;
}

void write_range(Sheet& sheet, const Range& range, CellStyle style) {
  sheet.number(range.p5, style).number(range.p50, style).number(range.p95, style);
}

void write_courses(const BookContext& context, const std::vector<Course>& courses,
                   const std::vector<double>& hours) {
  Sheet sheet = context.book.sheet(context.pick("Over time", "时间过程"));
  std::vector<std::string> names = {context.pick("Hours after the impact", "灾后小时")};
  for (const Course& course : courses) {
    const std::string title = context.title(course.table);
    names.insert(names.end(),
                 {title + ", p5", title + context.pick(", median", "，中位数"), title + ", p95"});
  }
  sheet.widths({14});
  sheet.width_from(1, static_cast<std::uint16_t>(3 * courses.size()), 16);
  sheet.heading(names);
  for (std::size_t step = 0; step < hours.size(); ++step) {
    sheet.number(hours[step]);
    for (const Course& course : courses) write_range(sheet, course.ranges[step], context.style(course.table));
    sheet.end_row();
  }
  sheet.end_table();
}

void write_chart(const BookContext& context, const Course& course, const std::vector<double>& hours) {
  Sheet sheet = context.book.sheet(context.pick("Chart", "图表"));
  const std::string days = context.pick("Days after the impact", "灾后天数");
  sheet.heading({days, "p5", context.pick("Median", "中位数"), "p95"});
  for (std::size_t step = 0; step < hours.size(); ++step) {
    sheet.number(hours[step] / kHoursPerDay);
    write_range(sheet, course.ranges[step], context.style(course.table));
    sheet.end_row();
  }
  const std::string title = context.title(course.table);
  sheet.line_chart({.title = title,
                    .x_title = days,
                    .y_title = title,
                    .first_row = 1,
                    .last_row = static_cast<std::uint32_t>(hours.size()),
                    .columns = 3,
                    .from_zero_to_one = is_share(context.table(course.table))});
}

}  // namespace

void write_course_sheets(const BookContext& context) {
  const std::vector<Course> courses = courses_of(context);
  if (courses.empty()) return;
  const std::vector<double>& hours = context.schema().dimension("time").coordinates;
  write_courses(context, courses, hours);
  const Course* shown = &courses.front();
  for (const Course& course : courses) {
    if (context.table(course.table).name == "coverage") shown = &course;
  }
  write_chart(context, *shown, hours);
}

}  // namespace surge::analysis::exports
