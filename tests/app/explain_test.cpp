// SPDX-License-Identifier: Apache-2.0
// surge explain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

/// A result file of the minimal scenario, made once.
class Explain : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    ASSERT_EQ(run_surge({"run", "minimal", "--replications", "3", "-o", file(), "--quiet"}).exit_code, 0);
  }
  static void TearDownTestSuite() { delete folder; }

  static std::string file() { return folder->file("run.h5"); }
  static ProgramResult ask(std::vector<std::string> more) {
    std::vector<std::string> words{"explain", file()};
    words.insert(words.end(), more.begin(), more.end());
    return run_surge(words);
  }
  static TemporaryFolder* folder;
};
TemporaryFolder* Explain::folder = nullptr;

TEST_F(Explain, SharesAddUpToThePeopleWithout) {
  const ProgramResult result = ask({"--county", "990102", "--item", "tent", "--at", "2h", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  double sum = 0;
  for (const auto& [cause, persons] : json["persons_waiting_for"].items()) sum += persons.get<double>();
  EXPECT_GT(json["persons_without"].get<double>(), 0);
  EXPECT_NEAR(sum, json["persons_without"].get<double>(), 1e-6);
  EXPECT_EQ(json["replications"], 3);
}

TEST_F(Explain, FirstHourIsForWantOfInformation) {
  const ProgramResult result = ask({"--county", "990102", "--item", "tent", "--at", "1 min", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["persons_waiting_for"]["information"], json["persons_without"]);
  EXPECT_TRUE(json["detail"]["activated_h"].is_null());
}

TEST_F(Explain, PendingApprovalIsNamed) {
  const std::string held = folder->file("held.h5");
  ASSERT_EQ(run_surge({"run", "minimal", "--replications", "1", "--quiet", "-o", held, "--set",
                       "plan.release-prefecture.approval=9 d", "--set", "plan.release-works.approval=9 d",
                       "--set", "plan.send-tents.level=I", "--set", "plan.send-tents.approval=9 d"})
                .exit_code,
            0);
  const ProgramResult result =
      run_surge({"explain", held, "--county", "990102", "--item", "tent", "--at", "12h", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_GT(json["persons_without"].get<double>(), 0);
  EXPECT_GT(json["persons_waiting_for"]["approval"].get<double>(), 0);
}

TEST_F(Explain, SpeaksBothLanguages) {
  EXPECT_THAT(ask({"--county", "990102", "--item", "tent", "--at", "2h"}).out, HasSubstr("people without"));
  EXPECT_THAT(ask({"--county", "990102", "--item", "tent", "--at", "2h", "--language", "zh"}).out,
              HasSubstr("缺供人数"));
}

TEST_F(Explain, MistakesAreNamed) {
  EXPECT_THAT(ask({"--county", "990109", "--item", "tent", "--at", "2h"}).err,
              HasSubstr("did you mean '99010"));
  EXPECT_THAT(ask({"--county", "990102", "--item", "tnt", "--at", "2h"}).err,
              HasSubstr("did you mean 'tent'"));
  EXPECT_THAT(ask({"--county", "990102", "--item", "tent", "--at", "soon"}).err,
              HasSubstr("expected a time"));
  EXPECT_THAT(ask({"--county", "990102", "--item", "tent", "--at", "11 d"}).err, HasSubstr("10 d"));
  EXPECT_THAT(ask({"--county", "990102", "--item", "tent", "--at", "2h", "--replication", "3"}).err,
              HasSubstr("from 0 to 2"));
  EXPECT_THAT(ask({"--item", "tent", "--at", "2h"}).err, HasSubstr("--county is missing"));
  EXPECT_EQ(ask({"--item", "tent", "--at", "2h"}).exit_code, 2);
}

}  // namespace
}  // namespace surge::test
