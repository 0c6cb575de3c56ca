// SPDX-License-Identifier: Apache-2.0
// Figures on the disk.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/figures/page.h"

namespace surge::app {

struct FigureFormat {
  std::string name;  ///< "svg", also the ending of files
  analysis::figures::PageFormat format;
};

/// Of --format, SVG if none is named. Throws UsageError.
std::vector<FigureFormat> chosen_formats(const std::vector<std::string>& names);

struct FigureFile {
  std::string name;  ///< "coverage.svg"
  std::string bytes;
};

/// Throws UsageError if no files can be made in the folder, or it cannot be made. Makes nothing.
void check_folder(const std::filesystem::path& folder);

/// Makes the folder if need be. Each file appears whole, under its name, once all are written; files of the
/// same names are replaced. Throws std::runtime_error.
void write_figures(const std::filesystem::path& folder, const std::vector<FigureFile>& files);

}  // namespace surge::app
