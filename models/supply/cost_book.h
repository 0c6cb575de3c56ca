// SPDX-License-Identifier: Apache-2.0
// Money spent and lost on supply, by kind.
#pragma once

#include <array>
#include <cstddef>

#include "models/scenario/common.h"

namespace surge::models {

enum class CostKind {
  kEnterpriseStock,  ///< paid for stock of enterprises when it leaves
  kAgreements,       ///< goods delivered under agreements
  kAgreementFees,    ///< of standing agreements
  kPurchase,         ///< goods bought on the market
  kMaterials,        ///< that went into goods made
  kConversion,       ///< of lines, there and back
  kStandby,          ///< of lines kept ready
  kPeacetimeOutput,  ///< value of peacetime output lost
  kExpiry,           ///< value of goods that expired after the impact
  kLoss,             ///< value of goods damaged, unusable or refused
  kPeacetimeStock,   ///< ordering, holding and shortage before the impact
  kPeacetimeExpiry,  ///< value of goods that expired before the impact
  kTransport,        ///< vehicles under way
};
inline constexpr std::size_t kCostKinds = 13;

/// Its key in results, and its names.
struct CostKindName {
  const char* key;
  BilingualName name;
};
const std::array<CostKindName, kCostKinds>& cost_kind_names();

class CostBook {
 public:
  void add(CostKind kind, double cny) { cny_[static_cast<std::size_t>(kind)] += cny; }
  double of(CostKind kind) const { return cny_[static_cast<std::size_t>(kind)]; }

 private:
  std::array<double, kCostKinds> cny_{};
};

}  // namespace surge::models
