// SPDX-License-Identifier: Apache-2.0
// Which replications of several runs are of the same disasters.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/record/record.h"

namespace surge::analysis {

/// One side of a comparison. Only a run that is over has a seed and replications; another one can take any.
struct PairingSide {
  std::string name;  ///< for messages
  const models::RecordSchema* schema = nullptr;
  std::optional<std::uint64_t> seed;
  std::vector<std::int64_t> replications;  ///< rising; those of the file
};

struct Pairing {
  std::vector<std::uint64_t> replications;  ///< that all files have; empty without files
  std::vector<std::string> notes;           ///< sentences on what is left out
};

/// what(): sentences, one a line, each on a side that does not pair with the others.
class PairingError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Sides pair if they have the seed and are of one region: some counties in common. Throws PairingError.
Pairing pair_up(std::uint64_t seed, std::span<const PairingSide> sides);

}  // namespace surge::analysis
