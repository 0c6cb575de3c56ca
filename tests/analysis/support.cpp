// SPDX-License-Identifier: Apache-2.0
#include "tests/analysis/support.h"

#include <fstream>
#include <limits>
#include <sstream>

#include <stdlib.h>

#include "analysis/results/result_writer.h"

namespace surge::analysis::testing {

models::RecordSchema small_schema() {
  using models::Direction;
  models::RecordSchema schema;
  schema.add_dimension({"time", "h", "time since impact", {0, 6, 12}});
  schema.add_dimension(
      {"item", "", "item of supply", {}, {"tent", "water"}, {{"Tent", "帐篷"}, {"Water", "饮用水"}}});
  schema.add_dimension({"line", "", "production line"});
  schema.add_table({"total", "t", "goods delivered", {"Goods", "物资"}, Direction::kHigherIsBetter, {}});
  schema.add_table({"late", "h", "time of the last", {"Last", "最后"}, Direction::kLowerIsBetter, {}});
  schema.add_table(
      {"total_by_item", "1", "units delivered", {"Delivered", "送达"}, Direction::kHigherIsBetter, {"item"}});
  schema.add_table({"level", "1", "level", {"Level", "水平"}, Direction::kNeutral, {"time"}});
  schema.add_table(
      {"level_by_item", "1", "level of items", {"Level", "水平"}, Direction::kNeutral, {"time", "item"}});
  schema.add_table({"rate_by_line", "1", "rate of lines", {"Rate", "速率"}, Direction::kNeutral, {"line"}});
  return schema;
}

models::Record small_record(const models::RecordSchema& schema, std::uint64_t replication) {
  models::Record record(schema);
  for (std::size_t table = 0; table < record.size(); ++table) {
    for (std::size_t cell = 0; cell < record.table(table).size(); ++cell) {
      record.table(table)[cell] = static_cast<double>(replication) + 10.0 * static_cast<double>(table) +
                                  static_cast<double>(cell) / 100;
    }
  }
  if (replication % 2 == 1) record.table(1)[0] = std::numeric_limits<double>::quiet_NaN();
  record.outcome = {sim::RunOutcome::Kind::horizon, sim::kStart + std::chrono::hours(12), ""};
  record.events = 100 + replication;
  return record;
}

RunInformation small_information() {
  RunInformation information;
  information.program_version = "0.1.0";
  information.git_revision = "abc";
  information.created = "2026-01-01T00:00:00Z";
  information.seed = 42;
  information.replications = 20;
  information.scenario = "small";
  information.title = {"Small scenario", "小算例"};
  information.scenario_hash = "0123";
  information.scenario_text = "surge: 1\ntitle: 帐篷\n";
  information.warnings = {"one", "two"};
  return information;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "surge-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

void write_small_file(const std::filesystem::path& path, std::uint64_t replications) {
  const models::RecordSchema schema = small_schema();
  ResultWriter writer(path, small_information(), schema);
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    writer.append(replication, small_record(schema, replication));
  }
  writer.finish();
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

}  // namespace surge::analysis::testing
