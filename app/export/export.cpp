// SPDX-License-Identifier: Apache-2.0
// surge export: result files for spreadsheets, R, pandas and QGIS.
#include "analysis/export/export.h"

#include <algorithm>
#include <fstream>
#include <iostream>

#include "analysis/report/story_data.h"
#include "analysis/results/durable_file.h"
#include "analysis/results/table_cells.h"
#include "app/did_you_mean.h"
#include "app/exit_codes.h"
#include "app/output_file.h"
#include "app/subcommand.h"
#include "app/whole_folder.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using analysis::exports::FileFormat;

/// By this file a folder is known as made by surge export.
constexpr const char* kMarker = "surge-export.txt";

const FileFormat& format_of(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const FileFormat& format : analysis::exports::formats()) names.emplace_back(format.name);
  return analysis::exports::formats()[arguments.choice("format", names).value_or(0)];
}

/// All tables, or those that --metric names.
std::vector<std::size_t> tables_of(const Arguments& arguments, const models::RecordSchema& schema) {
  std::vector<std::string> names;
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    names.push_back(schema.tables()[i].name);
    all.push_back(i);
  }
  const std::vector<std::string> wanted = arguments.all("metric");
  if (wanted.empty()) return all;
  std::vector<std::size_t> tables;
  for (const std::string& name : wanted) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
      throw UsageError("--metric: the file has no '" + name + "'" + did_you_mean(name, names));
    tables.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  return tables;
}

analysis::exports::Detail detail_of(const Arguments& arguments) {
  const std::vector<std::string> names = {"mean", "all"};
  return arguments.choice("replications", names).value_or(0) == 0 ? analysis::exports::Detail::kStatistics
                                                                  : analysis::exports::Detail::kReplications;
}

/// Places, and the course of the typical replication.
analysis::exports::Geography geography_of(const analysis::ResultReader& results) {
  const analysis::RunInformation& run = results.information();
  analysis::exports::Geography geography{
      scenarios::read_scenario_text(run.scenario_text, "the scenario in the file").scenario, std::nullopt, 0};
  geography.scenario.run.seed = run.seed;
  if (const auto typical = analysis::report::typical_replication(results)) {
    geography.replication = *typical;
    geography.replay = models::replay(models::Model(geography.scenario), geography.scenario, *typical);
  }
  return geography;
}

void write_folder(const FileFormat& format, const analysis::exports::Source& source,
                  const analysis::exports::Wanted& wanted, const fs::path& output) {
  WholeFolder folder(
      output, [](const fs::path& there) { return fs::exists(there / kMarker); }, "surge export");
  format.write(source, wanted, folder.working());
  const analysis::RunInformation& run = source.results.information();
  folder.write(kMarker, std::string("Made by surge export, format ") + format.name + ", from a run of " +
                            run.scenario + ", seed " + std::to_string(run.seed) + ", " +
                            std::to_string(source.rows.size()) + " replications, scenario " +
                            run.scenario_hash + "\n");
  folder.commit();
}

void write_one_file(const FileFormat& format, const analysis::exports::Source& source,
                    const analysis::exports::Wanted& wanted, const fs::path& output) {
  check_output(output);
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

int execute_export(const Arguments& arguments) {
  const FileFormat& format = format_of(arguments);
  const fs::path file = arguments.words()[0];
  const analysis::ResultReader results(file, arguments.has("partial"));
  const analysis::exports::Wanted wanted{tables_of(arguments, results.schema()), detail_of(arguments),
                                         arguments.language()};
  std::optional<analysis::exports::Geography> geography;
  if (format.needs_geography) geography = geography_of(results);
  const analysis::exports::Source source{results, analysis::rows_that_count(results),
                                         geography ? &*geography : nullptr};
  const fs::path usual = format.is_folder ? fs::path(file).replace_extension().string() + "-" + format.name
                                          : fs::path(file).replace_extension(format.extension).string();
  const fs::path output = arguments.text("output").value_or(usual.string());
  if (format.is_folder)
    write_folder(format, source, wanted, output);
  else
    write_one_file(format, source, wanted, output);
  if (!arguments.has("quiet")) std::cerr << format.name << " in " << output.string() << '\n';
  return kDone;
}

}  // namespace

Subcommand export_subcommand() {
  std::string names;
  std::string about;
  for (const FileFormat& format : analysis::exports::formats()) {
    names += (names.empty() ? "" : "|") + std::string(format.name);
    about += std::string("  ") + format.name + ": " + format.about + "\n";
  }
  return {
      "export",
      {.usage = "export RESULTS.h5",
       .about = "Writes a result file for other tools: spreadsheets, R, pandas, QGIS.",
       .notes = "Formats:\n" + about,
       .minimum_words = 1,
       .maximum_words = 1,
       .options = {{"format", 0, names, "what to write (default: csv)"},
                   {"output", 'o', "OUT", "folder, or file of xlsx (default: RESULTS-csv, RESULTS.xlsx)"},
                   {"metric", 0, "NAME", "only this table; repeatable (default: all)", Occurs::kRepeatedly},
                   {"replications", 0, "mean|all",
                    "statistics over the replications, or csv with a line each (default: mean)"},
                   partial_option(),
                   {"quiet", 0, "", "no notes"},
                   language_option()}},
      &execute_export};
}

}  // namespace surge::app
