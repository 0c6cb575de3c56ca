// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/measure.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace surge::analysis {
namespace {

constexpr std::size_t kMostMeasures = 64;
constexpr std::string_view kHeadlines[] = {"unmet_person_days",
                                           "fill_rate_24h",
                                           "fill_rate_72h",
                                           "fill_rate_7d",
                                           "time_to_50_percent",
                                           "time_to_90_percent",
                                           "casualties_dead",
                                           "deprivation_cost",
                                           "social_cost",
                                           "worst_county_days",
                                           "gini",
                                           "supply_cost"};

/// "item=tent" of the brackets.
using Choice = std::pair<std::string, std::string>;

std::invalid_argument malformed_measure(std::string_view text) {
  return std::invalid_argument("found '" + std::string(text) +
                               "', expected NAME or NAME[DIMENSION=LABEL,...] such as "
                               "fill_rate_72h_by_item[item=tent]");
}

std::vector<Choice> choices_in(std::string_view text, std::string_view brackets) {
  std::vector<Choice> choices;
  while (!brackets.empty()) {
    const std::size_t comma = std::min(brackets.find(','), brackets.size());
    const std::string_view part = brackets.substr(0, comma);
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string_view::npos || equals + 1 == part.size())
      throw malformed_measure(text);
    choices.emplace_back(part.substr(0, equals), part.substr(equals + 1));
    brackets.remove_prefix(std::min(comma + 1, brackets.size()));
  }
  if (choices.empty()) throw malformed_measure(text);
  return choices;
}

std::vector<std::string> labels_of(const models::DimensionDeclaration& dimension) {
  if (!dimension.keys.empty()) return dimension.keys;
  std::vector<std::string> labels;
  for (const double coordinate : dimension.coordinates) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", coordinate);
    labels.emplace_back(text.data());
  }
  return labels;
}

std::size_t label_position(const models::DimensionDeclaration& dimension, const std::string& label) {
  const std::vector<std::string> labels = labels_of(dimension);
  const auto found = std::ranges::find(labels, label);
  if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
  for (std::size_t i = 0; i < dimension.names.size(); ++i) {
    if (dimension.names[i].en == label || dimension.names[i].zh == label) return i;
  }
  throw UnknownName("there is no " + dimension.name + " '" + label + "'", label, labels);
}

std::size_t table_named(const models::RecordSchema& schema, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (schema.tables()[i].name != name) {
      if (!schema.is_series(i)) known.push_back(schema.tables()[i].name);
      continue;
    }
    if (schema.is_series(i)) {
      throw std::invalid_argument("'" + name + "' is a series; a comparison needs one number a replication");
    }
    return i;
  }
  throw UnknownName("there is no metric '" + name + "'", name, known);
}

/// For each dimension of the table the label chosen; nothing where all are meant.
std::vector<std::optional<std::size_t>> chosen_labels(const models::RecordSchema& schema,
                                                      const models::TableDeclaration& table,
                                                      const std::vector<Choice>& choices) {
  std::vector<std::optional<std::size_t>> chosen(table.dimensions.size());
  for (const auto& [name, label] : choices) {
    const auto found = std::ranges::find(table.dimensions, name);
    if (found == table.dimensions.end()) {
      throw UnknownName("metric '" + table.name + "' has no dimension '" + name + "'", name,
                        table.dimensions);
    }
    chosen[static_cast<std::size_t>(found - table.dimensions.begin())] =
        label_position(schema.dimension(name), label);
  }
  return chosen;
}

Measure measure_at(const models::RecordSchema& schema, const models::TableDeclaration& table,
                   const std::vector<std::size_t>& positions) {
  Measure measure{table.name, table.name, {}, table.title, {}, table.unit, table.direction};
  std::string brackets;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const models::DimensionDeclaration& dimension = schema.dimension(table.dimensions[i]);
    const std::string label = labels_of(dimension)[positions[i]];
    models::BilingualName name{label, label};
    if (!dimension.names.empty()) name = dimension.names[positions[i]];
    if (name.zh.empty()) name.zh = name.en;
    measure.labels.push_back(label);
    measure.place.en += (i > 0 ? ", " : "") + name.en;
    measure.place.zh += (i > 0 ? "、" : "") + name.zh;
    brackets += (i > 0 ? "," : "") + table.dimensions[i] + "=" + label;
  }
  if (!brackets.empty()) measure.key += "[" + brackets + "]";
  return measure;
}

}  // namespace

bool Measure::is_waiting_time() const {
  if (unit != "h") return false;
  const bool to_coverage = table.starts_with("time_to_") && table.find("_percent") != std::string::npos;
  return to_coverage || table.starts_with("first_team") || table.starts_with("first_article");
}

bool Measure::is_share() const {
  return unit == "1" && (table.starts_with("coverage") || table.find("fill_rate") != std::string::npos ||
                         table.find("share") != std::string::npos);
}

std::vector<Measure> measures_of(const models::RecordSchema& schema, std::string_view text) {
  const std::size_t bracket = text.find('[');
  std::vector<Choice> choices;
  if (bracket != std::string_view::npos) {
    if (!text.ends_with(']')) throw malformed_measure(text);
    choices = choices_in(text, text.substr(bracket + 1, text.size() - bracket - 2));
  }
  if (bracket == 0 || text.empty()) throw malformed_measure(text);
  const std::size_t index = table_named(schema, std::string(text.substr(0, bracket)));
  const models::TableDeclaration& table = schema.tables()[index];
  const auto chosen = chosen_labels(schema, table, choices);
  const std::vector<std::size_t> shape = schema.shape(index);
  std::vector<Measure> measures;
  for (std::size_t cell = 0; cell < schema.cells(index); ++cell) {
    std::vector<std::size_t> positions(shape.size());
    std::size_t rest = cell;
    bool wanted = true;
    for (std::size_t i = shape.size(); i-- > 0; rest /= shape[i]) {
      positions[i] = rest % shape[i];
      wanted = wanted && positions[i] == chosen[i].value_or(positions[i]);
    }
    if (wanted) measures.push_back(measure_at(schema, table, positions));
  }
  if (measures.size() > kMostMeasures) {
    throw std::invalid_argument("metric '" + table.name + "' has " + std::to_string(measures.size()) +
                                " values; choose with [" + table.dimensions.front() + "=LABEL]");
  }
  return measures;
}

std::vector<Measure> headline_measures(const models::RecordSchema& schema) {
  std::vector<Measure> found;
  std::vector<Measure> others;
  for (const models::TableDeclaration& table : schema.tables()) {
    if (!table.dimensions.empty() || table.direction == models::Direction::kNeutral) continue;
    others.push_back(measure_at(schema, table, {}));
  }
  for (const std::string_view name : kHeadlines) {
    const auto measure = std::ranges::find(others, name, &Measure::table);
    if (measure != others.end()) found.push_back(*measure);
  }
  return found.empty() ? others : found;
}

std::optional<CellPosition> position_of(const Measure& measure, const models::RecordSchema& schema) {
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    const models::TableDeclaration& table = schema.tables()[i];
    if (table.name != measure.table || table.dimensions.size() != measure.labels.size()) continue;
    std::size_t cell = 0;
    for (std::size_t k = 0; k < measure.labels.size(); ++k) {
      const std::vector<std::string> labels = labels_of(schema.dimension(table.dimensions[k]));
      const auto found = std::ranges::find(labels, measure.labels[k]);
      if (found == labels.end()) return std::nullopt;
      cell = cell * labels.size() + static_cast<std::size_t>(found - labels.begin());
    }
    return CellPosition{i, cell};
  }
  return std::nullopt;
}

}  // namespace surge::analysis
