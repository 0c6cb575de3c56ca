// SPDX-License-Identifier: Apache-2.0
// What `surge explain` is asked, what it found, and how it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/language.h"
#include "models/shortage/explanation.h"
#include "scenarios/read.h"

namespace surge::app {

/// The question: one county, one item, one moment.
struct Question {
  models::Id<models::County> county;
  models::Id<models::Item> item;
  sim::Duration at{};
};

/// One replication's part of the answer.
struct Answer {
  std::uint64_t replication = 0;
  models::Shortage shortage;
};

struct Findings {
  Question question;
  std::vector<Answer> answers;      ///< in order of replication, at least one
  std::uint64_t told = 0;           ///< the replication that is told in detail
  models::Explanation explanation;  ///< of it
};

/// A question as it is written, and which replications are to answer it.
struct Inquiry {
  std::string county, item;                     ///< key or name, in either language
  std::string at;                               ///< "60h", "3 d"
  std::optional<std::uint64_t> replication{};   ///< this one alone
  std::optional<std::uint64_t> replications{};  ///< how many, at most those in the file; none: 20
};

struct ExplainedRun {
  scenarios::LoadedScenario loaded;  ///< of the result file
  Findings findings;
};

/// Replications are pure functions of scenario, seed and number, so they are run again from the result file
/// up to that hour. Throws UsageError, UnreadableResultFile, ScenarioError.
ExplainedRun explain_run(const std::string& file, const Inquiry& inquiry);

/// Over all replications asked: how often it was short, and for want of what.
struct Overview {
  std::size_t short_in = 0;           ///< replications
  double persons = 0;                 ///< mean over all
  models::ByBottleneck persons_by{};  ///< mean over all, persons by what they wait for
};
Overview overview_of(const std::vector<Answer>& answers);

std::string explanation_text(const models::Scenario& scenario, const Findings& findings, Language language);
std::string explanation_json(const models::Scenario& scenario, const Findings& findings);

}  // namespace surge::app
