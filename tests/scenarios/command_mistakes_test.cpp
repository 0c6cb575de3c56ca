// SPDX-License-Identifier: Apache-2.0
// Levels of response, the plan, monitoring and the platform: what is read, and each mistake with its message.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using models::Id;
using models::PlanAction;
using models::ResponseLevel;
using sim::Distribution;
using std::chrono::hours;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReadCommand : public testing::Test {
 protected:
  const models::Scenario scenario_ = ScenarioCopy().read().scenario;
  const models::Command& command_ = scenario_.command;
};

TEST_F(ReadCommand, LevelsAreRead) {
  ASSERT_EQ(command_.response.levels.size(), 4U);
  const models::LevelTriggers& second = command_.response.levels[1];
  EXPECT_EQ(second.level, ResponseLevel::kTwo);
  EXPECT_EQ(second.magnitude, 6);
  EXPECT_EQ(second.intensity, 9);
  EXPECT_EQ(second.dead, 50);
  EXPECT_EQ(second.affected, std::nullopt);
  EXPECT_EQ(second.displaced, 5000);
  EXPECT_EQ(command_.response.levels[3].injured, 100);
  EXPECT_EQ(command_.response.stand_down, hours(9 * 24));
}

TEST_F(ReadCommand, PlanIsRead) {
  ASSERT_EQ(command_.response.plan.size(), 10U);
  const models::PlanRow& release = command_.response.plan[0];
  EXPECT_EQ(release.level, ResponseLevel::kFour);
  EXPECT_EQ(release.action, PlanAction::kRelease);
  EXPECT_THAT(release.targets, ElementsAre(0U, 2U));  // the depots of level prefecture
  EXPECT_EQ(command_.response.plan[1].approval_s, Distribution::constant(3600));
  const models::PlanRow& tents = command_.response.plan[2];
  EXPECT_EQ(tents.quantity, std::nullopt);
  EXPECT_EQ(tents.share, 0.1);
  EXPECT_EQ(tents.to, std::nullopt);
  const models::PlanRow& water = command_.response.plan[3];
  EXPECT_EQ(water.quantity, 1000);
  EXPECT_EQ(water.item, Id<models::Item>{1});
  EXPECT_EQ(water.to, Id<models::County>{2});
  EXPECT_EQ(command_.response.plan[9].targets.size(), scenario_.links.size());  // all
}

TEST_F(ReadCommand, MonitoringAndPlatformAreRead) {
  EXPECT_THAT(command_.monitoring.coverage.values(), ElementsAre(0.5, 0.5, 0.9, 0.5));
  EXPECT_EQ(command_.monitoring.detection_s, Distribution::constant(600));
  const models::Information& information = command_.information;
  EXPECT_EQ(information.coverage, 0.8);
  EXPECT_THAT(information.platform.connected.values(), ElementsAre(1, 0.5, 0.5, 0));
  EXPECT_EQ(information.platform.reporting.coverage, 1);
  EXPECT_EQ(information.platform.reporting.report_interval, hours(6));
  ASSERT_TRUE(information.loss.has_value());
  EXPECT_EQ(information.loss->median, 9);
  EXPECT_EQ(information.loss->restored_s, Distribution::constant(12 * 3600));
  EXPECT_EQ(information.loss->phones, std::nullopt);
}

TEST(CommandDefaults, WithoutThemThereIsNothingOfIt) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  monitoring: {coverage: 0.5, detection: 10 min}\n  stand_down: 9 d\n", "");
  copy.replace(
      "scenario.yaml",
      ", coverage: 0.8, platform: {connected: 0.5, first_report: 1 h, report_interval: 6 h, coverage: "
      "1}, communication: {median: 9, beta: 0.5, restored: 12 h}",
      "");
  for (const char* table : {"response_levels", "plan", "monitoring", "platform"}) {
    copy.replace("scenario.yaml", std::string(table) + ": " + table + ".csv", std::string(table) + ": []");
  }
  const models::Command command = copy.read().scenario.command;
  EXPECT_THAT(command.response.levels, IsEmpty());
  EXPECT_THAT(command.response.plan, IsEmpty());
  EXPECT_TRUE(command.monitoring.coverage.empty());
  EXPECT_TRUE(command.information.platform.connected.empty());
  EXPECT_FALSE(command.information.loss.has_value());
  EXPECT_EQ(command.information.coverage, 1);
}

TEST(LevelMistakes, LevelWithoutATrigger) {
  EXPECT_EQ(mistakes_after("response_levels.csv", "IV,4,7,1,,,100", "IV,,,,,,"),
            "response_levels.csv:5:1: level: found \"IV\" without a trigger, expected at least one of "
            "magnitude, intensity, dead, affected, displaced, injured");
}

TEST(LevelMistakes, UnknownLevel) {
  EXPECT_THAT(mistakes_after("response_levels.csv", "IV,4", "V,4"),
              HasSubstr("response_levels.csv:5:1: level: found \"V\", expected one of IV, III, II, I"));
}

