// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_plan.h"

#include <algorithm>
#include <set>

#include "analysis/designs/space_filling.h"
#include "app/find_scenario.h"
#include "app/options.h"
#include "scenarios/sha256.h"

namespace surge::app {
namespace {

constexpr std::uint64_t kMostKept = 10'000'000;
constexpr std::uint64_t kMostRuns = 1'000'000'000'000;
constexpr sim::Cause kCombinations{"combinations of failures"};

std::vector<designs::ParameterRange> ranges_of(const SweepDesign& design) {
  std::vector<designs::ParameterRange> ranges;
  for (const SweptParameter& parameter : design.parameters) ranges.push_back(parameter.range);
  return ranges;
}

designs::Points plain_points(const SweepDesign& design) {
  const sim::StreamSource streams(design.seed, 0);
  const std::size_t dimensions = design.parameters.size();
  switch (design.kind) {
    case SweepKind::kLatinHypercube:
      return designs::latin_hypercube({design.points, dimensions, design.candidates}, streams);
    case SweepKind::kSobol:
      return designs::SobolSequence(dimensions, streams).next(design.points);
    default: {
      std::vector<std::size_t> levels;
      for (const SweptParameter& parameter : design.parameters) levels.push_back(parameter.levels);
      return designs::full_factorial(levels);
    }
  }
}

/// Every set of `together` out of `count` if there are few, else as many random ones, all different.
std::vector<std::vector<std::size_t>> sets_of(std::size_t count, std::size_t together, std::size_t most,
                                              std::uint64_t seed) {
  std::set<std::vector<std::size_t>> sets;
  if (together == 1) {
    for (std::size_t i = 0; i < count; ++i) sets.insert({i});
    return {sets.begin(), sets.end()};
  }
  double possible = 1;
  for (std::size_t k = 0; k < together; ++k)
    possible *= static_cast<double>(count - k) / static_cast<double>(k + 1);
  const std::size_t wanted = possible < static_cast<double>(most) ? static_cast<std::size_t>(possible) : most;
  sim::Stream stream = sim::StreamSource(seed, 0).stream(kCombinations);
  while (sets.size() < wanted) {
    std::set<std::size_t> chosen;
    while (chosen.size() < together)
      chosen.insert(static_cast<std::size_t>(stream.uniform01() * static_cast<double>(count)) % count);
    sets.insert({chosen.begin(), chosen.end()});
  }
  return {sets.begin(), sets.end()};
}

void take_away(models::Scenario& scenario, const FailingElement& element) {
  switch (element.kind) {
    case ElementKind::kLink:
      scenario.link_closures.push_back({models::Id<models::Link>{element.row}, {}, {}, 0, 0});
      break;
    case ElementKind::kDepot:
      scenario.outages.push_back({models::Id<models::Depot>{element.row}, {}, 0, {}});
      break;
    case ElementKind::kPlant:
      scenario.outages.push_back({models::Id<models::Plant>{element.row}, {}, 0, {}});
      break;
  }
}

}  // namespace

SweepPlan::SweepPlan(SweepDesign design, std::vector<scenarios::Override> overrides,
                     std::optional<std::uint64_t> seed)
    : design_(std::move(design)), overrides_(std::move(overrides)) {
  const scenarios::LoadedScenario base =
      scenarios::read_scenario(find_scenario(design_.scenario), overrides_);
  seed_ = seed.value_or(base.scenario.run.seed);
  replications_ = design_.replications.value_or(static_cast<std::uint64_t>(base.scenario.run.replications));
  if (design_.kind == SweepKind::kCriticality) {
    if (design_.keep == analysis::SweepKeep::kSummary)
      throw UsageError("keep: a criticality analysis compares replications in pairs, so it keeps all");
    find_elements(base.scenario);
  } else {
    make_points();
  }
  check_size();
  make_hash(base.hash);
}

void SweepPlan::check_size() const {
  const bool all = design_.keep == analysis::SweepKeep::kAll;
  const std::uint64_t most = all ? kMostKept : kMostRuns;
  if (count() <= most / std::max<std::uint64_t>(1, replications_)) return;
  throw UsageError(all ? "the design asks for more than 10,000,000 replications, all of which would be kept; "
                         "--keep summary keeps statistics of them"
                       : "the design asks for more than 10^12 replications");
}

void SweepPlan::make_hash(const std::string& base_hash) {
  std::string all = design_.text + '\0' + std::to_string(replications_) + '\0' +
                    sweep_keep_names()[static_cast<std::size_t>(design_.keep)] + '\0' + base_hash;
  for (const scenarios::Override& change : overrides_) all += '\0' + change.path + "=" + change.value;
  for (const SweptParameter& parameter : design_.parameters) {
    if (parameter.path != SweptParameter::kScenario) continue;
    for (const std::string& name : parameter.choices)
      all += '\0' + scenarios::read_scenario(find_scenario(name), overrides_).hash;
  }
  hash_ = scenarios::sha256(all);
}

void SweepPlan::make_points() {
  const std::vector<designs::ParameterRange> ranges = ranges_of(design_);
  const sim::StreamSource streams(design_.seed, 0);
  if (design_.kind == SweepKind::kMorris) {
    morris_ = designs::morris_trajectories({design_.trajectories, ranges.size(), design_.levels}, streams);
    values_ = designs::values_of(morris_->points, ranges);
  } else if (design_.kind == SweepKind::kSobolIndices) {
    saltelli_ =
        designs::saltelli_design(designs::SobolSequence(2 * ranges.size(), streams).next(design_.points));
    values_ = designs::values_of(saltelli_->points, ranges);
  } else {
    values_ = designs::values_of(plain_points(design_), ranges);
  }
}

void SweepPlan::find_elements(const models::Scenario& scenario) {
  for (const ElementKind kind : design_.elements) {
    if (kind == ElementKind::kLink) {
      for (const auto link : models::ids(scenario.links)) {
        const models::Link& row = scenario.links[link];
        elements_.push_back({kind, link.index(),
                             scenario.places[row.from].name.en + " - " + scenario.places[row.to].name.en +
                                 " (" + models::kLinkClassNames[static_cast<std::size_t>(row.link_class)] +
                                 ")"});
      }
    } else if (kind == ElementKind::kDepot) {
      for (const auto depot : models::ids(scenario.depots))
        elements_.push_back({kind, depot.index(), scenario.depots[depot].name.en});
    } else {
      for (const auto plant : models::ids(scenario.plants))
        elements_.push_back({kind, plant.index(), scenario.plants[plant].name.en});
    }
  }
  if (design_.together > elements_.size())
    throw UsageError("together: there are only " + std::to_string(elements_.size()) + " elements");
  failing_ = sets_of(elements_.size(), design_.together, design_.points, design_.seed);
  failing_.insert(failing_.begin(), std::vector<std::size_t>{});
}

std::size_t SweepPlan::count() const {
  return design_.kind == SweepKind::kCriticality ? failing_.size() : values_.count();
}

std::vector<std::string> SweepPlan::names() const {
  if (design_.kind == SweepKind::kCriticality) return {"without"};
  std::vector<std::string> names;
  for (const SweptParameter& parameter : design_.parameters) names.push_back(parameter.path);
  return names;
}

std::vector<std::string> SweepPlan::labels(std::size_t point) const {
  std::vector<std::string> labels;
  if (design_.kind == SweepKind::kCriticality) {
    std::string text;
    for (const std::size_t element : failing_[point])
      text += (text.empty() ? "" : " + ") + elements_[element].name;
    return {text};
  }
  for (std::size_t k = 0; k < design_.parameters.size(); ++k)
    labels.push_back(design_.parameters[k].text(values_[point][k]));
  return labels;
}

bool SweepPlan::is_numeric(std::size_t parameter) const {
  return design_.kind != SweepKind::kCriticality && design_.parameters[parameter].choices.empty();
}

std::vector<double> SweepPlan::values(std::size_t point) const {
  if (design_.kind == SweepKind::kCriticality) return {};
  return {values_[point].begin(), values_[point].end()};
}

scenarios::LoadedScenario SweepPlan::scenario(std::size_t point) const {
  std::string name = design_.scenario;
  std::vector<scenarios::Override> overrides = overrides_;
  if (design_.kind != SweepKind::kCriticality) {
    const std::vector<std::string> texts = labels(point);
    for (std::size_t k = 0; k < texts.size(); ++k) {
      if (design_.parameters[k].path == SweptParameter::kScenario) {
        name = texts[k];
      } else {
        overrides.push_back({design_.parameters[k].path, texts[k]});
      }
    }
  }
  scenarios::LoadedScenario loaded = scenarios::read_scenario(find_scenario(name), overrides);
  if (design_.kind == SweepKind::kCriticality) {
    for (const std::size_t element : failing_[point]) take_away(loaded.scenario, elements_[element]);
  }
  return loaded;
}

}  // namespace surge::app
