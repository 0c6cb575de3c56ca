// SPDX-License-Identifier: Apache-2.0
// A table whose cells are read into values, and the keys other tables refer to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenarios/raw_table.h"
#include "sim/time.h"

namespace surge::scenarios {

struct CheckedRow {
  Place place;
  std::vector<Value> values;  ///< one for each declared field
  std::vector<Place> places;
  std::string key;  ///< parts joined by '/'; empty if a part is not known
};

struct CheckedTable {
  const TableDeclaration* declaration = nullptr;
  Place place;
  bool complete = true;  ///< false: there may be more rows than those that could be read
  std::vector<CheckedRow> rows;
};

using CheckedTables = std::map<std::string, CheckedTable, std::less<>>;

/// Reads all cells; bad, missing and doubly keyed ones are reported.
CheckedTable check_table(const RawTable& raw, Problems& problems);

/// The positions of rows by key, for every table and for those made of several: "places" of counties and
/// places, "hubs" of depots and terminals, "links" of roads, rail and waterways.
class Keys {
 public:
  explicit Keys(const CheckedTables& tables);

  /// Position of a row; -1 if there is none.
  std::ptrdiff_t find(std::string_view table, std::string_view key) const;

  /// Whether a key that is not found is certainly wrong.
  bool complete(std::string_view table) const;

  /// All keys in the order of the rows.
  const std::vector<std::string>& names(std::string_view table) const;

 private:
  struct Index {
    std::vector<std::string> names;
    std::unordered_map<std::string, std::size_t> positions;
    bool complete = true;
  };

  void add(const std::string& name, const CheckedTable& table);
  const Index& index(std::string_view table) const;

  std::map<std::string, Index, std::less<>> tables_;
  Index none_;
};

/// Reports every reference to a row that does not exist.
void check_references(const CheckedTables& tables, const Keys& keys, Problems& problems);

/// One row while a scenario is filled from it. Precondition of all accessors: the table was free of problems.
class RowView {
 public:
  RowView(const TableDeclaration& table, const CheckedRow& row) : table_(table), row_(row) {}

  bool has(std::string_view field) const { return !std::holds_alternative<std::monostate>(at(field)); }
  double number(std::string_view field) const { return std::get<double>(at(field)); }
  std::int64_t whole(std::string_view field) const { return std::get<std::int64_t>(at(field)); }
  bool boolean(std::string_view field) const { return std::get<bool>(at(field)); }
  int integer(std::string_view field) const { return static_cast<int>(whole(field)); }
  sim::Distribution distribution(std::string_view field) const {
    return std::get<sim::Distribution>(at(field));
  }
  sim::Duration duration(std::string_view field) const { return sim::duration_from_seconds(number(field)); }
  /// Empty where absent.
  std::string text(std::string_view field) const;
  /// Choices are declared in the order of the enumeration.
  template <class Enumeration>
  Enumeration choice(std::string_view field) const {
    return static_cast<Enumeration>(choice_position(field));
  }

 private:
  const Value& at(std::string_view field) const { return row_.values[table_.position(field)]; }
  std::size_t choice_position(std::string_view field) const;

  const TableDeclaration& table_;
  const CheckedRow& row_;
};

}  // namespace surge::scenarios
