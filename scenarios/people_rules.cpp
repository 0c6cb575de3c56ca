// SPDX-License-Identifier: Apache-2.0
// Rules of the tables of people: shares that add up, hours in order, kinds of needs.
#include <cmath>
#include <initializer_list>

#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

constexpr double kShareTolerance = 0.005;  ///< as published tables round
constexpr double kLargestExponent = 100;

std::string sum_text(double sum) {
  return "a sum of " + to_text(std::round(sum * 1e6) / 1e6);
}

/// Sum of the cells of a row; NaN if one is unknown.
double sum_of(const Cells& row, std::initializer_list<const char*> fields) {
  double sum = 0;
  for (const char* field : fields) {
    const auto* share = row.find<double>(field);
    if (share == nullptr) return std::nan("");
    sum += *share;
  }
  return sum;
}

void expect_whole(const Cells& row, std::initializer_list<const char*> fields, Problems& problems) {
  const double sum = sum_of(row, fields);
  if (std::isnan(sum) || std::abs(sum - 1) <= kShareTolerance) return;
  std::string names;
  for (const char* field : fields) names += (names.empty() ? "" : ", ") + std::string(field);
  problems.add(row.place(*fields.begin()), *fields.begin(), sum_text(sum), {names + " that add up to 1"});
}

/// Each of the mixes of buildings adds up to 1 over the rows.
void check_mix(const CheckedTables& tables, const char* mix, Problems& problems) {
  double sum = 0;
  const Place* last = nullptr;
  for_each_row(tables, "buildings", [&](const Cells& row) {
    const auto* share = row.find<double>(mix);
    sum += share == nullptr ? std::nan("") : *share;
    last = &row.place(mix);
  });
  if (last == nullptr || std::isnan(sum) || std::abs(sum - 1) <= kShareTolerance) return;
  problems.add(*last, mix, sum_text(sum), {"shares that add up to 1 over the rows"});
}

void check_buildings(const CheckedTables& tables, Problems& problems) {
  for (const char* mix : {"urban_homes", "rural_homes", "urban_work", "rural_work"})
    check_mix(tables, mix, problems);
  for_each_row(tables, "buildings", [&](const Cells& row) {
    const double sum = sum_of(row, {"collapse_dead", "collapse_trapped", "collapse_injured"});
    if (sum > 1 + kShareTolerance) {
      problems.add(row.place("collapse_dead"), "collapse_dead", sum_text(sum),
                   {"collapse_dead, collapse_trapped, collapse_injured that add up to at most 1"});
    }
  });
}

void check_occupancy(const CheckedTables& tables, Problems& problems) {
  double before = -1;
  for_each_row(tables, "occupancy", [&](const Cells& row) {
    expect_whole(row, {"home", "work", "outdoors"}, problems);
    const auto* hour = row.find<double>("hour");
    if (hour == nullptr) return;
    if (*hour <= before) {
      problems.add(row.place("hour"), "hour", in_quotes(time_text(*hour)),
                   {"a time after " + time_text(before) + ", as hours increase from row to row"});
    }
    before = *hour;
  });
}

void check_deprivation(const CheckedTables& tables, Problems& problems) {
  for_each_row(tables, "deprivation", [&](const Cells& row) {
    const auto* rate = row.find<double>("rate_per_h");
    const auto* full_after = row.find<double>("full_after");
    if (rate == nullptr || full_after == nullptr || *rate * *full_after / 3600 <= kLargestExponent) return;
    problems.add(row.place("full_after"), "full_after", in_quotes(time_text(*full_after)),
                 {"a time of at most 100 / rate_per_h"});
  });
}

/// `lasts` and `fades` are for recurring needs.
void check_needs(const CheckedTables& tables, Problems& problems) {
  const TableDeclaration& needs = *find_table_declaration("needs");
  const Field& lasts = needs.fields[needs.position("lasts")];
  for_each_row(tables, "needs", [&](const Cells& row) {
    const auto* duration = row.find<double>("lasts");
    const auto* fades = row.find<double>("fades");
    const std::string kind = row.text("kind");
    const bool recurs = kind == "recurring" || kind == "recurring_waiting";
    if (recurs && duration == nullptr && row.place("lasts").line > 0) {
      problems.add(row.place("lasts"), "lasts", "nothing", {expectation(lasts) + ", as the need is " + kind});
    }
    if (kind != "one_off") return;
    const std::string nothing = "nothing, as the need is one_off";
    if (duration != nullptr)
      problems.add(row.place("lasts"), "lasts", in_quotes(time_text(*duration)), {nothing});
    if (fades != nullptr) problems.add(row.place("fades"), "fades", in_quotes(time_text(*fades)), {nothing});
  });
}

}  // namespace

void check_people_rules(const CheckedTables& tables, Problems& problems) {
  check_needs(tables, problems);
  check_buildings(tables, problems);
  check_occupancy(tables, problems);
  for_each_row(tables, "triage", [&](const Cells& row) {
    expect_whole(row, {"immediate", "delayed", "minor"}, problems);
  });
  check_deprivation(tables, problems);
}

}  // namespace surge::scenarios
