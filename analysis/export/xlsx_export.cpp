// SPDX-License-Identifier: Apache-2.0
// A workbook: what was run, key figures, a sheet for each axis (items, counties ...) with a column a metric,
// courses over time with a chart, definitions.
#include <cmath>
#include <map>

#include "analysis/export/export.h"
#include "analysis/export/workbook.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"

namespace surge::analysis::exports {
namespace {

using Table = models::TableDeclaration;

class Book {
 public:
  Book(const Source& source, const Wanted& wanted, const std::filesystem::path& file)
      : source_(source),
        wanted_(wanted),
        chinese_(wanted.language == Language::kChinese),
        book_(file, say(source.results.information().title), source.results.information().created) {}

  void write() {
    write_overview();
    write_metrics();
    write_axes();
    write_time();
    write_definitions();
    book_.close();
  }

 private:
  std::string say(const models::BilingualName& name) const {
    return chinese_ && !name.zh.empty() ? name.zh : name.en;
  }
  std::string pick(const char* english, const char* chinese) const { return chinese_ ? chinese : english; }
  const models::RecordSchema& schema() const { return source_.results.schema(); }
  const Table& table(std::size_t index) const { return schema().tables()[index]; }
  static CellStyle style_of(const Table& table) {
    return is_share(table) ? CellStyle::kPercent : CellStyle::kNumber;
  }

  void write_overview() {
    Sheet sheet = book_.sheet(pick("Overview", "概览"));
    const RunInformation& run = source_.results.information();
    sheet.widths({26, 90});
    sheet.text(say(run.title), CellStyle::kTitle).end_row();
    const auto line = [&](const std::string& name, const std::string& text) {
      sheet.text(name).text(text, CellStyle::kWrapped).end_row();
    };
    line(pick("Scenario", "情景"), run.scenario);
    line(pick("Hash of the scenario", "情景哈希"), run.scenario_hash);
    line(pick("Seed", "随机种子"), std::to_string(run.seed));
    sheet.text(pick("Replications", "重复次数")).number(static_cast<double>(source_.rows.size())).end_row();
    line(pick("Program", "程序"), "Surge " + run.program_version + " (" + run.git_revision + ")");
    line(pick("Created", "创建时间"), run.created);
    for (const std::string& warning : run.warnings) line(pick("Warning", "警告"), warning);
  }

  void heading(Sheet& sheet, const std::vector<std::string>& names) {
    for (const std::string& name : names) sheet.text(name, CellStyle::kHeading);
    sheet.end_row();
    sheet.freeze_heading(static_cast<std::uint16_t>(names.size()));
  }

  void write_metrics() {
    Sheet sheet = book_.sheet(pick("Metrics", "指标"));
    sheet.widths({36, 12, 16, 16, 16, 14, 14, 14, 16, 12, 12});
    heading(sheet, {pick("Metric", "指标"), pick("Unit", "单位"), pick("Mean", "均值"),
                    pick("95 % from", "95% 下限"), pick("95 % to", "95% 上限"), "p5",
                    pick("Median", "中位数"), "p95", pick("Mean of worst 5 %", "最差 5% 均值"),
                    pick("Reached in", "达到次数"), pick("Of", "总次数")});
    for (const std::size_t index : wanted_.tables) {
      if (!table(index).dimensions.empty()) continue;
      for_each_cell(source_.results, index, source_.rows, [&](std::size_t, std::span<double> sample) {
        const Summary summary = summarise(sample);
        const CellStyle style = style_of(table(index));
        sheet.text(say(table(index).title)).text(is_share(table(index)) ? "%" : table(index).unit);
        for (const double value : {summary.mean, summary.low, summary.high, summary.p5, summary.p50,
                                   summary.p95, conditional_value_at_risk(sample, table(index).direction)})
          sheet.number(value, style);
        sheet.number(static_cast<double>(summary.happened))
            .number(static_cast<double>(summary.count))
            .end_row();
      });
    }
  }

  /// A sheet for each axis of tables with one dimension: a row a label, mean and half width a metric.
  void write_axes() {
    std::map<std::string, std::vector<std::size_t>> by_axis;
    for (const std::size_t index : wanted_.tables) {
      const std::vector<std::string>& axes = table(index).dimensions;
      if (axes.size() == 1 && !schema().dimension(axes[0]).keys.empty()) by_axis[axes[0]].push_back(index);
    }
    for (const models::DimensionDeclaration& axis : schema().dimensions()) {
      const auto found = by_axis.find(axis.name);
      if (found != by_axis.end()) write_axis(axis, found->second);
    }
  }

