// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/yaml_parse.h"
#include "scenarios/yaml_text.h"

namespace surge::scenarios {
namespace {

std::string yaml_problem(const std::string& text) {
  Problems problems;
  const int file = problems.add_file("a.yaml");
  parse_yaml(text, file, problems);
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

Node root_of(const std::string& text) {
  Problems problems;
  const int file = problems.add_file("a.yaml");
  return parse_yaml(text, file, problems).value_or(Node{});
}

TEST(Yaml, PlacesCountLinesAndCharacters) {
  const Node root = root_of("a: 1\n山: {谷: x, y: [1, z]}\n");
  EXPECT_EQ(root.find("a")->place, (Place{0, 1, 4}));
  EXPECT_EQ(root.find("山")->find("谷")->place, (Place{0, 2, 8}));
  EXPECT_EQ(root.find("山")->find("y")->items[1].place, (Place{0, 2, 18}));
}

TEST(Yaml, AliasesAreWrittenOut) {
  const Node root = root_of("a: &x [1, 2]\nb: *x\n");
  ASSERT_EQ(root.find("b")->items.size(), 2U);
  EXPECT_EQ(root.find("b")->items[1].text, "2");
}

TEST(Yaml, DuplicateKeysAreRefused) {
  EXPECT_EQ(yaml_problem("a: 1\nb: 2\na: 3\n"),
            "a.yaml:3:1: a: found the key a second time, expected each key once (first in line 1)");
}

TEST(Yaml, DeepNestingIsRefused) {
  EXPECT_EQ(yaml_problem(std::string(64, '[') + std::string(64, ']')), "none");
  EXPECT_EQ(yaml_problem(std::string(65, '[') + std::string(65, ']')),
            "a.yaml:1:65: found deeper nesting, expected at most 64 levels");
  EXPECT_NE(yaml_problem(std::string(100'000, '[')), "none");
}

TEST(Yaml, AliasBombsAreRefused) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 1; k < 10; ++k) text += ", " + before;
    text += "]\n";
  }
  EXPECT_NE(yaml_problem(text).find("found more values, expected at most 1000000, aliases written out"),
            std::string::npos);
  EXPECT_EQ(yaml_problem("a: &a [*a]\n"), "a.yaml:1:8: found an alias to itself, expected a value");
}

TEST(Yaml, LongTextsCannotBeMultipliedByAliases) {
  std::string text = "a: &a " + std::string(1'000'000, 'x') + "\nb: [*a";
  for (int i = 0; i < 100; ++i) text += ", *a";
  EXPECT_NE(yaml_problem(text + "]\n").find("found more text, expected at most 64 MiB"), std::string::npos);
}

TEST(Yaml, ManyValuesAreRefused) {
  std::string text = "[";
  for (int i = 0; i < 1'000'001; ++i) text += "1,";
  EXPECT_NE(yaml_problem(text + "1]").find("found more values"), std::string::npos);
}

TEST(Yaml, WhatIsNoPlainDocumentIsRefused) {
  EXPECT_EQ(yaml_problem("a: 1\n---\nb: 2\n"), "a.yaml:2:1: found a second document, expected one document");
  EXPECT_EQ(yaml_problem("a: !!str 1\n"), "none");
  EXPECT_EQ(yaml_problem("a: !!python/object x\n"),
            "a.yaml:1:4: found the tag \"tag:yaml.org,2002:python/object\", expected a value without a tag");
  EXPECT_EQ(yaml_problem("a: !run x\n"),
            "a.yaml:1:4: found the tag \"!run\", expected a value without a tag");
  EXPECT_EQ(yaml_problem("[a]: 1\n"), "a.yaml:1:1: found a list or map as a key, expected a plain key");
  EXPECT_NE(yaml_problem("a: [1, 2\n").find("found no valid YAML"), std::string::npos);
  EXPECT_EQ(yaml_problem("a: \"x\nb: 1\n"),
            "a.yaml:1:4: found a quote that is never closed, expected a closing quote");
  EXPECT_EQ(yaml_problem("a: 'it''s'\nb: \"x \\\" y\"\n"), "none");
}

TEST(YamlText, ReadsBackAsTheSameTextAsValueAndKey) {
  for (const std::string text :
       {"",      "tent",  "36 h", "null", "~",      "a: b",       "a # b",   "[x]", "{x}", "it's",
        "\"x\"", "C:\\x", " x ",  "-",    "- x",    "*x",         "&x",      "!x",  "%x",  "@x",
        "`x",    "|",     ">",    "?",    "一, 二", "a\tb\nc\rd", "\x1b[0m", "\x7f"}) {
    for (const std::string& written : {yaml_text(text), quoted_yaml(text)}) {
      const Node root = root_of("{" + written + ": [" + written + ", " + written + "]}");
      ASSERT_EQ(root.entries.size(), 1U) << written;
      EXPECT_EQ(root.entries[0].key, text);
      ASSERT_EQ(root.entries[0].value.items.size(), 2U) << written;
      EXPECT_TRUE(root.entries[0].value.items[1].is_scalar());
      EXPECT_EQ(root.entries[0].value.items[1].text, text);
    }
  }
}

TEST(YamlText, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(yaml_text(root_of("a: [1 h, {b: 'x: y', c: ~}]")), "{a: [1 h, {b: \"x: y\", c: null}]}");
}

TEST(YamlText, OverrideIsYamlOrElseAText) {
  EXPECT_EQ(override_yaml(" [a, {b: 1}] "), "[a, {b: 1}]");
  EXPECT_EQ(override_yaml("'36 h'"), "'36 h'");
  EXPECT_EQ(override_yaml(" a: b"), "\"a: b\"");
  EXPECT_EQ(override_yaml(""), "\"\"");
}

}  // namespace
}  // namespace surge::scenarios
