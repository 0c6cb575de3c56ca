// SPDX-License-Identifier: Apache-2.0
#include "sim/random/stream.h"

#include <Random123/philox.h>

namespace surge::sim {

void Stream::refill() {
  const auto [c0, c1, c2, c3] = counter_;
  const r123::Philox4x64::ctr_type block = r123::Philox4x64{}({{c0, c1, c2, c3}}, {{key_[0], key_[1]}});
  block_ = {block[0], block[1], block[2], block[3]};
  ++counter_[0];
  used_ = 0;
}

}  // namespace surge::sim
