// SPDX-License-Identifier: Apache-2.0
// What the program tells the shell.
#pragma once

namespace surge::app {

enum ExitCode : int {
  kDone = 0,
  kFailed = 1,      ///< the work was begun and not completed
  kWrongUsage = 2,  ///< wrong options or input; nothing was run and nothing written
};

}  // namespace surge::app
