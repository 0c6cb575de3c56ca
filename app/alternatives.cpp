// SPDX-License-Identifier: Apache-2.0
#include "app/alternatives.h"

#include <algorithm>
#include <set>

#include "app/find_scenario.h"
#include "app/options.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

/// Names of groups in a file.
std::string as_key(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '/' || c == '.' || c == ' '; }, '-');
  return text.empty() ? "alternative" : text;
}

/// Reading takes long, so it is done on several threads; what went wrong is told in the order given.
struct Loaded {
  std::unique_ptr<Alternative> alternative;
  std::vector<scenarios::Problem> problems;
  std::exception_ptr failure;
};

Loaded load_one(const std::string& text, std::span<const scenarios::Override> overrides, bool allow_partial) {
  Loaded loaded;
  try {
    loaded.alternative = std::make_unique<Alternative>(text, overrides, allow_partial);
  } catch (const scenarios::ScenarioError& error) {
    loaded.problems = error.problems();
  } catch (...) {
    loaded.failure = std::current_exception();
  }
  return loaded;
}

void give_own_keys(std::vector<Alternative>& alternatives) {
  std::set<std::string> taken;
  for (Alternative& alternative : alternatives) {
    std::string key = alternative.name().key;
    for (int copy = 2; !taken.insert(key).second; ++copy)
      key = alternative.name().key + "-" + std::to_string(copy);
    alternative.rename(key);
  }
}

}  // namespace

Alternative::Alternative(const std::string& text, std::span<const scenarios::Override> overrides,
                         bool allow_partial) {
  if (text.ends_with(".h5")) {
    file_ = std::make_unique<const analysis::ResultRecords>(text, allow_partial);
    const analysis::RunInformation& run = file_->information();
    name_ = {as_key(fs::path(text).stem().string()), run.title, text, run.scenario_hash};
    return;
  }
  const fs::path path = find_scenario(text);
  loaded_ = std::make_unique<const scenarios::LoadedScenario>(scenarios::read_scenario(path, overrides));
  model_ = std::make_unique<const models::Model>(loaded_->scenario);
  name_ = {as_key(short_name(path)), loaded_->scenario.title, text, loaded_->hash};
}

const std::string& Alternative::scenario_text() const {
  return loaded_ ? loaded_->resolved_yaml : file_->information().scenario_text;
}

models::Record Alternative::record(std::uint64_t seed, std::uint64_t replication) const {
  return model_ ? model_->run(seed, replication) : file_->record(replication);
}

std::vector<Alternative> load_alternatives(const std::vector<std::string>& texts,
                                           std::span<const scenarios::Override> overrides, unsigned threads,
                                           bool allow_partial) {
  std::vector<Alternative> alternatives;
  std::vector<scenarios::Problem> problems;
  std::exception_ptr failure;
  const auto load = [&](std::uint64_t i) { return load_one(texts[i], overrides, allow_partial); };
  const auto keep = [&](std::uint64_t, Loaded&& loaded) {
    if (loaded.failure && !failure) failure = loaded.failure;
    for (scenarios::Problem& problem : loaded.problems) {
      if (std::ranges::find(problems, problem) == problems.end()) problems.push_back(std::move(problem));
    }
    if (loaded.alternative) alternatives.push_back(std::move(*loaded.alternative));
  };
  sim::replicate<Loaded>({.count = texts.size(), .threads = threads}, load, keep);
  if (failure) std::rethrow_exception(failure);
  if (!problems.empty()) throw scenarios::ScenarioError(std::move(problems));
  give_own_keys(alternatives);
  return alternatives;
}

}  // namespace surge::app
