// SPDX-License-Identifier: Apache-2.0
// The form in which a subcommand prints.
#pragma once

namespace surge::app {

enum class Format { kText, kJson };

}  // namespace surge::app
