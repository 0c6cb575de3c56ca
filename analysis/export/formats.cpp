// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "analysis/export/export.h"
#include "analysis/export/workbook_origin.h"

namespace surge::analysis::exports {
namespace {

constexpr std::array kFormats = {
    FileFormat{.name = "csv",
               .about = "a folder of tables for spreadsheets, R and pandas",
               .has_replications = true,
               .shown = "tables",
               .shows = &shown_in_csv,
               .write = &write_csv},
    FileFormat{.name = "geojson",
               .about = "a folder of layers for QGIS, by time too",
               .needs_geography = true,
               .shown = "tables by county, by county and time, by depot or by terminal",
               .shows = &shown_in_geojson,
               .write = &write_geojson},
    FileFormat{
        .name = "xlsx",
        .about = "a workbook for spreadsheets",
        .is_folder = false,
        .extension = ".xlsx",
        .shown = "single numbers, tables along one or two axes, and courses over time of the whole run",
        .shows = &shown_in_xlsx,
        .write = &write_xlsx,
        .is_ours = &is_own_workbook},
};

}  // namespace

std::span<const FileFormat> formats() {
  return kFormats;
}

bool shown_in_csv(const models::RecordSchema&, std::size_t) {
  return true;
}

bool shown_in_geojson(const models::RecordSchema& schema, std::size_t table) {
  const std::vector<std::string>& axes = schema.tables()[table].dimensions;
  if (axes.size() == 1) return axes[0] == "county" || axes[0] == "depot" || axes[0] == "terminal";
  return axes == std::vector<std::string>{"time", "county"};
}

bool shown_in_xlsx(const models::RecordSchema& schema, std::size_t table) {
  const models::TableDeclaration& declared = schema.tables()[table];
  if (schema.is_series(table)) return declared.dimensions.size() == 1;
  return declared.dimensions.empty() ? is_scalar_quantity(declared) : declared.dimensions.size() <= 2;
}

}  // namespace surge::analysis::exports
