// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/run_data.h"

#include <algorithm>

#include "analysis/json_number.h"
#include "analysis/report/packed.h"
#include "analysis/results/layout.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"
#include "analysis/summary_table.h"

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

/// Replications that did not fail, and a table of them.
struct TableOfRuns {
  const ResultReader& results;
  const std::vector<std::size_t>& rows;
  std::size_t index;

  const models::TableDeclaration& declaration() const { return results.schema().tables()[index]; }
  std::vector<std::size_t> shape() const { return results.schema().shape(index); }
  std::vector<double> means() const { return means_of_cells(results, index, rows); }
  /// Visits cell by cell.
  template <class Visit>
  void samples(Visit&& visit) const {
    for_each_cell(results, index, rows, [&](std::size_t, std::span<double> sample) {
      visit({sample.begin(), sample.end()});
    });
  }
};

/// Of every cell.
struct Ranges {
  std::vector<double> mean, p5, p50, p95;

  explicit Ranges(const TableOfRuns& table) {
    for_each_cell(table.results, table.index, table.rows, [&](std::size_t, std::span<double> sample) {
      const Range range = range_of(sample);
      mean.push_back(range.mean);
      p5.push_back(range.p5);
      p50.push_back(range.p50);
      p95.push_back(range.p95);
    });
  }
  void write(const std::vector<std::size_t>& shape, PackedType type, Json& json) const {
    json["p5"] = packed(p5, shape, type);
    json["p50"] = packed(p50, shape, type);
    json["p95"] = packed(p95, shape, type);
  }
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

Json fan_json(const TableOfRuns& table) {
  Json json = quantity_json(table.declaration());
  Ranges(table).write(table.shape(), PackedType::kWord, json);
  return json;
}

/// Items come in very different numbers, and their ranges are drawn.
Json course_json(const TableOfRuns& table) {
  const std::string& axis = table.declaration().dimensions[1];
  const PackedType type = is_share(table.declaration()) ? PackedType::kByte : PackedType::kFloat;
  Json json = quantity_json(table.declaration());
  json["axis"] = axis;
  if (axis != "item") {
    json["mean"] = packed(table.means(), table.shape(), type);
    return json;
  }
  const Ranges ranges(table);
  json["mean"] = packed(ranges.mean, table.shape(), type);
  ranges.write(table.shape(), type, json);
  return json;
}

Json breakdown_json(const TableOfRuns& table) {
  Json json = quantity_json(table.declaration());
  json["axis"] = table.declaration().dimensions[0];
  for (const char* key : {"mean", "low", "high"}) json[key] = Json::array();
  table.samples([&](const std::vector<double>& sample) {
    const Summary summary = summarise(sample);
    json["mean"].push_back(number_or_null(summary.mean));
    json["low"].push_back(number_or_null(summary.low));
    json["high"].push_back(number_or_null(summary.high));
  });
  return json;
}

Json figure_json(const TableOfRuns& table) {
  Json json = quantity_json(table.declaration());
  table.samples([&](const std::vector<double>& sample) {
    json["statistics"] = statistics_json(sample, table.declaration().direction);
  });
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

void add_table(const TableOfRuns& values, Json& run) {
  const models::RecordSchema& schema = values.results.schema();
  const models::TableDeclaration& table = values.declaration();
  const std::vector<std::string>& axes = table.dimensions;
  if (!has_mean(table) || table.name == "worst_county") return;
  const auto labelled = [&](const std::string& axis) {
    const models::DimensionDeclaration& dimension = schema.dimension(axis);
    return !dimension.keys.empty() && dimension.size() <= kMostCells;
  };
  if (axes.empty()) {
    run["figures"].push_back(figure_json(values));
  } else if (axes.size() == 1 && axes[0] == "time") {
    run["fans"].push_back(fan_json(values));
  } else if (axes.size() == 1 && labelled(axes[0])) {
    run["breakdowns"].push_back(breakdown_json(values));
  } else if (axes.size() == 2 && axes[0] == "time" && labelled(axes[1])) {
    run["courses"].push_back(course_json(values));
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
  const std::vector<std::size_t> rows = rows_that_count(results);
  Json run = head_json(results, key, file, results.information().replications - rows.size());
  const models::RecordSchema& schema = results.schema();
  run["time"] = schema.dimension("time").coordinates;
  run["axes"] = axes_json(schema);
  for (const char* list : {"figures", "fans", "courses", "breakdowns", "flows", "facilities", "links"})
    run[list] = Json::array();
  run["flowNames"] = Json::object();
  run["story"] = nullptr;
  run["scenarioText"] = without_tables(results.information().scenario_text);
  for (std::size_t i = 0; i < schema.tables().size(); ++i) add_table({results, rows, i}, run);
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
  for (const models::Hospital& row : scenario.medical.hospitals) {
    Json hospital = facility_json(scenario, row.key, row.name, "hospital", row.place);
    hospital["beds"] = row.beds;
    hospital["theatres"] = row.theatres;
    for (const models::County& county : scenario.counties) {
      if (county.seat == row.place) hospital["county"] = county.key;
    }
    run["facilities"].push_back(std::move(hospital));
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
