// SPDX-License-Identifier: Apache-2.0
// surge figures: pictures of result files for papers and slides.
#include <iostream>
#include <set>

#include "analysis/figures/figure_catalogue.h"
#include "analysis/figures/page.h"
#include "analysis/figures/typesetting.h"
#include "analysis/results/result_file_error.h"
#include "app/columns.h"
#include "app/exit_codes.h"
#include "app/figures/county_places.h"
#include "app/figures/figure_files.h"
#include "app/subcommand.h"
#include "app/version.h"
#include "scenarios/nearest_name.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
namespace figures = analysis::figures;

struct FiguresJob {
  std::vector<fs::path> files;
  fs::path folder;
  std::vector<FigureFormat> formats;
  std::vector<figures::FigureEntry> entries;
  bool all = false;  ///< no figure was named
  std::optional<double> width_mm;
  double dots_per_inch = 300;
  bool partial = false;
  bool quiet = false;
  Language language = Language::kEnglish;
};

figures::FigureEntry entry_named(const std::string& name) {
  std::vector<std::string> names;
  for (const figures::FigureEntry& entry : figures::figure_catalogue()) {
    if (entry.name == name) return entry;
    names.push_back(entry.name);
  }
  const std::string nearest = scenarios::nearest_name(name, names);
  throw UsageError("--figure: there is no figure '" + name + "', only " + joined(names) +
                   (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
}

std::vector<figures::FigureEntry> chosen_entries(const std::vector<std::string>& names) {
  if (names.empty()) return figures::figure_catalogue();
  std::vector<figures::FigureEntry> entries;
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (seen.insert(name).second) entries.push_back(entry_named(name));
  }
  return entries;
}

FiguresJob figures_job(const Arguments& arguments) {
  FiguresJob job;
  for (const std::string& word : arguments.words()) job.files.emplace_back(word);
  const fs::path beside = fs::path(job.files[0]).replace_extension().string() + "-figures";
  job.folder = arguments.text("output").value_or(beside.string());
  job.formats = chosen_formats(arguments.all("format"));
  job.entries = chosen_entries(arguments.all("figure"));
  job.all = !arguments.has("figure");
  if (const auto width = arguments.integer("width", 60, 400)) job.width_mm = static_cast<double>(*width);
  if (const auto dots = arguments.integer("dpi", 50, 1200)) job.dots_per_inch = static_cast<double>(*dots);
  job.partial = arguments.has("partial");
  job.quiet = arguments.has("quiet");
  job.language = arguments.language();
  check_folder(job.folder);
  return job;
}

/// File name without folder and ending, with a number where it is there already.
std::string run_name(const fs::path& file, const std::vector<figures::RunTables>& earlier) {
  const std::string stem = file.stem().string();
  std::string name = stem;
  const auto taken = [&](const figures::RunTables& run) { return run.name() == name; };
  for (int copy = 2; std::ranges::any_of(earlier, taken); ++copy) name = stem + "-" + std::to_string(copy);
  return name;
}

void tell(const FiguresJob& job, const std::string& note) {
  if (!job.quiet) std::cerr << "note: " << note << '\n';
}

figures::FigureInput figure_input(const FiguresJob& job) {
  figures::FigureInput input;
  input.language = job.language;
  for (const fs::path& file : job.files)
    input.runs.emplace_back(file, job.partial, run_name(file, input.runs));
  for (const figures::RunTables& run : input.runs) {
    if (!add_county_places(run.information().scenario_text, input.counties)) {
      tell(job,
           run.file().string() +
               ": this program does not read its scenario; residents and seats of counties are not known");
    }
  }
  return input;
}

figures::PageSettings page_settings(const FiguresJob& job, const figures::FigureInput& input,
                                    const figures::PreparedFigure& figure, double width_mm) {
  figures::PageSettings page;
  page.width_mm = width_mm;
  page.height_mm = figures::page_height_mm(figure, width_mm);
  page.dots_per_inch = job.dots_per_inch;
  page.title = figure.title;
  page.description = figure.note;
  page.creator = "surge " + std::string(program_version());
  page.created = input.runs[0].information().created;
  return page;
}

/// The figure of the run, or of all runs, in all formats.
void draw_figure(const FiguresJob& job, const figures::FigureInput& input, const figures::FigureEntry& entry,
                 std::size_t run, std::vector<FigureFile>& files) {
  const double width_mm = job.width_mm.value_or(entry.width_mm);
  const figures::PreparedFigure figure = entry.prepare(input, run, figures::content_width_mm(width_mm));
  figures::PageSettings page = page_settings(job, input, figure, width_mm);
  const bool one_of_several = entry.of_one_run && input.runs.size() > 1;
  const std::string name = entry.name + (one_of_several ? "-" + input.runs[run].name() : "");
  for (const FigureFormat& format : job.formats) {
    page.format = format.format;
    files.push_back({name + "." + format.name, figures::drawn_page(page, [&](figures::Canvas& canvas) {
                       figures::draw_figure_page(figure, width_mm, canvas);
                     })});
  }
}

/// Figures that want what the files do not hold: a mistake if they were named, else a note.
void tell_left_out(const FiguresJob& job, const std::vector<std::pair<std::string, std::string>>& left_out) {
  if (left_out.empty()) return;
  if (!job.all) throw UsageError("--figure " + left_out[0].first + ": " + left_out[0].second);
  std::vector<std::string> names;
  for (const auto& [name, reason] : left_out) names.push_back(name);
  tell(job,
       "not drawn, for want of data: " + joined(names) + "; --figure " + names[0] + " tells what it lacks");
}

std::vector<FigureFile> drawn_figures(const FiguresJob& job, const figures::FigureInput& input) {
  std::vector<FigureFile> files;
  std::vector<std::pair<std::string, std::string>> left_out;
  for (const figures::FigureEntry& entry : job.entries) {
    const std::size_t count = entry.of_one_run ? input.runs.size() : 1;
    for (std::size_t run = 0; run < count; ++run) {
      try {
        draw_figure(job, input, entry, run, files);
      } catch (const figures::CannotDraw& reason) {
        if (left_out.empty() || left_out.back().first != entry.name)
          left_out.emplace_back(entry.name, reason.what());
      }
    }
  }
  tell_left_out(job, left_out);
  if (files.empty()) throw UsageError("these files hold nothing that a figure shows");
  return files;
}

int execute_figures(const Arguments& arguments) {
  const FiguresJob job = figures_job(arguments);
  if (!figures::can_draw()) {
    throw std::runtime_error(
        "this build draws no figures: install libcairo2-dev and libpango1.0-dev and build again");
  }
  if (job.language == Language::kChinese && !figures::has_glyphs("县级物资"))
    tell(job, "no font with Chinese signs is installed; install one, such as Debian's fonts-wqy-microhei");
  std::vector<FigureFile> files;
  try {
    files = drawn_figures(job, figure_input(job));
  } catch (const analysis::ResultFileError& error) {
    throw UsageError(error.what());
  }
  write_figures(job.folder, files);
  if (job.quiet) return kDone;
  std::vector<std::string> names;
  for (const FigureFile& file : files) names.push_back(file.name);
  std::cerr << names.size() << (names.size() == 1 ? " figure" : " figures") << " in " << job.folder.string()
            << ": " << joined(names) << '\n';
  return kDone;
}

}  // namespace

Subcommand figures_subcommand() {
  return {
      "figures",
      {.usage = "figures RESULTS.h5 [OTHER.h5...]",
       .about = "Draws figures of runs for papers and slides: SVG, PNG or PDF.",
       .notes = "'surge list figures' tells which figures there are. Several files are drawn together, or, "
                "in maps and heat maps, each on its own with the same scale.",
       .minimum_words = 1,
       .maximum_words = 8,
       .options = {{"output", 'o', "FOLDER", "where they go (default: RESULTS-figures)"},
                   {"format", 0, "svg|png|pdf", "kind of file (default: svg); repeatable",
                    Occurs::kRepeatedly},
                   {"figure", 0, "NAME", "only this figure; repeatable", Occurs::kRepeatedly},
                   {"width", 0, "MM", "width of the figures, 60 to 400 (default: that which suits each)"},
                   {"dpi", 0, "N", "dots per inch of PNG, 50 to 1200 (default: 300)"},
                   {"partial", 0, "", "also of files of runs that were not finished"},
                   {"quiet", 0, "", "no notes"},
                   language_option()}},
      &execute_figures};
}

}  // namespace surge::app
