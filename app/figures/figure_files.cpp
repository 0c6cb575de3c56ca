// SPDX-License-Identifier: Apache-2.0
#include "app/figures/figure_files.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "analysis/results/durable_file.h"
#include "app/columns.h"
#include "app/options.h"
#include "app/output_file.h"
#include "scenarios/nearest_name.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using analysis::figures::PageFormat;

const std::vector<FigureFormat>& known_formats() {
  static const std::vector<FigureFormat> kFormats = {
      {"svg", PageFormat::kSvg}, {"png", PageFormat::kPng}, {"pdf", PageFormat::kPdf}};
  return kFormats;
}

fs::path unfinished_figure(const fs::path& folder, const FigureFile& file) {
  return folder / (file.name + ".part");
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace

std::vector<FigureFormat> chosen_formats(const std::vector<std::string>& names) {
  if (names.empty()) return {known_formats().front()};
  std::vector<FigureFormat> formats;
  std::vector<std::string> known;
  for (const FigureFormat& format : known_formats()) {
    known.push_back(format.name);
    if (std::ranges::find(names, format.name) != names.end()) formats.push_back(format);
  }
  for (const std::string& name : names) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string nearest = scenarios::nearest_name(name, known);
    throw UsageError("--format: found '" + name + "', expected one of " + joined(known) +
                     (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
  }
  return formats;
}

void check_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error))
    throw UsageError("--output: '" + folder.string() + "' is a file, expected a folder for the figures");
  check_output(folder / "figure.svg");
}

void write_figures(const fs::path& folder, const std::vector<FigureFile>& files) {
  std::error_code made;
  fs::create_directories(folder, made);
  if (made) throw std::runtime_error(folder.string() + ": the folder cannot be made: " + made.message());
  try {
    for (const FigureFile& file : files) write_bytes(unfinished_figure(folder, file), file.bytes);
  } catch (...) {
    std::error_code error;
    for (const FigureFile& file : files) fs::remove(unfinished_figure(folder, file), error);
    throw;
  }
  for (const FigureFile& file : files)
    analysis::rename_durably(unfinished_figure(folder, file), folder / file.name);
}

}  // namespace surge::app
