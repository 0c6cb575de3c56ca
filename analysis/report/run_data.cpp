// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/run_data.h"

#include <algorithm>
#include <cmath>

#include "analysis/json_number.h"
#include "analysis/report/packed.h"
#include "analysis/results/layout.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"
#include "analysis/summary_table.h"
#include "sim/simulation.h"

namespace surge::analysis::report {
namespace {

using Json = nlohmann::ordered_json;

/// Axes with more entries than this are not told cell by cell.
constexpr std::size_t kMostCells = 400;

Json name_json(const models::BilingualName& name) {
  return {{"en", name.en}, {"zh", name.zh}};
}

Json quantity_json(const models::TableDeclaration& table) {
  return {{"name", table.name},
          {"title", name_json(table.title)},
          {"unit", table.unit},
          {"share", is_share(table)},
          {"definition", table.long_name},
          {"direction", layout::direction_text(table.direction)}};
}

/// Values of a table without those of replications that failed: row-major, replication first.
class TableOfRuns {
 public:
  TableOfRuns(const ResultReader& results, const std::vector<bool>& failed, std::size_t index)
      : values_(results.table(index)), cells_(results.schema().cells(index)) {
    for (std::size_t row = 0; row < failed.size(); ++row) {
      if (!failed[row]) rows_.push_back(row);
    }
  }

