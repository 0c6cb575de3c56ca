// SPDX-License-Identifier: Apache-2.0
// surge export: result files for spreadsheets, R, pandas and QGIS.
#include "analysis/export/export.h"

#include <algorithm>
#include <iostream>

#include "analysis/report/story_data.h"
#include "analysis/results/table_cells.h"
#include "app/did_you_mean.h"
#include "app/exit_codes.h"
#include "app/export/export_output.h"
#include "app/subcommand.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using analysis::exports::FileFormat;

const FileFormat& format_of(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const FileFormat& format : analysis::exports::formats()) names.emplace_back(format.name);
  return analysis::exports::formats()[arguments.choice("format", names).value_or(0)];
}

std::size_t table_named(const std::string& name, const models::RecordSchema& schema,
                        const FileFormat& format) {
  std::vector<std::string> names;
  for (const models::TableDeclaration& table : schema.tables()) names.push_back(table.name);
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    throw UsageError("--metric: the file has no '" + name + "'" + did_you_mean(name, names));
  const auto table = static_cast<std::size_t>(found - names.begin());
  if (!format.shows(schema, table))
    throw UsageError("--metric: " + std::string(format.name) + " does not show '" + name + "', only " +
                     format.shown);
  return table;
}

/// All tables that the format shows, or those that --metric names.
std::vector<std::size_t> tables_of(const Arguments& arguments, const models::RecordSchema& schema,
                                   const FileFormat& format) {
  std::vector<std::size_t> tables;
  for (const std::string& name : arguments.all("metric")) {
    const std::size_t table = table_named(name, schema, format);
    if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
  }
  if (arguments.has("metric")) return tables;
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (format.shows(schema, i)) tables.push_back(i);
  }
  return tables;
}

analysis::exports::Detail detail_of(const Arguments& arguments, const FileFormat& format) {
  const std::vector<std::string> names = {"mean", "all"};
  if (arguments.choice("replications", names).value_or(0) == 0) return analysis::exports::Detail::kStatistics;
  if (!format.has_replications) {
    throw UsageError(std::string("--replications all: ") + format.name +
                     " has statistics only; csv has a line for each replication");
  }
  return analysis::exports::Detail::kReplications;
}

/// The scenario of the file. Throws UsageError if this program does not read it.
models::Scenario scenario_of(const analysis::RunInformation& run, const fs::path& file,
                             const FileFormat& format) {
  try {
    models::Scenario scenario =
        scenarios::read_scenario_text(run.scenario_text, "the scenario in the file").scenario;
    scenario.run.seed = run.seed;
    return scenario;
  } catch (const scenarios::ScenarioError& error) {
    throw UsageError(file.string() + ": this program does not read its scenario, of which " + format.name +
                     " needs the places (" + to_line(error.problems().front()) + ")");
  }
}

/// Places, and the course of the typical replication.
analysis::exports::Geography geography_of(const analysis::ResultReader& results, const fs::path& file,
                                          const FileFormat& format) {
  analysis::exports::Geography geography{scenario_of(results.information(), file, format), std::nullopt, 0};
  if (const auto typical = analysis::report::typical_replication(results)) {
    geography.replication = *typical;
    geography.replay = models::replay(models::Model(geography.scenario), geography.scenario, *typical);
  }
  return geography;
}

fs::path output_of(const Arguments& arguments, const FileFormat& format) {
  const fs::path file = arguments.words()[0];
  const fs::path usual = format.is_folder ? fs::path(file).replace_extension().string() + "-" + format.name
                                          : fs::path(file).replace_extension(format.extension).string();
  return arguments.text("output").value_or(usual.string());
}

void tell(const FileFormat& format, const analysis::exports::Source& source, const fs::path& output) {
  std::cerr << format.name << " in " << output.string();
  if (source.geography != nullptr && source.geography->replay)
    std::cerr << "; the course of links is that of replication " << source.geography->replication;
  std::cerr << '\n';
}

int execute_export(const Arguments& arguments) {
  const FileFormat& format = format_of(arguments);
  const fs::path file = arguments.words()[0];
  const fs::path output = output_of(arguments, format);
  const analysis::exports::Detail detail = detail_of(arguments, format);
  const analysis::ResultReader results(file, arguments.has("partial"));
  const analysis::exports::Wanted wanted{tables_of(arguments, results.schema(), format), detail,
                                         arguments.language()};
  check_export_output(format, output);
  const std::vector<std::size_t> rows = analysis::rows_that_count(results);
  if (rows.empty())
    throw UsageError(file.string() + ": every replication of it failed; there is nothing to export");
  std::optional<analysis::exports::Geography> geography;
  if (format.needs_geography) geography = geography_of(results, file, format);
  const analysis::exports::Source source{results, rows, geography ? &*geography : nullptr};
  write_export(format, source, wanted, output);
  if (!arguments.has("quiet")) tell(format, source, output);
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
