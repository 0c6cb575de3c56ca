// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/csv_columns.h"

#include "analysis/export/cell_labels.h"

namespace surge::analysis::exports {
namespace {

struct SharedColumn {
  const char* name;
  models::BilingualName title;
  const char* definition;
};

/// The same in every file.
const SharedColumn kSharedColumns[] = {
    {"replication", {"Replication", "重复编号"}, "number of the replication, as in the result file"},
    {"metric", {"Metric", "指标"}, "name of the table in the result file"},
    {"title", {"Title", "标题"}, "what the metric is called, in English"},
    {"title_zh", {"Title in Chinese", "中文标题"}, "what the metric is called, in Chinese"},
    {"unit", {"Unit", "单位"}, "of the values in the line or column; 1 for shares and counts"},
    {"n", {"Replications", "样本数"}, "replications that came to an end"},
    {"happened", {"Values", "有值次数"}, "those of them that have a value: in which it happened"},
    {"mean", {"Mean", "均值"}, "of the values that are there"},
    {"low95", {"95 % from", "95% 下限"}, "lower end of the 95 % interval of the mean, by Student's t"},
    {"high95", {"95 % to", "95% 上限"}, "upper end of the 95 % interval of the mean, by Student's t"},
    {"p5",
     {"p5", "5% 分位数"},
     "of all replications, those without a value behind all others; empty: not reached"},
    {"p50", {"Median", "中位数"}, "as p5"},
    {"p95", {"p95", "95% 分位数"}, "as p5"},
    {"worst5",
     {"Mean of worst 5 %", "最差 5% 均值"},
     "mean of the worst 5 % of the replications (conditional value at risk); empty where neither way is "
     "good"},
    {"direction", {"Direction", "方向"}, "higher_is_better, lower_is_better or neutral"},
};

}  // namespace

CsvColumns::CsvColumns(const std::filesystem::path& file) : out_(file) {
  for (const char* name : {"file", "column", "unit", "title", "title_zh", "definition"}) out_.text(name);
  out_.end_line();
  for (const SharedColumn& column : kSharedColumns)
    line("*", column.name, "", column.title, column.definition);
}

void CsvColumns::define(const std::string& file, const std::string& column,
                        const models::TableDeclaration& table) {
  line(file, column, table.unit, table.title, table.long_name);
}

void CsvColumns::define_label(const std::string& file, const std::string& column,
                              const models::TableDeclaration& table) {
  line(file, column, "", table.title, "key or name of what stands at the position " + table.name);
}

void CsvColumns::define(const models::DimensionDeclaration& axis) {
  if (!axes_.insert(axis.name).second) return;
  line("*", column_of(axis), axis.unit, axis_title(axis), axis.long_name);
  if (axis.keys.empty()) return;
  line("*", axis.name + "_en", "", axis_title(axis), "name in English");
  line("*", axis.name + "_zh", "", axis_title(axis), "name in Chinese");
}

void CsvColumns::line(const std::string& file, const std::string& column, const std::string& unit,
                      const models::BilingualName& title, const std::string& definition) {
  out_.text(file).text(column).text(unit).text(title.en).text(title.zh).text(definition).end_line();
}

std::string column_of(const models::DimensionDeclaration& axis) {
  return axis.keys.empty() && !axis.unit.empty() ? axis.name + "_" + axis.unit : axis.name;
}

}  // namespace surge::analysis::exports
