// SPDX-License-Identifier: Apache-2.0
#include "app/options.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <thread>

#include <boost/program_options.hpp>

#include "app/did_you_mean.h"
#include "scenarios/problems.h"

namespace surge::app {
namespace {

namespace po = boost::program_options;

constexpr const char* kWords = "words";  // boost's name for what is not an option; never shown

po::options_description described(const CommandSyntax& syntax) {
  po::options_description description("Options", 110, 70);
  for (const Option& option : syntax.options) {
    const std::string names = option.letter == 0 ? option.name : option.name + "," + option.letter;
    if (option.placeholder.empty()) {
      description.add_options()(names.c_str(), option.help.c_str());
    } else if (option.occurs == Occurs::kRepeatedly) {
      auto* value = po::value<std::vector<std::string>>()->value_name(option.placeholder)->composing();
      description.add_options()(names.c_str(), value, option.help.c_str());
    } else {
      description.add_options()(names.c_str(), po::value<std::string>()->value_name(option.placeholder),
                                option.help.c_str());
    }
  }
  description.add_options()("help,h", "show this help");
  return description;
}

/// ", did you mean '--seed'?" or nothing.
std::string suggestion(const CommandSyntax& syntax, const std::string& given) {
  std::vector<std::string> names{"--help"};
  for (const Option& option : syntax.options) names.push_back("--" + option.name);
  return did_you_mean(given, names);
}

po::variables_map parsed(const CommandSyntax& syntax, std::span<const std::string> arguments) {
  const po::options_description visible = described(syntax);
  po::options_description all;
  all.add(visible).add_options()(kWords, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(kWords, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  try {
    const std::vector<std::string> list(arguments.begin(), arguments.end());
    po::store(po::command_line_parser(list).options(all).positional(positional).style(style).run(), values);
  } catch (const po::unknown_option& error) {
    const std::string& given = error.get_option_name();
    throw UsageError("unknown option '" + given + "'" + suggestion(syntax, given));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  return values;
}

std::vector<std::string> strings(const po::variable_value& value) {
  if (const auto* one = boost::any_cast<std::string>(&value.value())) {
    return one->empty() ? std::vector<std::string>{} : std::vector{*one};
  }
  return value.as<std::vector<std::string>>();
}

}  // namespace

Arguments parse_arguments(const CommandSyntax& syntax, std::span<const std::string> arguments) {
  const po::variables_map values = parsed(syntax, arguments);
  std::vector<std::string> words;
  std::map<std::string, std::vector<std::string>, std::less<>> options;
  for (const auto& [name, value] : values) {
    (name == kWords ? words : options[name]) = strings(value);
  }
  for (const Option& option : syntax.options) {
    const auto given = options.find(option.name);
    if (given != options.end() && given->second.empty() && !option.placeholder.empty()) {
      throw UsageError("--" + option.name + ": expected " + option.placeholder);
    }
  }
  if (!options.contains("help")) {
    if (words.size() < syntax.minimum_words) throw UsageError("something is missing: surge " + syntax.usage);
    if (words.size() > syntax.maximum_words) {
      throw UsageError("unexpected '" + words[syntax.maximum_words] + "': surge " + syntax.usage);
    }
  }
  return Arguments(std::move(words), std::move(options));
}

std::string help_text(const CommandSyntax& syntax) {
  std::ostringstream text;
  text << "usage: surge " << syntax.usage << " [options]\n\n" << syntax.about << "\n\n" << described(syntax);
  if (!syntax.notes.empty()) text << '\n' << syntax.notes << '\n';
  return text.str();
}

std::vector<std::string> Arguments::given() const {
  std::vector<std::string> names;
  for (const auto& [name, values] : options_) names.push_back(name);
  return names;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Arguments::text(std::string_view option) const {
  const std::vector<std::string> values = all(option);
  return values.empty() ? std::nullopt : std::optional(values.front());
}

std::optional<std::uint64_t> Arguments::integer(std::string_view option, std::uint64_t minimum,
                                                std::uint64_t maximum) const {
  const std::optional<std::string> given = text(option);
  if (!given) return std::nullopt;
  std::uint64_t value = 0;
  const char* end = given->data() + given->size();
  const auto [stopped, error] = std::from_chars(given->data(), end, value);
  if (error != std::errc{} || stopped != end || value < minimum || value > maximum) {
    throw UsageError("--" + std::string(option) + ": found '" + *given + "', expected a whole number from " +
                     std::to_string(minimum) + " to " + std::to_string(maximum));
  }
  return value;
}

unsigned Arguments::threads() const {
  constexpr std::uint64_t kMostThreads = 1024;
  const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(integer("threads", 1, kMostThreads).value_or(all));
}

std::optional<std::size_t> Arguments::choice(std::string_view option,
                                             std::span<const std::string> names) const {
  const std::optional<std::string> given = text(option);
  if (!given) return std::nullopt;
  const auto found = std::ranges::find(names, *given);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  throw UsageError("--" + std::string(option) + ": found '" + *given + "', expected one of " +
                   scenarios::listed({names.begin(), names.end()}) + did_you_mean(*given, names));
}

Language Arguments::language() const {
  const std::string given = text("language").value_or("en");
  if (given == "en") return Language::kEnglish;
  if (given == "zh") return Language::kChinese;
  throw UsageError("--language: found '" + given + "', expected en or zh");
}

Option json_option() {
  return {"json", 0, "", "print JSON instead of text"};
}

Option quiet_option() {
  return {"quiet", 0, "", "no progress and no notes"};
}

Option partial_option() {
  return {"partial", 0, "", "also files of runs that were not finished, with what they have"};
}

Option language_option() {
  return {"language", 0, "en|zh", "language of names and headings (default: en)"};
}

Option threads_option() {
  return {"threads", 0, "N", "threads (default: all processors); results do not depend on it"};
}

Option set_option() {
  return {"set", 0, "PATH=VALUE", "change the scenario, e.g. hazards.0.magnitude=7.5; repeatable",
          Occurs::kRepeatedly};
}

}  // namespace surge::app