  std::size_t cells() const { return cells_; }
  /// Over the replications.
  std::vector<double> sample(std::size_t cell) const {
    std::vector<double> sample;
    sample.reserve(rows_.size());
    for (const std::size_t row : rows_) sample.push_back(values_.values[row * cells_ + cell]);
    return sample;
  }
  double mean(std::size_t cell) const {
    double sum = 0;
    std::size_t count = 0;
    for (const std::size_t row : rows_) {
      const double value = values_.values[row * cells_ + cell];
      if (std::isnan(value)) continue;
      sum += value;
      ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : std::nan("");
  }

 private:
  TableValues values_;
  std::size_t cells_;
  std::vector<std::size_t> rows_;
};

Json statistics_json(const std::vector<double>& sample, models::Direction direction) {
  const Summary summary = summarise(sample);
  return {{"n", summary.count},
          {"happened", summary.happened},
          {"mean", number_or_null(summary.mean)},
          {"low", number_or_null(summary.low)},
          {"high", number_or_null(summary.high)},
          {"p5", number_or_null(summary.p5)},
          {"p50", number_or_null(summary.p50)},
          {"p95", number_or_null(summary.p95)},
          {"tail", number_or_null(conditional_value_at_risk(sample, direction))}};
}

Json fan_json(const models::TableDeclaration& table, const TableOfRuns& values) {
  std::vector<double> p5, p50, p95;
  for (std::size_t step = 0; step < values.cells(); ++step) {
    const Summary summary = summarise(values.sample(step));
    p5.push_back(summary.p5);
    p50.push_back(summary.p50);
    p95.push_back(summary.p95);
  }
  Json json = quantity_json(table);
  const std::vector<std::size_t> shape = {values.cells()};
  json["p5"] = packed(p5, shape, PackedType::kWord);
  json["p50"] = packed(p50, shape, PackedType::kWord);
  json["p95"] = packed(p95, shape, PackedType::kWord);
  return json;
}

/// Items come in very different numbers, and their ranges are drawn.
Json course_json(const models::TableDeclaration& table, const TableOfRuns& values,
                 const std::vector<std::size_t>& shape) {
  const bool ranges = table.dimensions[1] == "item";
  const PackedType type = is_share(table) ? PackedType::kByte : PackedType::kFloat;
  std::vector<double> means, p5, p50, p95;
  for (std::size_t cell = 0; cell < values.cells(); ++cell) {
    means.push_back(values.mean(cell));
    if (!ranges) continue;
    const Summary summary = summarise(values.sample(cell));
    p5.push_back(summary.p5);
    p50.push_back(summary.p50);
    p95.push_back(summary.p95);
  }
  Json json = quantity_json(table);
  json["axis"] = table.dimensions[1];
  json["mean"] = packed(means, shape, type);
  if (!ranges) return json;
  json["p5"] = packed(p5, shape, type);
  json["p50"] = packed(p50, shape, type);
  json["p95"] = packed(p95, shape, type);
  return json;
}

Json breakdown_json(const models::TableDeclaration& table, const TableOfRuns& values) {
  Json json = quantity_json(table);
  json["axis"] = table.dimensions[0];
  for (const char* key : {"mean", "low", "high"}) json[key] = Json::array();
  for (std::size_t cell = 0; cell < values.cells(); ++cell) {
    const Summary summary = summarise(values.sample(cell));
    json["mean"].push_back(number_or_null(summary.mean));
    json["low"].push_back(number_or_null(summary.low));
    json["high"].push_back(number_or_null(summary.high));
  }
  return json;
}

Json axes_json(const models::RecordSchema& schema) {
  Json axes = Json::object();
  for (const models::DimensionDeclaration& dimension : schema.dimensions()) {
    if (dimension.keys.empty()) continue;
    Json names = Json::array();
    for (const models::BilingualName& name : dimension.names) names.push_back(name_json(name));
    axes[dimension.name] = {{"keys", dimension.keys}, {"names", std::move(names)}};
  }
  return axes;
}

/// States have no mean.
bool has_mean(const models::TableDeclaration& table) {
  return table.name != "line_state" && table.name != "response_level_now";
}

void add_table(const ResultReader& results, const std::vector<bool>& failed, std::size_t index, Json& run) {
  const models::RecordSchema& schema = results.schema();
  const models::TableDeclaration& table = schema.tables()[index];
  const std::vector<std::string>& axes = table.dimensions;
  if (!has_mean(table) || table.name == "worst_county") return;
  const auto labelled = [&](const std::string& axis) {
    const models::DimensionDeclaration& dimension = schema.dimension(axis);
    return !dimension.keys.empty() && dimension.size() <= kMostCells;
  };
  if (axes.empty()) {
    Json figure = quantity_json(table);
    figure["statistics"] = statistics_json(TableOfRuns(results, failed, index).sample(0), table.direction);
    run["figures"].push_back(std::move(figure));
  } else if (axes.size() == 1 && axes[0] == "time") {
    run["fans"].push_back(fan_json(table, TableOfRuns(results, failed, index)));
  } else if (axes.size() == 1 && labelled(axes[0])) {
    run["breakdowns"].push_back(breakdown_json(table, TableOfRuns(results, failed, index)));
  } else if (axes.size() == 2 && axes[0] == "time" && labelled(axes[1])) {
    run["courses"].push_back(course_json(table, TableOfRuns(results, failed, index), schema.shape(index)));
  }
}

Json head_json(const ResultReader& results, const std::string& key, const std::string& file,
               std::size_t failed) {
  const RunInformation& information = results.information();
  return {{"key", key},
          {"title", name_json(information.title)},
          {"file", file},
          {"scenario", information.scenario},
          {"hash", information.scenario_hash},
          {"seed", information.seed},
          {"replications", information.replications},
          {"failed", failed},
          {"program", information.program_version},
          {"revision", information.git_revision},
          {"created", information.created},
          {"endedBy", results.ended_by()},
          {"complete", results.complete()},
          {"warnings", information.warnings}};
}

/// The resolved scenario but for its tables, which take thousands of lines.
std::string without_tables(const std::string& yaml) {
  std::string kept;
  std::size_t left_out = 0;
  bool inside = false;
  for (std::size_t begin = 0; begin < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', begin), yaml.size() - 1);
    const std::string line = yaml.substr(begin, end + 1 - begin);
    begin = end + 1;
    if (!line.starts_with(' ')) inside = line.starts_with("tables:");
    if (inside)
      ++left_out;
    else
      kept += line;
  }
  if (left_out > 0) kept += "# tables: " + std::to_string(left_out) + " lines, in the result file\n";
  return kept;
}

Json facility_json(const models::Scenario& scenario, const std::string& key,
                   const models::BilingualName& name, const char* kind, models::Id<models::Place> place) {
  const models::GeoPoint& position = scenario.places[place].position;
  return {{"key", key},
          {"name", name_json(name)},
          {"kind", kind},
          {"lon", position.lon_deg},
          {"lat", position.lat_deg}};
}

}  // namespace

nlohmann::ordered_json run_data(const ResultReader& results, const std::string& key,
                                const std::string& file) {
  std::vector<bool> failed;
  for (const std::int64_t kind : results.outcome_kinds())
    failed.push_back(kind == static_cast<std::int64_t>(sim::RunOutcome::Kind::failed));
  Json run =
      head_json(results, key, file, static_cast<std::size_t>(std::count(failed.begin(), failed.end(), true)));
  const models::RecordSchema& schema = results.schema();
  run["time"] = schema.dimension("time").coordinates;
  run["axes"] = axes_json(schema);
  for (const char* list : {"figures", "fans", "courses", "breakdowns", "flows", "facilities", "links"})
    run[list] = Json::array();
  run["flowNames"] = Json::object();
  run["story"] = nullptr;
  run["scenarioText"] = without_tables(results.information().scenario_text);
  for (std::size_t i = 0; i < schema.tables().size(); ++i) add_table(results, failed, i, run);
  return run;
}

void add_places(const models::Scenario& scenario, nlohmann::ordered_json& run) {
  for (const auto depot : ids(scenario.depots)) {
    const models::Depot& row = scenario.depots[depot];
    run["facilities"].push_back(facility_json(scenario, row.key, row.name, "depot", row.place));
  }
  for (const auto plant : ids(scenario.plants)) {
    const models::Plant& row = scenario.plants[plant];
    run["facilities"].push_back(
        facility_json(scenario, row.key, row.name, "plant", scenario.depots[row.store].place));
    Json& lines = run["facilities"].back()["lines"] = Json::array();
    for (const auto line : ids(scenario.lines)) {
      if (scenario.lines[line].plant == plant) lines.push_back(scenario.lines[line].key);
    }
  }
  for (const auto terminal : ids(scenario.terminals)) {
    const models::Terminal& row = scenario.terminals[terminal];
    run["facilities"].push_back(facility_json(scenario, row.key, row.name, "terminal", row.place));
  }
  for (const auto link : ids(scenario.links)) {
    const models::Link& row = scenario.links[link];
    const models::Place& from = scenario.places[row.from];
    const models::Place& to = scenario.places[row.to];
    run["links"].push_back(
        {{"name", {{"en", from.name.en + " - " + to.name.en}, {"zh", from.name.zh + "—" + to.name.zh}}},
         {"kind", models::kLinkClassNames[static_cast<std::size_t>(row.link_class)]},
         {"from", {from.position.lon_deg, from.position.lat_deg}},
         {"to", {to.position.lon_deg, to.position.lat_deg}}});
  }
}

nlohmann::ordered_json seats(const models::Scenario& scenario) {
  Json seats = Json::object();
  for (const auto county : ids(scenario.counties)) {
    const models::GeoPoint position = models::seat_position(scenario, county);
    seats[scenario.counties[county].key] = {position.lon_deg, position.lat_deg};
  }
  return seats;
}

}  // namespace surge::analysis::report
