// SPDX-License-Identifier: Apache-2.0
#include "app/run_journal.h"

#include <iostream>
#include <optional>
#include <stdexcept>

#include "analysis/results/file_parts.h"
#include "analysis/results/result_reader.h"
#include "app/shell_word.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using Kind = analysis::JournalContents::Kind;

std::string done_text(const analysis::JournalContents& contents, const std::string& unit) {
  return std::to_string(contents.records) + " of " + std::to_string(contents.header->run.replications) + " " +
         unit;
}

[[noreturn]] void refuse_journal(const fs::path& journal, const std::string& why) {
  throw UsageError(journal.string() + ": " + why + "; --fresh discards it");
}

/// Throws UsageError unless there is nothing to lose in the journal.
void refuse_to_lose(const analysis::Journal& journal, const std::string& unit) {
  const analysis::JournalContents& contents = journal.contents();
  if (contents.kind == Kind::kForeign) refuse_journal(journal.path(), "this is not a journal of surge");
  if (contents.kind == Kind::kNewer)
    refuse_journal(journal.path(), "a newer version of surge made this journal");
  if (contents.records == 0) return;
  throw UsageError(journal.path().string() + ": an unfinished run of this name has " +
                   done_text(contents, unit) + "; --resume continues it, --fresh discards it");
}

void tell_damage(const analysis::JournalContents& contents, const fs::path& path) {
  if (contents.kind == Kind::kDamaged) {
    std::cerr << "warning: " << path.string()
              << ": its beginning is damaged, so that none of it can be used\n";
  } else if (contents.size > contents.end) {
    std::cerr << "note: the last " << contents.size - contents.end
              << " bytes of the journal are cut off or damaged; what they held is simulated again\n";
  }
}

/// Goes on where an earlier process ended; begins where there is nothing.
void resume(analysis::Journal& journal, const analysis::JournalHeader& wanted, bool notes,
            const std::string& unit) {
  const analysis::JournalContents& contents = journal.contents();
  if (notes) tell_damage(contents, journal.path());
  if (contents.kind != Kind::kReadable) {
    refuse_to_lose(journal, unit);
    journal.begin(wanted);
    return;
  }
  const std::string differs = difference(*contents.header, wanted);
  if (!differs.empty()) refuse_journal(journal.path(), "the unfinished run is another one: " + differs);
  journal.go_on();
  if (notes) std::cerr << "resuming: " << done_text(contents, unit) << " are done" << std::endl;
}

/// What a finished run has that the one wanted has not.
class OtherRun : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// After how many replications of the file the precision is reached; none if it is not.
std::optional<std::uint64_t> precise_after(const analysis::ResultReader& results,
                                           const models::RecordSchema& schema,
                                           analysis::PrecisionWatch precision) {
  std::optional<std::uint64_t> count;
  if (precision.empty()) return count;
  results.replay(schema, [&](std::uint64_t, const models::Record& record) {
    if (count) return;
    precision.add(record);
    if (precision.precise()) count = precision.replications();
  });
  return count;
}

/// Throws OtherRun.
Standing standing_of_finished(const analysis::ResultReader& results, const analysis::RunInformation& wanted,
                              const models::RecordSchema& schema, const analysis::PrecisionWatch& precision) {
  analysis::RunInformation found = results.information();
  const std::uint64_t held = found.replications;
  const bool ended_by_precision = results.ended_by().starts_with("precision");
  if (ended_by_precision && held < wanted.replications) found.replications = wanted.replications;
  const std::string differs = difference(found, wanted);
  if (!differs.empty()) throw OtherRun("another one: " + differs);
  const auto enough = precise_after(results, schema, precision);
  if (enough && *enough < held) {
    throw OtherRun("longer than this precision asks: " + std::to_string(held) + " replications, not " +
                   std::to_string(*enough));
  }
  const bool same_end = enough ? results.ended_by() == precision.text() : !ended_by_precision;
  return same_end ? Standing::kFinished : Standing::kBeginning;
}

}  // namespace

Earlier earlier_of(const Arguments& arguments) {
  if (arguments.has("resume") && arguments.has("fresh"))
    throw UsageError("--resume and --fresh exclude each other");
  if (arguments.has("resume")) return Earlier::kResume;
  return arguments.has("fresh") ? Earlier::kDiscard : Earlier::kRefuse;
}

std::vector<Option> earlier_options() {
  return {{"resume", 0, "", "continue a run that was ended early; begin it if there is none"},
          {"fresh", 0, "", "begin anew, though an earlier run of this name was not finished"}};
}

std::string resume_command(const std::string& subcommand, const Arguments& arguments) {
  std::string text = "surge " + subcommand;
  for (const std::string& word : arguments.words()) text += " " + shell_word(word);
  for (const std::string& option : arguments.given()) {
    if (option == "resume" || option == "fresh") continue;
    const std::vector<std::string> values = arguments.all(option);
    if (values.empty()) text += " --" + option;
    for (const std::string& value : values) text += " --" + option + " " + shell_word(value);
  }
  return text + " --resume";
}

std::unique_ptr<analysis::Journal> open_journal(const fs::path& output, Earlier earlier,
                                                const analysis::JournalHeader& wanted, bool notes,
                                                const std::string& unit) {
  auto journal = std::make_unique<analysis::Journal>(analysis::journal_of(output));
  if (earlier == Earlier::kResume) {
    resume(*journal, wanted, notes, unit);
  } else {
    if (earlier == Earlier::kRefuse) refuse_to_lose(*journal, unit);
    journal->begin(wanted);
  }
  return journal;
}

void forget_unfinished(const fs::path& output, analysis::Journal& journal) {
  journal.remove();
  std::error_code ignored;
  fs::remove(analysis::partial_of(output), ignored);
}

Standing standing_of(const fs::path& output, const analysis::RunInformation& wanted,
                     const models::RecordSchema& schema, const analysis::PrecisionWatch& precision) {
  std::error_code error;
  if (!fs::exists(output, error) || fs::exists(analysis::journal_of(output), error)) return Standing::kOpen;
  try {
    return standing_of_finished(analysis::ResultReader(output), wanted, schema, precision);
  } catch (const OtherRun& other) {
    throw UsageError(output.string() + ": this is a finished run, but " + other.what() +
                     "; without --resume it is replaced");
  } catch (const analysis::ResultFileError& damaged) {
    throw UsageError(std::string(damaged.what()) + "; without --resume it is replaced");
  }
}

void take_over(const fs::path& output, analysis::Journal& journal, const models::RecordSchema& schema) {
  const analysis::ResultReader results(output);
  analysis::RecordCodec codec(schema);
  results.replay(schema, [&](std::uint64_t replication, const models::Record& record) {
    journal.append(codec, replication, record);
  });
  journal.sync();
}

}  // namespace surge::app
