// SPDX-License-Identifier: Apache-2.0
#include "models/supply/cost_book.h"

namespace surge::models {

const std::array<CostKindName, kCostKinds>& cost_kind_names() {
  static const std::array<CostKindName, kCostKinds> kNames = {{
      {"enterprise_stock", {"Stock of enterprises", "企业储备调用"}},
      {"agreements", {"Goods under agreements", "协议储备采购"}},
      {"agreement_fees", {"Fees of agreements", "协议维持费"}},
      {"purchase", {"Emergency purchase", "应急采购"}},
      {"materials", {"Materials", "原材料"}},
      {"conversion", {"Conversion of lines", "转产费用"}},
      {"standby", {"Lines on standby", "产能维持费"}},
      {"peacetime_output", {"Peacetime output lost", "损失的平时产值"}},
      {"expiry", {"Expired", "过期损失"}},
      {"loss", {"Damaged or unusable", "损毁与不可用"}},
      {"peacetime_stock", {"Peacetime stock-keeping", "平时储备运行"}},
      {"peacetime_expiry", {"Expired in peacetime", "平时过期损失"}},
      {"transport", {"Vehicles under way", "运输费用"}},
  }};
  return kNames;
}

}  // namespace surge::models
