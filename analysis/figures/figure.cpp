// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/figure.h"

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kBorderMm = 1.5;
constexpr double kGapMm = 1.2;
constexpr TextStyle kTitleStyle{.size_pt = 9, .bold = true, .height = Height::kTop};
constexpr TextStyle kNoteStyle{.colour = kQuiet, .height = Height::kTop};

std::vector<std::string> title_lines(const PreparedFigure& figure, double width_mm) {
  return wrapped_text(figure.title, width_mm - 2 * kBorderMm, kTitleStyle);
}
std::vector<std::string> note_lines(const PreparedFigure& figure, double width_mm) {
  return wrapped_text(figure.note, width_mm - 2 * kBorderMm, kNoteStyle);
}
double lines_height(std::size_t count, const TextStyle& style) {
  return static_cast<double>(count) * line_height(style) + (count > 0 ? kGapMm : 0);
}

void write_lines(Canvas& canvas, Point at, const std::vector<std::string>& lines, const TextStyle& style) {
  for (const std::string& line : lines) {
    canvas.write(at, line, style);
    at.y += line_height(style);
  }
}

}  // namespace

void require_table(const RunTables& run, const std::string& table) {
  if (run.has(table)) return;
  throw CannotDraw(run.file().string() + ": there is no table " + table +
                   "; its metric is not among `metrics:` of the scenario, or there is nothing to measure");
}

std::string source_note(const FigureInput& input, std::size_t run) {
  const RunTables& tables = input.runs[run];
  const RunInformation& information = tables.information();
  std::string note = name_in(information.title, input.language) + words(input.language, ": ", "：");
  if (input.language == Language::kChinese) {
    note += count_text(tables.sound()) + " 次重复，种子 " + std::to_string(information.seed);
    if (tables.failed() > 0) note += "（另有 " + count_text(tables.failed()) + " 次失败）";
    return note + "。";
  }
  note += count_text(tables.sound()) + (tables.sound() == 1 ? " replication" : " replications") + ", seed " +
          std::to_string(information.seed);
  if (tables.failed() > 0) note += " (" + count_text(tables.failed()) + " others failed)";
  return note + ".";
}

std::string source_note(const FigureInput& input) {
  if (input.runs.size() == 1) return source_note(input, 0);
  std::string note;
  for (std::size_t i = 0; i < input.runs.size(); ++i)
    note += (i > 0 ? words(input.language, " ", "") : "") + input.runs[i].name() +
            words(input.language, ": ", "：") + source_note(input, i);
  return note;
}

double page_height_mm(const PreparedFigure& figure, double width_mm) {
  return 2 * kBorderMm + lines_height(title_lines(figure, width_mm).size(), kTitleStyle) + figure.height_mm +
         lines_height(note_lines(figure, width_mm).size(), kNoteStyle);
}

void draw_figure_page(const PreparedFigure& figure, double width_mm, Canvas& canvas) {
  const std::vector<std::string> title = title_lines(figure, width_mm);
  write_lines(canvas, {kBorderMm, kBorderMm}, title, kTitleStyle);
  const double top = kBorderMm + lines_height(title.size(), kTitleStyle);
  figure.draw(canvas, {kBorderMm, top, width_mm - 2 * kBorderMm, figure.height_mm});
  write_lines(canvas, {kBorderMm, top + figure.height_mm + kGapMm}, note_lines(figure, width_mm), kNoteStyle);
}

}  // namespace surge::analysis::figures
