// SPDX-License-Identifier: Apache-2.0
// A page of a size, drawn into the bytes of a file.
#pragma once

#include <functional>
#include <string>

#include "analysis/figures/canvas.h"

namespace surge::analysis::figures {

enum class PageFormat { kSvg, kPng, kPdf };

struct PageSettings {
  PageFormat format = PageFormat::kSvg;
  double width_mm = 85;        ///< > 0
  double height_mm = 60;       ///< > 0
  double dots_per_inch = 300;  ///< of PNG, > 0; pixels are rounded to whole ones
  std::string title;           ///< kept in the file, as are
  std::string description;     ///< a sentence on what there is to see, for those who do not see it
  std::string creator;         ///< "surge 0.1.0"
  std::string created;         ///< of PDF: ISO 8601; the file holds no other time
};

/// Calls `draw` with a white page and gives back the bytes of the file: the same for the same calls. Throws
/// std::runtime_error with a sentence if the page is too large or there is no memory for it, std::logic_error
/// if the program cannot draw.
std::string drawn_page(const PageSettings& settings, const std::function<void(Canvas&)>& draw);

}  // namespace surge::analysis::figures
