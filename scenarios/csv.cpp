// SPDX-License-Identifier: Apache-2.0
#include "scenarios/csv.h"

#include "scenarios/quantity.h"

namespace surge::scenarios {
namespace {

class CsvParser {
 public:
  CsvParser(std::string_view text, int file, Problems& problems)
      : text_(text), place_{file, 1, 1}, problems_(problems) {}

  std::optional<Csv> parse() {
    skip_comments();
    Csv csv;
    while (!at_end()) {
      CsvRow row = read_row();
      if (failed_) return {};
      if (row.cells.size() == 1 && row.cells.front().text.empty()) continue;
      if (csv.header.empty()) {
        csv.header = std::move(row.cells);
      } else {
        csv.rows.push_back(std::move(row));
      }
    }
    if (!csv.header.empty()) return csv;
    problems_.add({place_.file, 0, 0}, "", "no header", {"a line with the names of the columns"});
    return {};
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const {
    return at_end() || text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_, 2) == "\r\n");
  }

  void advance() {
    const char character = text_[at_++];
    if (character == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if ((static_cast<unsigned char>(character) & 0xc0U) != 0x80U) {
      ++place_.column;
    }
  }

  void skip_line_end() {
    if (!at_end() && text_[at_] == '\r') advance();
    if (!at_end()) advance();
  }

  void skip_comments() {
    while (!at_end() && text_[at_] == '#') {
      while (!at_line_end()) advance();
      skip_line_end();
    }
  }

  void skip_spaces() {
    while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t')) advance();
  }

  CsvRow read_row() {
    CsvRow row{place_, {}};
    while (!failed_) {
      row.cells.push_back(read_cell());
      if (at_line_end()) break;
      advance();  // the comma
    }
    skip_line_end();
    return row;
  }

  CsvCell read_cell() {
    skip_spaces();
    const Place start = place_;
    if (!at_end() && text_[at_] == '"') return read_quoted(start);
    const std::size_t first = at_;
    while (!at_line_end() && text_[at_] != ',') {
      if (text_[at_] == '"') fail(place_, "a quote inside an unquoted cell", "the whole cell in quotes");
      advance();
    }
    return {std::string(trimmed(text_.substr(first, at_ - first))), start};
  }

  CsvCell read_quoted(const Place& start) {
    CsvCell cell{{}, start};
    advance();
    while (true) {
      if (at_end()) {
        fail(start, "a quote that is never closed", "a closing quote");
        return cell;
      }
      const char character = text_[at_];
      advance();
      if (character == '"') {
        if (at_end() || text_[at_] != '"') break;
        advance();
      }
      cell.text += character;
    }
    skip_spaces();
    const bool ends = at_line_end() || text_[at_] == ',';
    if (!ends) fail(place_, "text behind a closing quote", "a comma or the end of the line");
    return cell;
  }

  void fail(const Place& place, const char* found, const char* expected) {
    if (!failed_) problems_.add(place, "", found, {expected});
    failed_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place place_;
  Problems& problems_;
  bool failed_ = false;
};

}  // namespace

std::optional<Csv> parse_csv(std::string_view text, int file, Problems& problems) {
  return CsvParser(text, file, problems).parse();
}

}  // namespace surge::scenarios
