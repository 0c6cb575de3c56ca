// SPDX-License-Identifier: Apache-2.0
// The form in which a subcommand prints.
#pragma once

namespace surge::app {

enum class Format { kText, kJson };

/// Whether progress and notes go to standard error.
enum class Notes { kShown, kQuiet };

}  // namespace surge::app
