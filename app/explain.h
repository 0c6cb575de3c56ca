// SPDX-License-Identifier: Apache-2.0
// What `surge explain` found, and how it is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/language.h"
#include "models/scenario/scenario.h"
#include "models/shortage/explanation.h"

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
