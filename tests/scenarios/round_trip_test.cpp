// SPDX-License-Identifier: Apache-2.0
// The resolved text, hashes, warnings, and texts cut off anywhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/declarations.h"
#include "scenarios/json_schema.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ResolvedText, ReadsBackAsItself) {
  const ScenarioCopy copy;
  const scenarios::LoadedScenario first = copy.read({{"run.seed", "99"}, {"items.tent.mass", "100 g"}});
  const scenarios::LoadedScenario second = scenarios::read_scenario_text(first.resolved_yaml, "resolved");
  EXPECT_EQ(second.resolved_yaml, first.resolved_yaml);
  EXPECT_EQ(second.hash, first.hash);
  EXPECT_EQ(second.scenario.run.seed, 99U);
  EXPECT_EQ(second.scenario.key, first.scenario.key);
  EXPECT_THAT(second.files, IsEmpty());
}

TEST(ResolvedText, KeepsPlanSourcingPeacetimeAndProduction) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  plan: {conversions: all, agreements: all}",
               "  sourcing: {kind: by_horizon, medium: 12 d}\n  plan: {items: [tent], agreements: []}");
  copy.replace("scenario.yaml", "duration: 30 d", "duration: 45 d");
  copy.replace("scenario.yaml", "rehearsed_time: 0.7", "rehearsed_time: 0.6");
  copy.replace("scenario.yaml", "absence_recovery: 10 d", "absence_recovery: 9 d");
  const scenarios::LoadedScenario first = copy.read();
  const scenarios::LoadedScenario second = scenarios::read_scenario_text(first.resolved_yaml, "resolved");
  EXPECT_EQ(second.hash, first.hash);
  const models::Scenario& scenario = second.scenario;
  EXPECT_EQ(scenario.command.plan.conversions, (std::vector{models::Id<models::Conversion>{0}}));
  EXPECT_THAT(scenario.command.plan.agreements, IsEmpty());
  EXPECT_EQ(scenario.command.sourcing.kind, "by_horizon");
  EXPECT_EQ(scenario.command.sourcing.number("medium"), 12 * 86400);
  EXPECT_EQ(scenario.command.sourcing.number("long"), 30 * 86400);
  EXPECT_EQ(scenario.peacetime.duration, std::chrono::hours(45 * 24));
  EXPECT_EQ(scenario.production.rules.rehearsed_time, 0.6);
  EXPECT_EQ(scenario.production.rules.absence_recovery, std::chrono::hours(9 * 24));
}

TEST(ResolvedText, KeepsEveryTableOfTheMinimalScenario) {
  const std::string text = ScenarioCopy().read().resolved_yaml;
  for (const scenarios::TableDeclaration& table : scenarios::table_declarations()) {
    const bool is_named =
        ScenarioCopy().text("scenario.yaml").find("\n  " + table.name + ": ") != std::string::npos;
    EXPECT_EQ(text.find("\n  " + table.name + ":\n") != std::string::npos, is_named) << table.name;
  }
}

TEST(ResolvedText, DoesNotDependOnUnitsOrderOfColumnsOrComments) {
  const ScenarioCopy copy;
  ScenarioCopy other;
  other.replace("scenario.yaml", "surge: 1", "key: " + copy.read().scenario.key + "\nsurge: 1");
  other.replace("scenario.yaml", "horizon: 10 d", "horizon: 240 h");
  other.write("fleets.csv",
              "# "
              "trucks\ncount,vehicle,home\n10,truck,valley-depot\n2,truck,works-store\n20,wagon,east-yard\n4,"
              "truck,mid-yard\n2,helicopter,mid-pad\n200,porter,mid-pad\n1,barge,mid-quay\n");
  EXPECT_EQ(other.read().hash, copy.read().hash);
}

TEST(ResolvedText, ChangesWithEveryValue) {
  const ScenarioCopy copy;
  const std::string hash = copy.read().hash;
  EXPECT_NE(copy.read({{"demand.uncertainty_sigma", "0.1"}}).hash, hash);
  EXPECT_NE(copy.read({{"roads.990101/990102.length", "36 km"}}).hash, hash);
  EXPECT_NE(copy.read({{"command.plan.conversions", "[]"}}).hash, hash);
  EXPECT_NE(copy.read({{"command.plan.agreements", "[]"}}).hash, hash);
  EXPECT_NE(copy.read({{"command.sourcing.kind", "by_horizon"}}).hash, hash);
  EXPECT_NE(copy.read({{"peacetime.duration", "31 d"}}).hash, hash);
  EXPECT_NE(copy.read({{"production.rehearsed_spread", "0.4"}}).hash, hash);
  EXPECT_NE(copy.read({{"stock.works-store/cloth.lots", "2"}}).hash, hash);
}

TEST(Warnings, TellOfCountiesWithoutRoads) {
  ScenarioCopy copy;
  copy.replace("roads.csv", "990102,990103,national,36,mountain\n", "");
  copy.replace("roads.csv", "990102,990104,mountain,60,mountain\n", "");
  const scenarios::LoadedScenario loaded = copy.read();
  ASSERT_EQ(loaded.warnings.size(), 2U);
  EXPECT_THAT(loaded.warnings[0].text, HasSubstr("990103"));
  EXPECT_THAT(loaded.warnings[1].text, HasSubstr("990104"));
}

TEST(Warnings, MinimalScenarioHasNone) {
  EXPECT_THAT(ScenarioCopy().read().warnings, IsEmpty());
}

/// Reading either works or throws ScenarioError; anything else fails the test.
void expect_no_crash(const std::string& text) {
  try {
    scenarios::read_scenario_text(text, "cut");
  } catch (const scenarios::ScenarioError& error) {
    EXPECT_FALSE(error.problems().empty());
  }
}

TEST(Truncation, NoCutOfAResolvedScenarioCrashes) {
  const std::string text = ScenarioCopy().read().resolved_yaml;
  for (std::size_t length = 0; length < text.size(); length += 13) expect_no_crash(text.substr(0, length));
}

TEST(Truncation, NoLostByteOfAResolvedScenarioCrashes) {
  const std::string text = ScenarioCopy().read().resolved_yaml;
  for (std::size_t at = 0; at < text.size(); at += 13) {
    std::string changed = text;
    expect_no_crash(changed.erase(at, 1));
  }
}

TEST(Truncation, NoCutOfATableCrashes) {
  ScenarioCopy copy;
  const std::string text = copy.text("items.csv");
  for (std::size_t length = 0; length < text.size(); ++length) {
    copy.write("items.csv", text.substr(0, length));
    EXPECT_NE(copy.mistakes(), "") << length;
  }
}

}  // namespace
}  // namespace surge::test
