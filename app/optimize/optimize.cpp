// SPDX-License-Identifier: Apache-2.0
// surge optimize: finds a layout.
#include "app/optimize/projects.h"
#include "app/subcommand.h"

namespace surge::app {
namespace {

int execute_optimize(const Arguments& arguments) {
  return optimize_projects(arguments.words()[0], arguments);
}

}  // namespace

Subcommand optimize_subcommand() {
  return {"optimize",
          {.usage = "optimize PROBLEM.yaml",
           .about = "Finds which projects to fund within a budget.",
           .notes = "PROBLEM.yaml names a scenario, a metric, a budget and projects. See docs/command.md.",
           .minimum_words = 1,
           .maximum_words = 1,
           .options = {{"seed", 0, "N", "seed of the disasters (default: the scenario's)"},
                       {"replications", 0, "N", "replications of each portfolio (default: the problem's)"},
                       threads_option(),
                       set_option(),
                       {"output", 'o', "DIR", "folder for the layout (default: none)"},
                       json_option(),
                       {"quiet", 0, "", "no progress and no notes"},
                       language_option()}},
          &execute_optimize};
}

}  // namespace surge::app