  void write_axis(const models::DimensionDeclaration& axis, const std::vector<std::size_t>& tables) {
    Sheet sheet = book_.sheet(axis.name);
    std::vector<std::string> names = {pick("Key", "键"), pick("Name", "名称")};
    std::vector<double> widths = {16, 28};
    std::vector<std::vector<Summary>> columns;
    for (const std::size_t index : tables) {
      names.push_back(title_of(table(index), wanted_.language));
      names.push_back("± 95 %");
      widths.insert(widths.end(), {18, 12});
      std::vector<Summary>& column = columns.emplace_back();
      for_each_cell(source_.results, index, source_.rows,
                    [&](std::size_t, std::span<double> sample) { column.push_back(summarise(sample)); });
    }
    sheet.widths(widths);
    heading(sheet, names);
    for (std::size_t label = 0; label < axis.size(); ++label) {
      sheet.text(axis.keys[label]).text(say(axis.names[label]));
      for (std::size_t i = 0; i < tables.size(); ++i) {
        const Summary& summary = columns[i][label];
        sheet.number(summary.mean, style_of(table(tables[i])));
        sheet.number(summary.high - summary.mean, style_of(table(tables[i])));
      }
      sheet.end_row();
    }
  }

  /// Median, p5 and p95 of every series of the run as a whole, and a chart of coverage.
  void write_time() {
    std::vector<std::size_t> fans;
    for (const std::size_t index : wanted_.tables) {
      if (table(index).dimensions == std::vector<std::string>{"time"}) fans.push_back(index);
    }
    if (fans.empty()) return;
    Sheet sheet = book_.sheet(pick("Over time", "时间过程"));
    std::vector<std::string> names = {pick("Hours after the impact", "灾后小时")};
    std::vector<std::vector<Range>> columns;
    for (const std::size_t index : fans) {
      const std::string title = title_of(table(index), wanted_.language);
      names.insert(names.end(), {title + ", p5", title + pick(", median", "，中位数"), title + ", p95"});
      std::vector<Range>& column = columns.emplace_back();
      for_each_cell(source_.results, index, source_.rows,
                    [&](std::size_t, std::span<double> sample) { column.push_back(range_of(sample)); });
    }
    heading(sheet, names);
    const std::vector<double>& hours = schema().dimension("time").coordinates;
    for (std::size_t step = 0; step < hours.size(); ++step) {
      sheet.number(hours[step]);
      for (std::size_t i = 0; i < fans.size(); ++i) {
        const CellStyle style = style_of(table(fans[i]));
        const Range& range = columns[i][step];
        sheet.number(range.p5, style).number(range.p50, style).number(range.p95, style);
      }
      sheet.end_row();
    }
    Sheet charts = book_.sheet(pick("Chart", "图表"));
    write_chart(charts, fans, columns, hours);
  }

  /// The first of the series, which is coverage if it is wanted.
  void write_chart(Sheet& sheet, const std::vector<std::size_t>& fans,
                   const std::vector<std::vector<Range>>& columns, const std::vector<double>& hours) {
    std::size_t shown = 0;
    for (std::size_t i = 0; i < fans.size(); ++i) {
      if (table(fans[i]).name == "coverage") shown = i;
    }
    const CellStyle style = style_of(table(fans[shown]));
    for (const std::string& name : {pick("Days after the impact", "灾后天数"), std::string("p5"),
                                    pick("Median", "中位数"), std::string("p95")})
      sheet.text(name, CellStyle::kHeading);
    sheet.end_row();
    for (std::size_t step = 0; step < hours.size(); ++step) {
      const Range& range = columns[shown][step];
      sheet.number(hours[step] / 24)
          .number(range.p5, style)
          .number(range.p50, style)
          .number(range.p95, style);
      sheet.end_row();
    }
    const std::string title = title_of(table(fans[shown]), wanted_.language);
    sheet.line_chart(title, pick("Days after the impact", "灾后天数"), title, 1,
                     static_cast<std::uint32_t>(hours.size()), {1, 2, 3});
  }

  void write_definitions() {
    Sheet sheet = book_.sheet(pick("Definitions", "定义"));
    sheet.widths({36, 34, 14, 100});
    heading(sheet,
            {pick("Metric", "指标"), pick("Name", "名称"), pick("Unit", "单位"), pick("Definition", "定义")});
    for (const std::size_t index : wanted_.tables) {
      const Table& one = table(index);
      sheet.text(say(one.title)).text(one.name).text(one.unit).text(one.long_name).end_row();
    }
  }

  const Source& source_;
  const Wanted& wanted_;
  bool chinese_;
  Workbook book_;
};

}  // namespace

void write_xlsx(const Source& source, const Wanted& wanted, const std::filesystem::path& file) {
  Book(source, wanted, file).write();
}

}  // namespace surge::analysis::exports
