// SPDX-License-Identifier: Apache-2.0
// The program `surge`: picks the subcommand and turns what it throws into messages and exit codes.
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "analysis/results/result_file_error.h"
#include "app/cluster/processes.h"
#include "app/did_you_mean.h"
#include "app/exit_codes.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "app/version.h"
#include "scenarios/scenario_error.h"

namespace surge::app {
namespace {

using Subcommands = std::vector<Subcommand>;

Subcommands all_subcommands() {
  return {run_subcommand(),     merge_subcommand(),    compare_subcommand(),   sweep_subcommand(),
          risk_subcommand(),    optimize_subcommand(), peacetime_subcommand(), report_subcommand(),
          figures_subcommand(), validate_subcommand(), list_subcommand(),      describe_subcommand(),
          explain_subcommand(), export_subcommand(),   import_subcommand()};
}

void print_help(const Subcommands& subcommands) {
  std::cout << "usage: surge COMMAND [arguments]\n\n"
               "Simulates how an emergency-supply system answers a disaster.\n\nCommands\n";
  for (const Subcommand& subcommand : subcommands) {
    std::cout << "  " << subcommand.name << std::string(12 - subcommand.name.size(), ' ')
              << subcommand.syntax.about << '\n';
  }
  std::cout << "\n'surge COMMAND --help' tells more; 'surge --version' which program this is.\n"
               "Exit codes: 0 done, 1 failed, 2 wrong usage or input.\n";
}

void print_version() {
  std::cout << "surge " << program_version() << " (" << git_revision() << "), "
            << (has_mpi() ? "with " : "without MPI") << mpi_version() << '\n';
}

[[noreturn]] void throw_unknown(const std::string& given, const Subcommands& subcommands) {
  std::vector<std::string> names{"--help", "--version"};
  for (const Subcommand& subcommand : subcommands) names.emplace_back(subcommand.name);
  throw UsageError("unknown command '" + given + "'" + did_you_mean(given, names));
}

/// The processes of the launch, if there are others; they live as long as the program.
using Others = std::unique_ptr<Processes>;

int execute(const Subcommand& subcommand, std::span<const std::string> given, const Launch& launch,
            Others& others) {
  const Arguments arguments = parse_arguments(subcommand.syntax, given);
  if (arguments.has("help")) {
    if (launch.rank == 0) std::cout << help_text(subcommand.syntax);
    return kDone;
  }
  if (launch.count == 1) return subcommand.execute(arguments);
  if (subcommand.execute_together == nullptr)
    throw UsageError("this command is done by one process; start it without mpirun");
  others = std::make_unique<Processes>(launch);
  return subcommand.execute_together(arguments, *others);
}

int dispatch(const std::vector<std::string>& words, const Launch& launch, Others& others) {
  const Subcommands subcommands = all_subcommands();
  if (words.empty()) throw UsageError("a command is missing");
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return print_help(subcommands), kDone;
  if (words[0] == "--version") return print_version(), kDone;
  const auto found = std::ranges::find(subcommands, words[0], &Subcommand::name);
  if (found == subcommands.end()) throw_unknown(words[0], subcommands);
  return execute(*found, std::span(words).subspan(1), launch, others);
}

int report_usage(const std::string& command, const UsageError& error) {
  std::cerr << command << ": " << error.what() << "\nSee '" << command << " --help'.\n";
  return kWrongUsage;
}

int report_scenario(const scenarios::ScenarioError& error) {
  for (const scenarios::Problem& problem : error.problems()) std::cerr << to_line(problem) << '\n';
  const std::size_t count = error.problems().size();
  std::cerr << count << (count == 1 ? " problem" : " problems") << "; nothing was run, nothing written\n";
  return kWrongUsage;
}

/// Output that did not reach its file or pipe (a full disk) is a failure too.
int flushed(int code) {
  std::cout.flush();
  if (std::cout || code != kDone) return code;
  std::cerr << "surge: cannot write to standard output\n";
  return kFailed;
}

int run_program(const std::vector<std::string>& words, const Launch& launch, Others& others) {
  const bool named = !words.empty() && !words[0].starts_with("-");
  const std::string command = named ? "surge " + words[0] : "surge";
  try {
    return flushed(dispatch(words, launch, others));
  } catch (const UsageError& error) {
    return report_usage(command, error);
  } catch (const scenarios::ScenarioError& error) {
    return report_scenario(error);
  } catch (const analysis::UnreadableResultFile& error) {
    std::cerr << command << ": " << error.what() << '\n';
    return kWrongUsage;
  } catch (const std::exception& error) {
    std::cerr << command << ": " << error.what() << '\n';
    return kFailed;
  }
}

/// On a rank other than 0: errors go there, where they are told once. Ends well in any case: mpirun kills all
/// ranks if one does not, before rank 0 has told why.
void run_worker(const std::vector<std::string>& words, const Launch& launch, Others& others) {
  if (words.empty() || words[0].starts_with("-") || words[0] == "help") return;
  try {
    dispatch(words, launch, others);
  } catch (const scenarios::ScenarioError& error) {
    if (others) others->fail(to_line(error.problems().front()));
  } catch (const std::exception& error) {
    if (others) others->fail(error.what());
  }
}

}  // namespace
}  // namespace surge::app

int main(int argc, char** argv) {
  using namespace surge;
  app::keep_freed_memory();
  const std::vector<std::string> words(argv + (argc > 0), argv + argc);
  const app::Launch launch = app::launch_of_environment();
  std::unique_ptr<app::Processes> others;
  int code = app::kDone;
  if (launch.rank == 0) {
    code = app::run_program(words, launch, others);
  } else {
    app::run_worker(words, launch, others);
  }
  if (others) others->leave(code);
  return code;
}
