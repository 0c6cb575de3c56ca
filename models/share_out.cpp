// SPDX-License-Identifier: Apache-2.0
#include "models/share_out.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace surge::models {

std::vector<Quantity> share_out(Quantity total, const std::vector<Quantity>& weights) {
  const Quantity sum = std::accumulate(weights.begin(), weights.end(), Quantity{0});
  if (total >= sum) return weights;
  std::vector<Quantity> shares(weights.size());
  std::vector<std::pair<Quantity, std::size_t>> remainders;
  Quantity left = total;
  __extension__ using Wide = __int128;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = static_cast<Wide>(total) * weights[i];
    shares[i] = static_cast<Quantity>(product / sum);
    remainders.emplace_back(static_cast<Quantity>(product % sum), i);
    left -= shares[i];
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& x, const auto& y) { return x.first > y.first; });
  for (std::size_t i = 0; left > 0; ++i, --left) ++shares[remainders[i].second];
  return shares;
}

}  // namespace surge::models
