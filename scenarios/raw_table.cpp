// SPDX-License-Identifier: Apache-2.0
#include "scenarios/raw_table.h"

#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

constexpr std::string_view kSource = "source";

struct Header {
  /// For each cell its field, or none for `source` and for columns that are reported.
  std::vector<std::optional<ColumnMatch>> columns;
  /// For each field whether a reported column was probably meant to be it.
  std::vector<bool> mistyped;
};

/// All of them in one message.
void report_moved(const TableDeclaration& table, const Csv& csv, Problems& problems) {
  const CsvCell* first = nullptr;
  std::vector<std::string> names;
  for (const CsvCell& cell : csv.header) {
    if (!table.has_moved(cell.text)) continue;
    if (first == nullptr) first = &cell;
    names.push_back(in_quotes(cell.text));
  }
  if (first == nullptr) return;
  problems.add(first->place, table.name, (names.size() == 1 ? "column " : "columns ") + listed(names),
               {table.moved.to});
}

Header match_header(const TableDeclaration& table, const Csv& csv, Problems& problems) {
  Header header{{}, std::vector<bool>(table.fields.size())};
  std::vector<const CsvCell*> taken(table.fields.size() + 1, nullptr);
  for (const CsvCell& cell : csv.header) {
    const bool source = cell.text == kSource;
    std::optional<ColumnMatch> match = match_column(table, cell.text);
    if (table.has_moved(cell.text)) {
      match.reset();
    } else if (!match && !source) {
      const std::string nearest = nearest_name(cell.text, column_names(table));
      problems.add(cell.place, table.name, "column " + in_quotes(cell.text),
                   {"one of the columns " + listed(names_of(table.fields)) + ", source", nearest});
      if (const auto meant = match_column(table, nearest)) header.mistyped[meant->position] = true;
    } else if (const CsvCell*& before = taken[match ? match->position : table.fields.size()]) {
      problems.add(cell.place, table.name, "column " + in_quotes(cell.text) + " a second time",
                   {"each column once (first as " + in_quotes(before->text) + ")"});
      match.reset();
    } else {
      before = &cell;
    }
    header.columns.push_back(match);
  }
  return header;
}

/// A row whose missing cells are known, as far as the file has the column at all.
RawRow empty_row(const TableDeclaration& table, const Header& header) {
  RawRow row;
  row.cells.resize(table.fields.size());
  for (std::size_t i = 0; i < table.fields.size(); ++i) row.cells[i].known = !table.fields[i].required;
  for (const std::optional<ColumnMatch>& column : header.columns) {
    if (column) row.cells[column->position] = {{}, {}, column->unit, true};
  }
  return row;
}

void report_missing(const TableDeclaration& table, const RawRow& pattern, const Header& header,
                    const Place& place, Problems& problems) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    if (pattern.cells[i].known || header.mistyped[i]) continue;
    const std::vector<std::string> names = column_names(table.fields[i]);
    problems.add({place.file, place.line, 0}, table.fields[i].name, "no such column",
                 {names.size() == 1 ? "a column " + names.front() : "one of the columns " + listed(names)});
  }
}

}  // namespace

std::optional<ColumnMatch> match_column(const TableDeclaration& table, std::string_view name) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const Field& field = table.fields[i];
    if (name == field.name) return ColumnMatch{i, nullptr};
    if (field.kind != FieldKind::kNumber || !name.starts_with(field.name + "_")) continue;
    const std::string_view suffix = name.substr(field.name.size() + 1);
    for (const Unit& unit : units_of(field.measure)) {
      if (!suffix.empty() && suffix == unit.suffix) return ColumnMatch{i, &unit};
    }
  }
  return {};
}

std::vector<std::string> column_names(const Field& field) {
  std::vector<std::string> names = {field.name};
  if (field.kind != FieldKind::kNumber) return names;
  for (const Unit& unit : units_of(field.measure)) {
    if (*unit.suffix != '\0') names.push_back(field.name + "_" + unit.suffix);
  }
  return names;
}

std::vector<std::string> column_names(const TableDeclaration& table) {
  std::vector<std::string> names;
  for (const Field& field : table.fields) {
    for (std::string& name : column_names(field)) names.push_back(std::move(name));
  }
  names.emplace_back(kSource);
  return names;
}

void append_rows(RawTable& table, const Csv& csv, Problems& problems) {
  const TableDeclaration& declaration = *table.declaration;
  report_moved(declaration, csv, problems);
  const Header header = match_header(declaration, csv, problems);
  const auto& columns = header.columns;
  const RawRow pattern = empty_row(declaration, header);
  report_missing(declaration, pattern, header, csv.header.front().place, problems);
  for (const CsvRow& line : csv.rows) {
    RawRow row = pattern;
    row.place = line.place;
    const bool whole = line.cells.size() == columns.size();
    if (!whole) {
      problems.add({line.place.file, line.place.line, 0}, declaration.name,
                   std::to_string(line.cells.size()) + " cells",
                   {std::to_string(columns.size()) + ", as in the header"});
    }
    for (RawCell& cell : row.cells) cell.place = line.place, cell.known = cell.known && whole;
    for (std::size_t i = 0; i < columns.size() && i < line.cells.size(); ++i) {
      if (!columns[i]) continue;
      RawCell& cell = row.cells[columns[i]->position];
      cell.text = line.cells[i].text;
      cell.place = line.cells[i].place;
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace surge::scenarios
