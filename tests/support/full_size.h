// SPDX-License-Identifier: Apache-2.0
// Whether simulations in tests run at their full size.
#pragma once

namespace surge::test {

/// Where every event is checked, and slow, tests run less and ask only that nothing breaks.
#if defined(SURGE_CONTRACTS)
inline constexpr bool kFullSize = false;
#else
inline constexpr bool kFullSize = true;
#endif

}  // namespace surge::test
