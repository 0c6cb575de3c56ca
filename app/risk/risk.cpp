// SPDX-License-Identifier: Apache-2.0
// surge risk: disasters of the catalogue over many years, as exceedance curves, return periods and annual
// values.
#include <algorithm>
#include <iostream>

#include "analysis/results/result_file_error.h"
#include "analysis/results/result_reader.h"
#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/interrupt.h"
#include "app/overrides.h"
#include "app/risk/risk_report.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "models/model.h"
#include "scenarios/quantity.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

/// Periods of `10,50,100`. Throws UsageError.
std::vector<double> periods_of(const Arguments& arguments) {
  const auto given = arguments.text("periods");
  if (!given) return kUsualPeriods;
  std::vector<double> periods;
  std::size_t begin = 0;
  while (begin <= given->size()) {
    const std::size_t end = std::min(given->find(',', begin), given->size());
    const std::optional<double> number = scenarios::parse_number(given->substr(begin, end - begin));
    if (!number || *number <= 1)
      throw UsageError("--periods: found '" + *given + "', expected years above 1, such as 10,50,100");
    periods.push_back(*number);
    begin = end + 1;
  }
  return periods;
}

RiskSample simulated(const models::Scenario& scenario, unsigned threads, bool quiet, std::stop_token stop) {
  const models::Model model(scenario);
  RiskSample sample = empty_sample(model.schema());
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < model.schema().tables().size(); ++i) {
    if (told_by_risk(model.schema().tables()[i])) positions.push_back(i);
  }
  const auto keep = [&](std::uint64_t, const models::Record& record) {
    if (record.outcome.kind == sim::RunOutcome::Kind::failed) return;
    ++sample.disasters;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const auto values = record.table(positions[i]);
      for (std::size_t cell = 0; cell < values.size(); ++cell)
        sample.tables[i].cells[cell].push_back(values[cell]);
    }
  };
  const SimulationJob job{
      .replications = static_cast<std::uint64_t>(scenario.run.replications),
      .threads = threads,
      .run = [&](std::uint64_t replication) { return model.run(scenario.run.seed, replication); },
      .keep = keep};
  const SimulationReport report =
      simulate(job, std::cerr, quiet ? ProgressStyle::kNone : style_of_standard_error(), std::move(stop));
  for (const FailedReplication& failure : report.failures) std::cerr << failure_text(failure) << '\n';
  if (report.delivered < job.replications)
    std::cerr << "interrupted: risk by the first " << report.delivered << " disasters\n";
  return sample;
}

bool is_result_file(const std::string& word) {
  return fs::path(word).extension() == ".h5";
}

void name_rows(const models::Scenario& scenario, Language language, RiskQuestion& question) {
  for (const models::Item& item : scenario.items)
    question.names_of_items.push_back(pick(item.name, language));
  for (const models::County& county : scenario.counties)
    question.names_of_counties.push_back(pick(county.name, language));
}

/// Reads or simulates; the scenario goes to `scenario`.
RiskSample sample_of(const Arguments& arguments, scenarios::LoadedScenario& loaded) {
  const std::string& word = arguments.words()[0];
  if (is_result_file(word)) {
    const analysis::ResultReader reader(word, arguments.has("partial"));
    loaded = scenarios::read_scenario_text(reader.information().scenario_text, word);
    const double rate = yearly_rate_of(loaded.scenario);
    RiskSample sample = risk_sample(reader);
    sample.yearly_rate = rate;
    return sample;
  }
  loaded = scenarios::read_scenario(find_scenario(word), parse_overrides(arguments.all("set")));
  models::RunDefaults& run = loaded.scenario.run;
  run.seed = arguments.integer("seed", 0, UINT64_MAX).value_or(run.seed);
  run.replications = static_cast<int>(
      arguments.integer("replications", 2, 1'000'000).value_or(static_cast<std::uint64_t>(run.replications)));
  const double rate = yearly_rate_of(loaded.scenario);
  const InterruptWatch watch;
  RiskSample sample = simulated(loaded.scenario, arguments.threads(), arguments.has("quiet"), watch.token());
  sample.yearly_rate = rate;
  return sample;
}

int execute_risk(const Arguments& arguments) {
  RiskQuestion question;
  question.periods = periods_of(arguments);
  scenarios::LoadedScenario loaded;
  const RiskSample sample = sample_of(arguments, loaded);
  if (sample.disasters < 2) {
    std::cerr << "surge risk: fewer than two disasters to judge by\n";
    return kFailed;
  }
  name_rows(loaded.scenario, arguments.language(), question);
  std::cout << (arguments.has("json") ? risk_json(sample, question) + "\n" : risk_text(sample, question));
  return kDone;
}

}  // namespace

Subcommand risk_subcommand() {
  return {"risk",
          {.usage = "risk SCENARIO|RESULTS.h5",
           .about = "Tells how bad years get and how often, from disasters drawn from the hazard catalogue.",
           .notes = "SCENARIO must have the one hazard 'sampled' (sichuan-sampled); RESULTS.h5 is a run of "
                    "such a one.",
           .minimum_words = 1,
           .maximum_words = 1,
           .options = {{"periods", 0, "T,T,...", "return periods in years (default: 10,50,100,500)"},
                       {"seed", 0, "N", "seed of the disasters (default: the scenario's)"},
                       {"replications", 0, "N", "disasters drawn (default: the scenario's replications)"},
                       threads_option(),
                       set_option(),
                       json_option(),
                       quiet_option(),
                       partial_option(),
                       language_option()}},
          &execute_risk};
}

}  // namespace surge::app