TEST(ResponsePlanMistakes, UnknownTargetsWithNearestName) {
  EXPECT_EQ(
      mistakes_after("plan.csv", "release,works-store", "release,works-stor"),
      "plan.csv:3:27: target: found \"works-stor\", expected all, a level of depots, or the key of a row "
      "of depots; did you mean \"works-store\"?");
  EXPECT_EQ(
      mistakes_after("plan.csv", "agreement,all", "agreement,water-del"),
      "plan.csv:7:26: target: found \"water-del\", expected all, or the key of a row of agreements; did "
      "you mean \"water-deal\"?");
}

TEST(ResponsePlanMistakes, SentGoodsWithoutItem) {
  EXPECT_EQ(mistakes_after("plan.csv", "send,valley-depot,tent,,0.1", "send,valley-depot,,,0.1"),
            "plan.csv:4:33: item: found nothing, expected the key of a row of items, as the action is send");
}

TEST(ResponsePlanMistakes, SentGoodsWithoutOrWithBothQuantityAndShare) {
  EXPECT_EQ(mistakes_after("plan.csv", "tent,,0.1", "tent,,"),
            "plan.csv:4:38: quantity: found nothing, expected either quantity or share");
  EXPECT_EQ(mistakes_after("plan.csv", "tent,,0.1", "tent,5,0.1"),
            "plan.csv:4:38: quantity: found beside share, expected either quantity or share");
}

TEST(ResponsePlanMistakes, UnknownDestination) {
  EXPECT_EQ(
      mistakes_after("plan.csv", "0.1,struck", "0.1,990109"),
      "plan.csv:4:43: to: found \"990109\", expected struck, own, or the code of a county; did you mean "
      "\"990101\"?");
}

TEST(ResponsePlanMistakes, QuantityOfWhatIsNotSent) {
  EXPECT_EQ(mistakes_after("plan.csv", "release,prefecture,,,", "release,prefecture,,5,"),
            "plan.csv:2:43: quantity: found a value, expected nothing, as the action is release");
}

TEST(InformationMistakes, MonitoringWithoutDetection) {
  EXPECT_EQ(
      mistakes_after("scenario.yaml", "{coverage: 0.5, detection: 10 min}", "{coverage: 0.5}"),
      "scenario.yaml:80:15: command.monitoring.detection: found nothing, expected a distribution of times, "
      "as earthquakes are monitored");
}

TEST(InformationMistakes, UnknownTelephones) {
  EXPECT_THAT(
      mistakes_after("scenario.yaml", "restored: 12 h}", "restored: 12 h, phones: tnet}"),
      HasSubstr("command.information.communication.phones: found \"tnet\", expected the key of a row of "
                "items; did you mean \"tent\"?"));
}

TEST(InformationMistakes, UnknownKeyOfThePlatform) {
  EXPECT_THAT(mistakes_after("scenario.yaml", "{connected: 0.5", "{conected: 0.5"),
              HasSubstr("command.information.platform: found key \"conected\", expected one of connected, "
                        "first_report, report_interval, error_sigma, coverage; did you mean \"connected\"?"));
}

TEST(InformationMistakes, UnknownCountyOfTheTables) {
  EXPECT_THAT(mistakes_after("monitoring.csv", "990103", "990193"), HasSubstr("monitoring.csv:2:1: county"));
  EXPECT_THAT(mistakes_after("platform.csv", "990104", "990194"), HasSubstr("platform.csv:3:1: county"));
}

TEST(ResponseWarnings, PlanWithoutLevels) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "response_levels: response_levels.csv", "response_levels: []");
  EXPECT_THAT(copy.read().warnings,
              Contains(Field(&models::Warning::text,
                             "the table plan has no effect, as there are no response_levels")));
}

TEST(CommandMistakes, RoadsKnownLateInTheMountainsAlone) {
  EXPECT_THAT(
      mistakes_after("scenario.yaml", "error_sigma: 0, coverage",
                     "error_sigma: 0, roads: {mountain: 5 h}, coverage"),
      HasSubstr("command.information.roads.basin: found nothing, expected a distribution of times, as damage "
                "is known late elsewhere"));
}

TEST_F(ReadCommand, RoadsKnownLateAreReadWithTheirDefaults) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "error_sigma: 0, coverage",
               "error_sigma: 0, roads: {basin: 3 h, platform: 1 h, seen_from_air: 20 km}, coverage");
  const auto roads = copy.read().scenario.command.information.roads;
  ASSERT_TRUE(roads);
  EXPECT_EQ(roads->mountain_s, sim::Distribution::constant(3 * 3600));
  EXPECT_EQ(roads->platform_s, sim::Distribution::constant(3600));
  EXPECT_EQ(roads->seen_from_air_m, 20'000);
  EXPECT_FALSE(command_.information.roads);
}

}  // namespace
}  // namespace surge::test
