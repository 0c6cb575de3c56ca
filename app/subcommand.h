// SPDX-License-Identifier: Apache-2.0
// A subcommand: what it accepts and what it does. A new one: a source file, a line here and one in main.cpp.
#pragma once

#include <string_view>

#include "app/cluster/processes.h"
#include "app/options.h"

namespace surge::app {

struct Subcommand {
  std::string_view name;
  CommandSyntax syntax;
  /// Returns an ExitCode. Throws UsageError, scenarios::ScenarioError, or any other exception for a failure.
  int (*execute)(const Arguments& arguments);
  /// The same on every process of a launch by mpirun; only rank 0 prints. None: the command is done by one
  /// process.
  int (*execute_together)(const Arguments& arguments, Processes& processes) = nullptr;
};

Subcommand run_subcommand();
Subcommand compare_subcommand();
Subcommand validate_subcommand();
Subcommand list_subcommand();
Subcommand describe_subcommand();
Subcommand explain_subcommand();
Subcommand export_subcommand();
Subcommand sweep_subcommand();
Subcommand optimize_subcommand();
Subcommand report_subcommand();
Subcommand figures_subcommand();
Subcommand risk_subcommand();
Subcommand peacetime_subcommand();
Subcommand import_subcommand();
Subcommand optimize_subcommand();
Subcommand merge_subcommand();

}  // namespace surge::app
