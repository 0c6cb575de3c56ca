// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/pairing.h"

#include <algorithm>
#include <iterator>

namespace surge::analysis {
namespace {

std::vector<std::string> counties_of(const models::RecordSchema& schema) {
  for (const models::DimensionDeclaration& dimension : schema.dimensions()) {
    if (dimension.name != "county") continue;
    std::vector<std::string> keys = dimension.keys;
    std::ranges::sort(keys);
    return keys;
  }
  return {};
}

/// Why a side is not of the region of the first one; empty if it is.
std::string region_problem(const PairingSide& first, const PairingSide& side) {
  const std::vector<std::string> ours = counties_of(*first.schema);
  const std::vector<std::string> theirs = counties_of(*side.schema);
  std::vector<std::string> common;
  std::ranges::set_intersection(ours, theirs, std::back_inserter(common));
  if (!common.empty() || ours.empty() || theirs.empty()) return {};
  return side.name + " does not pair with " + first.name +
         ": it is of another region, with no county in common";
}

std::string seed_problem(std::uint64_t seed, const PairingSide& side) {
  if (!side.seed || *side.seed == seed) return {};
  return side.name + " does not pair: its seed is " + std::to_string(*side.seed) + ", not " +
         std::to_string(seed) + ", so it met other disasters";
}

void add_line(std::string& text, const std::string& line) {
  if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
}

std::vector<std::uint64_t> common_replications(std::span<const PairingSide> sides) {
  std::vector<std::int64_t> common;
  bool begun = false;
  for (const PairingSide& side : sides) {
    if (!side.seed) continue;
    std::vector<std::int64_t> both;
    if (begun) {
      std::ranges::set_intersection(common, side.replications, std::back_inserter(both));
    } else {
      both = side.replications;
    }
    begun = true;
    common = std::move(both);
  }
  return {common.begin(), common.end()};
}

}  // namespace

Pairing pair_up(std::uint64_t seed, std::span<const PairingSide> sides) {
  std::string problems;
  for (const PairingSide& side : sides) {
    add_line(problems, seed_problem(seed, side));
    add_line(problems, region_problem(sides.front(), side));
  }
  if (!problems.empty()) throw PairingError(problems);
  Pairing pairing{common_replications(sides), {}};
  const bool any_file = std::ranges::any_of(sides, [](const auto& side) { return side.seed.has_value(); });
  if (any_file && pairing.replications.empty())
    throw PairingError("the result files have no replication in common");
  for (const PairingSide& side : sides) {
    if (!side.seed || side.replications.size() == pairing.replications.size()) continue;
    pairing.notes.push_back(side.name + " holds " + std::to_string(side.replications.size()) +
                            " replications, of which " + std::to_string(pairing.replications.size()) +
                            " are in all files and compared");
  }
  return pairing;
}

}  // namespace surge::analysis
