// SPDX-License-Identifier: Apache-2.0
// The command line: what a subcommand accepts, and what it was given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/language.h"

namespace surge::app {

/// The command line or something it names is wrong; what() says what and how to put it right.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class Occurs { kOnce, kRepeatedly };

struct Option {
  std::string name;         ///< long form without dashes
  char letter = 0;          ///< short form; 0: none
  std::string placeholder;  ///< "N"; empty: a flag
  std::string help;
  Occurs occurs = Occurs::kOnce;
};

/// What a subcommand accepts. Every one also accepts --help.
struct CommandSyntax {
  std::string usage;  ///< "run SCENARIO"
  std::string about;  ///< one sentence
  std::string notes;  ///< shown below the options; may be empty
  std::size_t minimum_words = 0;
  std::size_t maximum_words = 0;
  std::vector<Option> options;
};

/// What was given: words (positional arguments) and options.
class Arguments {
 public:
  Arguments(std::vector<std::string> words,
            std::map<std::string, std::vector<std::string>, std::less<>> options)
      : words_(std::move(words)), options_(std::move(options)) {}

  const std::vector<std::string>& words() const { return words_; }
  /// Names of the options, in alphabetical order.
  std::vector<std::string> given() const;
  bool has(std::string_view option) const { return options_.contains(option); }
  /// Values in the order given; empty if the option was not.
  std::vector<std::string> all(std::string_view option) const;
  std::optional<std::string> text(std::string_view option) const;
  /// Throws UsageError unless it is a whole number from `minimum` to `maximum`.
  std::optional<std::uint64_t> integer(std::string_view option, std::uint64_t minimum,
                                       std::uint64_t maximum) const;
  /// The position of the value in `names`. Throws UsageError, with the nearest one, if it is none of them.
  std::optional<std::size_t> choice(std::string_view option, std::span<const std::string> names) const;
  /// Of --threads; all processors if it was not given.
  unsigned threads() const;
  /// Of --language; English if it was not given.
  Language language() const;

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::vector<std::string>, std::less<>> options_;
};

/// Throws UsageError, with the nearest valid option. With --help, the number of words is not checked.
Arguments parse_arguments(const CommandSyntax& syntax, std::span<const std::string> arguments);

/// The text of `surge COMMAND --help`.
std::string help_text(const CommandSyntax& syntax);

// Options that several subcommands share.
Option json_option();
Option quiet_option();
Option partial_option();
Option language_option();
Option threads_option();
Option set_option();

}  // namespace surge::app
