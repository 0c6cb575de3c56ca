// SPDX-License-Identifier: Apache-2.0
// The resolution of a PNG file, which Cairo does not write.
#pragma once

#include <string>

namespace surge::analysis::figures {

/// The file with a chunk pHYs (PNG specification, third edition, 11.3.4.3) behind its header, so that it is
/// printed in the size it was drawn for. Precondition: a PNG file without one.
std::string with_density(const std::string& png, double dots_per_inch);

}  // namespace surge::analysis::figures
