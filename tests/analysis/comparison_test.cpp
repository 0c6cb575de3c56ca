// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/comparison/comparison_text.h"
#include "analysis/comparison/pairing.h"
#include "analysis/comparison/sentence.h"
#include "tests/analysis/comparison_support.h"

namespace surge::analysis {
namespace {

using testing::compared;
using testing::coverage_schema;
using ::testing::HasSubstr;
using testing::kNever;
using testing::samples_of;

std::string sentence_on(const Comparison& comparison, Language language = Language::kEnglish) {
  return difference_sentence(comparison, comparison.measures.front(), 1, language);
}

TEST(Comparison, OfKnownPairsIsKnown) {
  const Comparison comparison = compared("unmet_person_days", {{100, 200, 300, 400}, {90, 180, 285, 365}});
  const Difference& difference = comparison.measures[0].differences[0];
  EXPECT_EQ(comparison.pairs, 4u);
  EXPECT_DOUBLE_EQ(difference.pairs.mean_difference, -20);  // -10, -20, -15, -35
  const double sd = std::sqrt((100 + 0 + 25 + 225) / 3.0);
  EXPECT_NEAR(difference.pairs.difference.high, -20 + 3.182446305 * sd / 2, 1e-6);  // t(0.975, 3)
  EXPECT_GT(difference.pairs.variance_saved, 0.98);
  EXPECT_EQ(difference.verdict, Verdict::kBetter);  // below 0 in all of the interval
}

TEST(Comparison, DirectionOfTheTableTellsBetterFromWorse) {
  const std::vector<double> low{1, 2, 3, 4};
  const std::vector<double> high{11, 12.5, 13, 14};
  EXPECT_EQ(compared("unmet_person_days", {low, high}).measures[0].differences[0].verdict, Verdict::kWorse);
  EXPECT_EQ(compared("fill_rate_72h", {low, high}).measures[0].differences[0].verdict, Verdict::kBetter);
  EXPECT_EQ(compared("people_affected", {low, high}).measures[0].differences[0].verdict, Verdict::kChanged);
  EXPECT_EQ(compared("unmet_person_days", {low, low}).measures[0].differences[0].verdict, Verdict::kSame);
}

TEST(Comparison, WaitingTimesThatWereNotReachedCountAsTheHorizon) {
  const Comparison comparison =
      compared("time_to_90_percent", {{100, kNever, kNever, 200}, {90, 150, kNever, 180}});
  const Difference& difference = comparison.measures[0].differences[0];
  EXPECT_EQ(difference.reached_first, 2u);
  EXPECT_EQ(difference.reached_second, 3u);
  EXPECT_EQ(difference.pairs.complete, 4u);
  EXPECT_DOUBLE_EQ(comparison.horizon_h, 240);
  EXPECT_DOUBLE_EQ(difference.pairs.mean_difference, (-10 - 90 + 0 - 20) / 4.0);
  EXPECT_THAT(sentence_on(comparison), HasSubstr("Not reached within 240 h: 2 of 4 with a, 1 of 4 with b"));
}

TEST(Comparison, OtherMeasuresWithoutAValueLeaveThePairOut) {
  const Comparison comparison = compared("gini", {{0.1, kNever, 0.2, 0.3}, {0.1, 0.2, 0.2, 0.3}});
  EXPECT_EQ(comparison.measures[0].differences[0].pairs.complete, 3u);
  EXPECT_THAT(sentence_on(comparison), HasSubstr("Without a value: 1 of 4 with a, 0 of 4 with b"));
  EXPECT_EQ(compared("gini", {{kNever, kNever}, {1, 2}}).measures[0].differences[0].verdict,
            Verdict::kUndefined);
}

TEST(Comparison, FailedReplicationsLeaveThePairOutOfAllMeasures) {
  const models::RecordSchema schema = coverage_schema();
  const auto measures = measures_of(schema, "unmet_person_days");
  std::vector<AlternativeSamples> samples{samples_of(schema, measures, {1, 2, 3}),
                                          samples_of(schema, measures, {2, 3, 4}, {1})};
  const Comparison comparison = compare_alternatives(1, testing::names(2), samples, measures);
  EXPECT_EQ(comparison.pairs, 2u);
  EXPECT_EQ(comparison.failed, 1u);
  EXPECT_DOUBLE_EQ(comparison.measures[0].differences[0].pairs.mean_difference, 1);
}

TEST(Comparison, IntervalsOfSeveralAlternativesHoldAtOnceAndTheBestIsNamed) {
  const std::vector<double> base{10, 20, 30, 40, 50, 60};
  const std::vector<double> worse{13, 24, 33, 44, 53, 64};
  const std::vector<double> best{5, 16, 25, 36, 45, 56};
  const Comparison two = compared("unmet_person_days", {base, worse});
  const Comparison three = compared("unmet_person_days", {base, worse, best});
  EXPECT_GT(three.measures[0].differences[0].pairs.difference.half_width(),
            two.measures[0].differences[0].pairs.difference.half_width());
  EXPECT_TRUE(two.measures[0].best.empty());
  EXPECT_TRUE(three.measures[0].best[2].is_best);
  EXPECT_EQ(best_sentence(three, three.measures[0], Language::kEnglish), "Unmet need: c is the best.");
}

TEST(Comparison, EffectIsToldInPeopleAndDays) {
  const Comparison comparison =
      compared("unmet_person_days", {{1000, 2000, 3000, 4000}, {900, 1901, 2899, 3900}});
  const EffectSize& effect = comparison.measures[0].differences[0].effect;
  EXPECT_DOUBLE_EQ(effect.people, -10);               // 100 person-days over 10 days
  EXPECT_DOUBLE_EQ(effect.days_per_displaced, -0.2);  // 500 displaced
  EXPECT_THAT(sentence_on(comparison),
              HasSubstr("That is 10.0 people fewer without at any time of the 10.0 days, or 0.2 days less"));
}

TEST(Comparison, OtherDisastersAreNoticed) {
  const Comparison comparison = compared("people_affected", {{1, 2, 3}, {1, 2, 4}});
  EXPECT_EQ(comparison.other_disasters, 1u);
  EXPECT_THAT(comparison_text(comparison, Language::kEnglish), HasSubstr("note: in 1 pairs"));
}

TEST(ComparisonSentence, TellsHowMuchEarlierWithIntervalAndPairs) {
  const Comparison comparison =
      compared("time_to_90_percent_by_item[item=tent]", {{50, 60, 70, 80}, {42, 53, 63, 72}});
  EXPECT_EQ(sentence_on(comparison),
            "b reaches 90 % coverage of Tent 7.50 h earlier, 95 % interval 6.58 to 8.42 h, 4 pairs: better.");
  EXPECT_EQ(sentence_on(comparison, Language::kChinese),
            "b 的帐篷覆盖率达到 90% 早 7.50 小时，95% 区间 6.58 至 8.42 小时，4 对：更好。");
}

TEST(ComparisonSentence, TellsSharesInPercentagePoints) {
  const Comparison comparison = compared("fill_rate_72h", {{0.5, 0.6, 0.7}, {0.4, 0.5, 0.6}});
  EXPECT_THAT(
      sentence_on(comparison),
      HasSubstr("b meets 10.0 percentage points less of the need within 72 h, 95 % interval 10.0 to"));
  EXPECT_THAT(sentence_on(comparison, Language::kChinese),
              HasSubstr("在 72 小时内满足的需求少 10.0 个百分点"));
}

TEST(ComparisonSentence, TellsMoneyInMillionsOrInYi) {
  const Comparison comparison = compared("supply_cost", {{1e9, 2e9, 3e9}, {1.5e9, 2.4e9, 3.6e9}});
  EXPECT_THAT(sentence_on(comparison), HasSubstr("Cost is 500 million CNY (25.0 %) higher with b"));
  EXPECT_THAT(sentence_on(comparison, Language::kChinese), HasSubstr("高 5.00 亿元"));
}

TEST(ComparisonSentence, SaysWhenNoDifferenceCanBeTold) {
  const Comparison comparison = compared("gini", {{0.1, 0.3, 0.2, 0.4}, {0.3, 0.1, 0.4, 0.2}});
  EXPECT_THAT(sentence_on(comparison), HasSubstr("Gini: no difference can be told between a and b: 0, 95 %"));
  EXPECT_THAT(sentence_on(comparison, Language::kChinese), HasSubstr("看不出 b 与 a 有差别"));
  EXPECT_EQ(sentence_on(compared("gini", {{1, 2}, {1, 2}})), "Gini: a and b are equal in all 2 pairs.");
  EXPECT_EQ(sentence_on(compared("time_to_90_percent", {{kNever, kNever}, {kNever, kNever}})),
            "Time to 90 %: reached neither with a nor with b in any of 2 pairs.");
}

TEST(ComparisonOutput, JsonAndTextHoldTheSameNumbers) {
  const Comparison comparison = compared("unmet_person_days", {{100, 200, 300}, {80, 181, 279}});
  const auto json = nlohmann::json::parse(comparison_json(comparison, Language::kEnglish));
  EXPECT_EQ(json["pairs"], 3);
  const auto& difference = json["metrics"][0]["differences"][0];
  EXPECT_EQ(difference["alternative"], "b");
  EXPECT_EQ(difference["verdict"], "better");
  EXPECT_DOUBLE_EQ(difference["difference"], -20);
  EXPECT_EQ(difference["sentence"], sentence_on(comparison));
  const std::string text = comparison_text(comparison, Language::kEnglish);
  EXPECT_THAT(text, HasSubstr("3 pairs, seed 1; differences from a with 95 % intervals"));
  EXPECT_THAT(text, HasSubstr(sentence_on(comparison)));
  EXPECT_THAT(comparison_text(comparison, Language::kChinese), HasSubstr("3 对，种子 1"));
}

TEST(Pairing, KeepsTheReplicationsThatAllFilesHave) {
  const models::RecordSchema schema = coverage_schema();
  const std::vector<PairingSide> sides{{"a.h5", &schema, 7, {0, 1, 2, 3}}, {"b.h5", &schema, 7, {2, 3, 4}}};
  const Pairing pairing = pair_up(7, sides);
  EXPECT_EQ(pairing.replications, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_EQ(pairing.notes[0], "a.h5 holds 4 replications, of which 2 are in all files and compared");
}

TEST(Pairing, RefusesOtherSeedsRegionsAndReplicationsInASentenceEach) {
  const models::RecordSchema schema = coverage_schema();
  models::RecordSchema elsewhere;
  elsewhere.add_dimension({"county", "", "county", {}, {"620101"}, {{"Elsewhere", ""}}});
  const auto error = [&](const std::vector<PairingSide>& sides) {
    try {
      pair_up(7, sides);
    } catch (const PairingError& refused) {
      return std::string(refused.what());
    }
    return std::string();
  };
  const PairingSide first{"a.h5", &schema, 7, {0, 1}};
  EXPECT_EQ(error({first, {"b.h5", &schema, 8, {0, 1}}, {"c.h5", &elsewhere, 7, {0, 1}}}),
            "b.h5 does not pair: its seed is 8, not 7, so it met other disasters\n"
            "c.h5 does not pair with a.h5: it is of another region, with no county in common");
  EXPECT_EQ(error({first, {"b.h5", &schema, 7, {2}}}), "the result files have no replication in common");
  EXPECT_EQ(error({first, {"minimal", &schema, std::nullopt, {}}}), "");
}

}  // namespace
}  // namespace surge::analysis
