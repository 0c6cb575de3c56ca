// SPDX-License-Identifier: Apache-2.0
// What a figure is: a name, and a function that looks at results and tells how to draw them. A new one: a
// source file in figures/ with a function that returns its FigureEntry, and a line in figure_catalogue.cpp.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/figures/canvas.h"
#include "analysis/figures/quantity.h"
#include "analysis/figures/run_tables.h"
#include "models/scenario/geography.h"

namespace surge::analysis::figures {

/// What result files do not tell of a county, but the scenario in them does.
struct CountyPlace {
  models::GeoPoint seat;
  double residents = 0;
};

struct FigureInput {
  std::vector<RunTables> runs;  ///< one or more
  Language language = Language::kEnglish;
  std::map<std::string, CountyPlace> counties;  ///< by key; empty where it is not known
};

/// The results do not hold what the figure shows; what() is a sentence that names the file and what it lacks.
class CannotDraw : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A figure that has its numbers and can be drawn, as often as one likes.
struct PreparedFigure {
  std::string title;
  std::string note;       ///< below: what lines, bands and bars are
  double height_mm = 50;  ///< of what `draw` draws, without title and note
  std::function<void(Canvas& canvas, const Rectangle& area)> draw;
};

struct FigureEntry {
  std::string name;   ///< "county-heatmap"
  std::string about;  ///< for lists, half a sentence
  double width_mm = 170;
  /// Of one run: with several files there is one figure for each; else one for all.
  bool of_one_run = false;
  /// `run` is its position in the input, 0 for figures of all; `width_mm` that of the area it will be drawn
  /// in. Throws CannotDraw, ResultFileError.
  std::function<PreparedFigure(const FigureInput& input, std::size_t run, double width_mm)> prepare;
};

/// Throws CannotDraw unless the run has the table.
void require_table(const RunTables& run, const std::string& table);

/// "20 replications, seed 2026" with the title of the scenario before it; of several runs what they are
/// called.
std::string source_note(const FigureInput& input);
std::string source_note(const FigureInput& input, std::size_t run);

/// Width of the area in which a page of the width shows a figure.
double content_width_mm(double page_width_mm);
/// Draws title, figure and note on a page of the width; `page_height_mm` tells its height.
double page_height_mm(const PreparedFigure& figure, double width_mm);
void draw_figure_page(const PreparedFigure& figure, double width_mm, Canvas& canvas);

}  // namespace surge::analysis::figures
