// SPDX-License-Identifier: Apache-2.0
// Commands for a shell, as the program tells them to its users.
#pragma once

#include <string>

namespace surge::app {

/// The text as one word of a shell's command line: in quotes where it needs them.
std::string shell_word(const std::string& text);

}  // namespace surge::app
