// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/csv.h"
#include "scenarios/nearest_name.h"
#include "scenarios/sha256.h"
#include "scenarios/text_file.h"

namespace surge::scenarios {
namespace {

std::vector<std::vector<std::string>> cells(const std::string& text) {
  Problems problems;
  problems.add_file("table.csv");
  const std::optional<Csv> csv = parse_csv(text, 0, problems);
  std::vector<std::vector<std::string>> rows;
  if (!csv) return rows;
  for (const CsvRow& row : csv->rows) {
    rows.emplace_back();
    for (const CsvCell& cell : row.cells) rows.back().push_back(cell.text);
  }
  return rows;
}

std::string csv_problem(const std::string& text) {
  Problems problems;
  problems.add_file("table.csv");
  parse_csv(text, 0, problems);
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, QuotesCommentsAndBothLineEndsAreRead) {
  EXPECT_EQ(cells("# comment\n#\na,b\n1,2\n"), (Rows{{"1", "2"}}));
  EXPECT_EQ(cells("a,b\r\n1, 2 \r\n\r\n3,4"), (Rows{{"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(cells("a,b\n\"x, \"\"y\"\"\",\"\"\n"), (Rows{{"x, \"y\"", ""}}));
  EXPECT_EQ(cells("a,b\n\"two\nlines\",1\n"), (Rows{{"two\nlines", "1"}}));
  EXPECT_EQ(cells("a,b\n,\n"), (Rows{{"", ""}}));
}

TEST(Csv, PlacesCountLinesAndCharacters) {
  Problems problems;
  problems.add_file("table.csv");
  const std::optional<Csv> csv = parse_csv("# x\na,b\n\"帐\n篷\",1\n帐篷,2\n", 0, problems);
  ASSERT_TRUE(csv);
  EXPECT_EQ(csv->rows[0].cells[1].place, (Place{0, 4, 4}));
  EXPECT_EQ(csv->rows[1].cells[1].place, (Place{0, 5, 4}));
}

TEST(Csv, BadQuotesAreRefused) {
  EXPECT_EQ(csv_problem("a,b\n1,\"2\n3,4\n"),
            "table.csv:2:3: found a quote that is never closed, expected a closing quote");
  EXPECT_EQ(csv_problem("a,b\n1,\"2\"3\n"),
            "table.csv:2:6: found text behind a closing quote, expected a comma or the end of the line");
  EXPECT_EQ(csv_problem("a,b\n1,2\"3\n"),
            "table.csv:2:4: found a quote inside an unquoted cell, expected the whole cell in quotes");
  EXPECT_EQ(csv_problem("# only\n"),
            "table.csv: found no header, expected a line with the names of the columns");
}

TEST(NearestName, FindsSmallSlipsOnly) {
  const std::vector<std::string> names = {"nearest_first", "proportional", "docks", "dock_rate"};
  EXPECT_EQ(nearest_name("nearst_first", names), "nearest_first");
  EXPECT_EQ(nearest_name("dokcs", names), "docks");
  EXPECT_EQ(nearest_name("dock_rte", names), "dock_rate");
  EXPECT_EQ(nearest_name("helicopters", names), "");
  EXPECT_EQ(nearest_name("", names), "");
}

TEST(Sha256, GivesTheDigestsOfTheStandard) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Utf8, InvalidBytesAreFound) {
  EXPECT_EQ(find_invalid_utf8("山谷 ok\t\r\n😀"), std::string::npos);
  EXPECT_EQ(find_invalid_utf8("a\xff"), 1U);
  EXPECT_EQ(find_invalid_utf8("ab\xc0\xaf"), 2U);    // overlong
  EXPECT_EQ(find_invalid_utf8("\xed\xa0\x80"), 0U);  // surrogate
  EXPECT_EQ(find_invalid_utf8("\xe5\xb1"), 0U);      // cut off
  EXPECT_EQ(find_invalid_utf8(std::string_view("a\0", 2)), 1U);
}

}  // namespace
}  // namespace surge::scenarios
