// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "analysis/results/result_reader.h"
#include "app/did_you_mean.h"
#include "app/explain.h"
#include "app/options.h"
#include "models/model.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

constexpr std::uint64_t kUsualReplications = 20;

/// The row whose key or name, in either language, is `text`.
template <class Row>
models::Id<Row> find_row(const models::Table<Row>& rows, const std::string& text, const std::string& what) {
  std::vector<std::string> names;
  for (const models::Id<Row> id : models::ids(rows)) {
    const Row& row = rows[id];
    if (row.key == text || row.name.en == text || row.name.zh == text) return id;
    names.push_back(row.key);
    names.push_back(row.name.en);
    names.push_back(row.name.zh);
  }
  throw UsageError("unknown " + what + " '" + text + "'" + did_you_mean(text, names));
}

sim::Duration moment(const std::string& text, sim::Duration horizon) {
  const auto parsed = scenarios::parse_quantity(text, scenarios::Measure::kTime);
  const double* seconds = std::get_if<double>(&parsed);
  if (seconds == nullptr)
    throw UsageError("--at: found '" + text + "', expected a time such as 60h or '3 d'");
  if (*seconds < 0 || *seconds > sim::to_seconds(horizon)) {
    throw UsageError("--at: found '" + text + "', expected a time from 0 h to the end of the run, " +
                     scenarios::time_text(sim::to_seconds(horizon)));
  }
  return sim::duration_from_seconds(*seconds);
}

scenarios::LoadedScenario scenario_of(const analysis::RunInformation& information, const std::string& file) {
  return scenarios::read_scenario_text(information.scenario_text, "the scenario in " + file);
}

/// The replication nearest to the mean of those that are short; the first if none is.
std::uint64_t nearest_to_mean_shortage(const std::vector<Answer>& answers) {
  double sum = 0;
  double count = 0;
  for (const Answer& answer : answers) {
    if (answer.shortage.persons <= 0) continue;
    sum += answer.shortage.persons;
    count += 1;
  }
  const auto distance = [&](const Answer& answer) {
    return answer.shortage.persons > 0 ? std::abs(answer.shortage.persons - sum / count) : HUGE_VAL;
  };
  return std::min_element(answers.begin(), answers.end(),
                          [&](const Answer& x, const Answer& y) { return distance(x) < distance(y); })
      ->replication;
}

Findings find_out(const models::Model& model, std::uint64_t seed, const Question& question,
                  const std::vector<std::uint64_t>& replications) {
  Findings findings{question, {}, 0, {}};
  for (const std::uint64_t replication : replications) {
    model.look(seed, replication, question.at, [&](models::World& world) {
      findings.answers.push_back(
          {replication, models::explain(world, question.county, question.item).shortage});
    });
  }
  findings.told = nearest_to_mean_shortage(findings.answers);
  model.look(seed, findings.told, question.at, [&](models::World& world) {
    findings.explanation = models::explain(world, question.county, question.item);
  });
  return findings;
}

/// Of those in the file, which follow one another.
std::vector<std::uint64_t> asked_replications(const Inquiry& inquiry, const std::vector<std::int64_t>& held) {
  if (held.empty()) throw UsageError("the run was ended before its first replication was done");
  const auto first = static_cast<std::uint64_t>(held.front());
  const auto last = static_cast<std::uint64_t>(held.back());
  if (const auto one = inquiry.replication) {
    if (*one < first || *one > last) {
      throw UsageError("--replication: found " + std::to_string(*one) + ", expected one from " +
                       std::to_string(first) + " to " + std::to_string(last));
    }
    return {*one};
  }
  const std::uint64_t count =
      std::min<std::uint64_t>(held.size(), inquiry.replications.value_or(kUsualReplications));
  std::vector<std::uint64_t> replications(count);
  for (std::uint64_t i = 0; i < count; ++i) replications[i] = first + i;
  return replications;
}

}  // namespace

ExplainedRun explain_run(const std::string& file, const Inquiry& inquiry) {
  const analysis::ResultReader results(file, true);
  ExplainedRun run{scenario_of(results.information(), file), {}};
  const models::Scenario& scenario = run.loaded.scenario;
  const Question question{find_row(scenario.counties, inquiry.county, "county"),
                          find_row(scenario.items, inquiry.item, "item"),
                          moment(inquiry.at, scenario.run.horizon)};
  const models::Model model(scenario);
  run.findings = find_out(model, results.information().seed, question,
                          asked_replications(inquiry, results.replications()));
  return run;
}

Overview overview_of(const std::vector<Answer>& answers) {
  Overview overview;
  const auto count = static_cast<double>(answers.size());
  for (const Answer& answer : answers) {
    const models::Shortage& shortage = answer.shortage;
    if (shortage.persons <= 0) continue;
    ++overview.short_in;
    overview.persons += shortage.persons / count;
    for (std::size_t cause = 0; cause < models::kBottlenecks; ++cause) {
      if (shortage.units > 0)
        overview.persons_by[cause] += shortage.persons * shortage.waiting_for[cause] / shortage.units / count;
    }
  }
  return overview;
}

}  // namespace surge::app
