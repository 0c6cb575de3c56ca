// SPDX-License-Identifier: Apache-2.0
#include "sim/contract.h"

#include <string>

namespace surge::sim {

void fail_contract(const char* kind, const char* condition, const char* file, int line) {
  throw ContractViolation(std::string(file) + ":" + std::to_string(line) + ": " + kind + " " + condition);
}

}  // namespace surge::sim
