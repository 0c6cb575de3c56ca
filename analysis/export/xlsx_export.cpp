// SPDX-License-Identifier: Apache-2.0
// A workbook: what was run, key figures, breakdowns, courses over time, definitions.
#include "analysis/export/workbook_sheets.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"

namespace surge::analysis::exports {
namespace {

std::string how_it_ended(const BookContext& context) {
  const ResultReader& results = context.source.results;
  if (!results.complete())
    return context.pick("not finished; these are the replications so far", "未完成；此为已完成的重复");
  return results.ended_by().empty() ? context.pick("finished", "已完成")
                                    : context.pick("finished: ", "已完成：") + results.ended_by();
}

}  // namespace

std::string BookContext::say(const models::BilingualName& name) const {
  return wanted.language == Language::kChinese && !name.zh.empty() ? name.zh : name.en;
}

std::string BookContext::pick(const char* english, const char* chinese) const {
  return wanted.language == Language::kChinese ? chinese : english;
}

void write_overview_sheet(const BookContext& context) {
  Sheet sheet = context.book.sheet(context.pick("Overview", "概览"));
  const RunInformation& run = context.source.results.information();
  sheet.widths({26, 90});
  sheet.text(context.say(run.title), CellStyle::kTitle).end_row();
  const auto line = [&](const char* english, const char* chinese, const std::string& text) {
    sheet.text(context.pick(english, chinese)).text(text, CellStyle::kWrapped).end_row();
  };
  const auto count = [&](const char* english, const char* chinese, std::size_t value) {
    sheet.text(context.pick(english, chinese)).number(static_cast<double>(value)).end_row();
  };
  line("Scenario", "情景", run.scenario);
  line("Hash of the scenario", "情景哈希", run.scenario_hash);
  line("Seed", "随机种子", std::to_string(run.seed));
  count("Replications that count", "有效重复次数", context.source.rows.size());
  count("Replications that failed", "失败重复次数", run.replications - context.source.rows.size());
  line("Run", "运行", how_it_ended(context));
  line("Program", "程序", "Surge " + run.program_version + " (" + run.git_revision + ")");
  line("Created", "创建时间", run.created);
  for (const std::string& warning : run.warnings) line("Warning", "警告", warning);
}

void write_metrics_sheet(const BookContext& context) {
  Sheet sheet = context.book.sheet(context.pick("Metrics", "指标"));
  sheet.widths({36, 12, 16, 16, 16, 14, 14, 14, 16, 12, 12});
  sheet.heading({context.pick("Metric", "指标"), context.pick("Unit", "单位"), context.pick("Mean", "均值"),
                 context.pick("95 % from", "95% 下限"), context.pick("95 % to", "95% 上限"), "p5",
                 context.pick("Median", "中位数"), "p95", context.pick("Mean of worst 5 %", "最差 5% 均值"),
                 context.pick("Reached in", "达到次数"), context.pick("Of", "总次数")});
  for (const std::size_t index : context.wanted.tables) {
    const models::TableDeclaration& metric = context.table(index);
    if (!is_scalar_quantity(metric)) continue;
    const CellStyle style = context.style(index);
    for_each_cell(
        context.source.results, index, context.source.rows, [&](std::size_t, std::span<double> sample) {
          const Summary summary = summarise(sample);
          sheet.text(context.say(metric.title)).text(is_share(metric) ? "%" : metric.unit);
          for (const double value : {summary.mean, summary.low, summary.high, summary.p5, summary.p50,
                                     summary.p95, conditional_value_at_risk(sample, metric.direction)})
            sheet.number(value, style);
          sheet.number(static_cast<double>(summary.happened));
          sheet.number(static_cast<double>(summary.count)).end_row();
        });
  }
  sheet.end_table();
}

void write_definitions_sheet(const BookContext& context) {
  Sheet sheet = context.book.sheet(context.pick("Definitions", "定义"));
  sheet.widths({36, 34, 14, 100});
  sheet.heading({context.pick("Metric", "指标"), context.pick("Name", "名称"), context.pick("Unit", "单位"),
                 context.pick("Definition", "定义")});
  for (const std::size_t index : context.wanted.tables) {
    const models::TableDeclaration& one = context.table(index);
    sheet.text(context.say(one.title)).text(one.name).text(one.unit);
    sheet.text(one.long_name, CellStyle::kWrapped).end_row();
  }
  sheet.end_table();
}

void write_xlsx(const Source& source, const Wanted& wanted, const std::filesystem::path& file) {
  const RunInformation& run = source.results.information();
  Workbook book(file, wanted.language == Language::kChinese ? run.title.zh : run.title.en, run.created);
  const BookContext context{source, wanted, book};
  write_overview_sheet(context);
  write_metrics_sheet(context);
  write_breakdown_sheets(context);
  write_course_sheets(context);
  write_definitions_sheet(context);
  book.close();
}

}  // namespace surge::analysis::exports
