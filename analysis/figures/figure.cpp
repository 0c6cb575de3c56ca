// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/figure.h"

#include <algorithm>
#include <tuple>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kBorderMm = 1.5;
constexpr double kGapMm = 1.2;
constexpr TextStyle kTitleStyle{.size_pt = 9, .bold = true, .height = Height::kTop};
constexpr TextStyle kNoteStyle{.colour = kQuiet, .height = Height::kTop};

std::vector<std::string> title_lines(const PreparedFigure& figure, double width_mm) {
  return wrapped_text(figure.title, content_width_mm(width_mm), kTitleStyle);
}
std::vector<std::string> note_lines(const PreparedFigure& figure, double width_mm) {
  return wrapped_text(figure.note, content_width_mm(width_mm), kNoteStyle);
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

/// "20 replications each, seed 2026 (1 other failed)."
std::string counts_text(const RunTables& run, Language language, const std::string& each) {
  const std::string seed = std::to_string(run.information().seed);
  if (language == Language::kChinese) {
    std::string note = count_text(run.sound()) + " 次重复，种子 " + seed;
    if (run.failed() > 0) note += "（另有 " + count_text(run.failed()) + " 次失败）";
    return note + "。";
  }
  std::string note = count_text(run.sound()) + (run.sound() == 1 ? " replication" : " replications") + each +
                     ", seed " + seed;
  if (run.failed() > 0) note += " (" + count_text(run.failed()) + " more failed)";
  return note + ".";
}

}  // namespace

void require_table(const RunTables& run, const std::string& table) {
  if (run.has(table)) return;
  throw CannotDraw(run.file().string() + ": there is no table " + table +
                   "; its metric is not among `metrics:` of the scenario, or there is nothing to measure");
}

std::string source_note(const FigureInput& input, std::size_t run) {
  const RunTables& tables = input.runs[run];
  return name_in(tables.information().title, input.language) + words(input.language, ": ", "：") +
         counts_text(tables, input.language, "");
}

std::string source_note(const FigureInput& input) {
  if (input.runs.size() == 1) return source_note(input, 0);
  const bool chinese = input.language == Language::kChinese;
  const auto counts = [&](const RunTables& run) {
    return std::tuple(run.sound(), run.failed(), run.information().seed);
  };
  const auto alike = [&](const RunTables& run) { return counts(run) == counts(input.runs[0]); };
  if (!std::ranges::all_of(input.runs, alike)) {
    std::string note;
    for (std::size_t i = 0; i < input.runs.size(); ++i)
      note += (i > 0 && !chinese ? " " : "") + input.runs[i].name() + words(input.language, " – ", "——") +
              source_note(input, i);
    return note;
  }
  std::string note;
  for (const RunTables& run : input.runs)
    note += run.name() + words(input.language, " – ", "——") +
            name_in(run.information().title, input.language) + words(input.language, "; ", "；");
  return note + counts_text(input.runs[0], input.language, words(input.language, " each", ""));
}

double content_width_mm(double page_width_mm) {
  return page_width_mm - 2 * kBorderMm;
}

double page_height_mm(const PreparedFigure& figure, double width_mm) {
  return 2 * kBorderMm + lines_height(title_lines(figure, width_mm).size(), kTitleStyle) + figure.height_mm +
         lines_height(note_lines(figure, width_mm).size(), kNoteStyle);
}

void draw_figure_page(const PreparedFigure& figure, double width_mm, Canvas& canvas) {
  const std::vector<std::string> title = title_lines(figure, width_mm);
  write_lines(canvas, {kBorderMm, kBorderMm}, title, kTitleStyle);
  const double top = kBorderMm + lines_height(title.size(), kTitleStyle);
  figure.draw(canvas, {kBorderMm, top, content_width_mm(width_mm), figure.height_mm});
  write_lines(canvas, {kBorderMm, top + figure.height_mm + kGapMm}, note_lines(figure, width_mm), kNoteStyle);
}

}  // namespace surge::analysis::figures
