// SPDX-License-Identifier: Apache-2.0
#include "app/export/export_output.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "analysis/export/workbook_origin.h"
#include "analysis/results/durable_file.h"
#include "app/options.h"
#include "app/output_file.h"
#include "app/whole_folder.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using analysis::exports::FileFormat;

/// By this file a folder is known as made by surge export. It ends with the names of the others.
constexpr const char* kMarker = "surge-export.txt";
constexpr const char* kListOfFiles = "Files:";

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// What the marker of a folder lists, and itself.
std::set<std::string> files_of_marker(const fs::path& folder) {
  std::set<std::string> files{kMarker};
  std::ifstream in(folder / kMarker);
  bool listed = false;
  for (std::string line; std::getline(in, line);) {
    if (listed) files.insert(line);
    listed = listed || line == kListOfFiles;
  }
  return files;
}

void check_folder_output(const fs::path& folder) {
  if (!fs::exists(folder)) return check_output(folder / kMarker);
  if (!fs::is_directory(folder)) throw UsageError(folder.string() + " is a file, and a folder is wanted");
  const std::vector<std::string> there = names_in(folder);
  if (there.empty()) return;
  if (!fs::exists(folder / kMarker))
    throw UsageError(folder.string() + " is there already, and was not made by surge export");
  const std::set<std::string> ours = files_of_marker(folder);
  for (const std::string& name : there) {
    if (!ours.contains(name))
      throw UsageError(
          folder.string() + " holds '" + name +
          "', which surge export did not write and would remove; move it, or give another folder");
  }
}

void check_file_output(const FileFormat& format, const fs::path& file) {
  check_output(file);
  if (fs::exists(file) && !format.is_ours(file))
    throw UsageError(file.string() +
                     " is there already, and was not written by surge export or has been changed since");
}

std::string marker_text(const FileFormat& format, const analysis::exports::Source& source,
                        const fs::path& folder) {
  const analysis::RunInformation& run = source.results.information();
  std::string text = std::string("Made by surge export, format ") + format.name + ", from a run of " +
                     run.scenario + ", seed " + std::to_string(run.seed) + ", " +
                     std::to_string(source.rows.size()) + " replications, scenario " + run.scenario_hash +
                     "\n";
  if (source.geography != nullptr && source.geography->replay)
    text += "The course of links and people in need is that of replication " +
            std::to_string(source.geography->replication) + ".\n";
  text += std::string(kListOfFiles) + "\n";
  for (const std::string& name : names_in(folder)) text += name + "\n";
  return text;
}

void write_folder(const FileFormat& format, const analysis::exports::Source& source,
                  const analysis::exports::Wanted& wanted, const fs::path& output) {
  WholeFolder folder(
      output, [](const fs::path&) { return true; }, "surge export");  // as check_export_output() found it
  format.write(source, wanted, folder.working());
  folder.write(kMarker, marker_text(format, source, folder.working()));
  folder.commit();
}

void write_one_file(const FileFormat& format, const analysis::exports::Source& source,
                    const analysis::exports::Wanted& wanted, const fs::path& output) {
  if (output.has_parent_path()) fs::create_directories(output.parent_path());
  const fs::path partial = output.string() + ".part";
  try {
    format.write(source, wanted, partial);
  } catch (...) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw;
  }
  analysis::rename_durably(partial, output);
}

}  // namespace

void check_export_output(const FileFormat& format, const fs::path& output) {
  if (format.is_folder)
    check_folder_output(output);
  else
    check_file_output(format, output);
}

void write_export(const FileFormat& format, const analysis::exports::Source& source,
                  const analysis::exports::Wanted& wanted, const fs::path& output) {
  check_export_output(format, output);
  if (format.is_folder)
    write_folder(format, source, wanted, output);
  else
    write_one_file(format, source, wanted, output);
}

}  // namespace surge::app
