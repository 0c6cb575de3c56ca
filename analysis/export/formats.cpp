// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "analysis/export/export.h"

namespace surge::analysis::exports {

std::span<const FileFormat> formats() {
  static constexpr std::array kFormats = {
      FileFormat{"csv", "a folder of tables for spreadsheets, R and pandas", true, false, "", &write_csv},
      FileFormat{"geojson", "a folder of layers for QGIS, by time too", true, true, "", &write_geojson},
      FileFormat{"xlsx", "a workbook for spreadsheets", false, false, ".xlsx", &write_xlsx},
  };
  return kFormats;
}

}  // namespace surge::analysis::exports
