// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/results/result_reader.h"
#include "app/columns.h"
#include "app/describe.h"

namespace surge::app {
namespace {

std::size_t failed_replications(const analysis::ResultReader& results) {
  const std::vector<std::int64_t> kinds = results.outcome_kinds();
  return static_cast<std::size_t>(std::ranges::count(kinds, static_cast<int>(sim::RunOutcome::Kind::failed)));
}

std::string shape_text(const models::RecordSchema& schema, std::size_t table) {
  std::string text;
  for (const std::string& name : schema.tables()[table].dimensions) {
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(schema.dimension(name).size());
  }
  return text;
}

void print_tables(const models::RecordSchema& schema, Language language) {
  Columns columns({Align::kLeft, Align::kLeft, Align::kLeft, Align::kLeft});
  columns.add({"table", "", "unit", "beside replication"});
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    const models::TableDeclaration& table = schema.tables()[i];
    columns.add({(schema.is_series(i) ? "/series/" : "/metrics/") + table.name, pick(table.title, language),
                 table.unit, shape_text(schema, i)});
  }
  columns.print(std::cout);
}

/// "3/16, replications 250 to 374 of 2000"
std::string shard_text(const analysis::Shard& shard) {
  return to_text(shard) + ", replications " + std::to_string(shard.first()) + " to " +
         std::to_string(shard.end() - 1) + " of " + std::to_string(shard.run_replications);
}

void print_text(const analysis::ResultReader& results, Language language) {
  const analysis::RunInformation& run = results.information();
  Columns columns({Align::kLeft, Align::kLeft});
  columns.add({"scenario", pick(run.title, language) + " (" + run.scenario + ")"});
  columns.add({"hash", run.scenario_hash});
  columns.add({"seed", std::to_string(run.seed)});
  columns.add({"replications", std::to_string(results.replications().size()) + ", of them failed " +
                                   std::to_string(failed_replications(results))});
  if (run.shard) columns.add({"shard", shard_text(*run.shard)});
  columns.add({"complete", results.complete() ? "yes" : "no"});
  columns.add({"made by", "surge " + run.program_version + " (" + run.git_revision + "), " + run.created});
  for (const std::string& warning : run.warnings) columns.add({"warning", warning});
  columns.print(std::cout, "");
  std::cout << '\n';
  print_tables(results.schema(), language);
}

void print_json(const analysis::ResultReader& results) {
  const analysis::RunInformation& run = results.information();
  nlohmann::ordered_json json{{"scenario", run.scenario},
                              {"title", {{"en", run.title.en}, {"zh", run.title.zh}}},
                              {"hash", run.scenario_hash},
                              {"seed", run.seed},
                              {"replications", results.replications().size()},
                              {"failed", failed_replications(results)},
                              {"complete", results.complete()},
                              {"program_version", run.program_version},
                              {"git_revision", run.git_revision},
                              {"created", run.created},
                              {"warnings", run.warnings}};
  if (run.shard) {
    json["shard"] = {{"index", run.shard->index},
                     {"count", run.shard->count},
                     {"first_replication", run.shard->first()},
                     {"run_replications", run.shard->run_replications}};
  }
  json["tables"] = nlohmann::ordered_json::array();
  for (const models::TableDeclaration& table : results.schema().tables()) {
    json["tables"].push_back({{"name", table.name}, {"unit", table.unit}, {"dimensions", table.dimensions}});
  }
  std::cout << json.dump(2) << '\n';
}

}  // namespace

void describe_results(const std::filesystem::path& file, Format format, Language language) {
  const analysis::ResultReader results(file, true);
  format == Format::kJson ? print_json(results) : print_text(results, language);
}

}  // namespace surge::app
