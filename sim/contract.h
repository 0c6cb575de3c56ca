// SPDX-License-Identifier: Apache-2.0
// Contracts: conditions that only a mistake in the program can break. Checked in debug builds and in
// continuous integration.
#pragma once

#include <stdexcept>

namespace surge::sim {

/// A broken precondition (SIM_EXPECT) or postcondition (SIM_ENSURE).
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_contract(const char* kind, const char* condition, const char* file, int line);

}  // namespace surge::sim

#if defined(SURGE_CONTRACTS)
#define SIM_EXPECT(condition) \
  ((condition) ? void() : ::surge::sim::fail_contract("expected", #condition, __FILE__, __LINE__))
#define SIM_ENSURE(condition) \
  ((condition) ? void() : ::surge::sim::fail_contract("ensured", #condition, __FILE__, __LINE__))
#else
#define SIM_EXPECT(condition) static_cast<void>(0)
#define SIM_ENSURE(condition) static_cast<void>(0)
#endif
