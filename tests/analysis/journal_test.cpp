// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/journal.h"

#include <algorithm>
#include <bit>
#include <fstream>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/results/journal_record.h"
#include "analysis/results/result_file_error.h"
#include "analysis/results/result_reader.h"
#include "analysis/results/result_writer.h"
#include "analysis/results/word_packing.h"
#include "tests/analysis/support.h"

namespace surge::analysis {
namespace {

using testing::bytes_of;
using testing::small_information;
using testing::small_record;
using testing::small_schema;
using testing::TemporaryFolder;
using Kind = JournalContents::Kind;

JournalHeader header() {
  return journal_header(small_information(), small_schema(), "surge run small --set 'a=b\nc' --resume");
}

void write_journal(const std::filesystem::path& path, std::uint64_t records) {
  const models::RecordSchema schema = small_schema();
  Journal journal(path);
  journal.begin(header());
  RecordCodec codec(schema);
  for (std::uint64_t i = 0; i < records; ++i) journal.append(codec, i, small_record(schema, i));
}

/// Of a journal of `records`: where the header ends, and each record.
std::vector<std::uint64_t> ends_of(const std::filesystem::path& folder, std::uint64_t records) {
  std::vector<std::uint64_t> ends;
  for (std::uint64_t i = 1; i <= records; ++i) {
    write_journal(folder / "ends", i);
    const JournalContents contents = read_journal_contents(folder / "ends");
    if (ends.empty()) ends.push_back(contents.begin);
    ends.push_back(contents.end);
  }
  return ends;
}

/// How many records end at or before a position.
std::uint64_t whole_records(const std::vector<std::uint64_t>& ends, std::uint64_t position) {
  const auto after = std::upper_bound(ends.begin(), ends.end(), position);
  return after == ends.begin() ? 0 : static_cast<std::uint64_t>(after - ends.begin()) - 1;
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Every number of the record as the result file holds it.
std::string bits(const models::RecordSchema& schema, const models::Record& record) {
  std::string bytes;
  RecordCodec(schema).encode(record, bytes);
  return bytes;
}

void expect_records(const Journal& journal, std::uint64_t records) {
  const models::RecordSchema schema = small_schema();
  EXPECT_EQ(journal.records(), records);
  std::uint64_t next = 0;
  RecordCodec codec(schema);
  journal.replay(codec, [&](std::uint64_t replication, const models::Record& record) {
    EXPECT_EQ(replication, next++);
    EXPECT_EQ(bits(schema, record), bits(schema, small_record(schema, replication)));
    return true;
  });
  EXPECT_EQ(next, records);
}

/// Words of which so many in eight are like the one `stride` before.
std::vector<std::uint32_t> words(std::size_t count, std::size_t stride, unsigned alike) {
  std::mt19937 random(static_cast<unsigned>(count + alike));
  std::vector<std::uint32_t> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t before = i >= stride ? made[i - stride] : 0;
    made[i] = random() % 8 < alike ? before : static_cast<std::uint32_t>(random());
  }
  return made;
}

TEST(WordPacking, GivesBackTheWordsAndNeedsAllBytes) {
  for (const std::size_t count : {1u, 2u, 7u, 100u, 70'000u, 200'001u}) {
    for (const unsigned alike : {0u, 4u, 7u, 8u}) {
      for (const std::size_t stride : {1u, 3u, 500u}) {
        const std::vector<std::uint32_t> original = words(count, stride, alike);
        std::vector<std::uint32_t> packed = original;
        std::string bytes;
        pack_words(packed, stride, bytes);
        EXPECT_LE(bytes.size(), 4 * count + 4 * (count / 65'535 + 1) + (alike == 0 ? 0 : 2 * count));
        std::string_view rest = bytes;
        EXPECT_TRUE(unpack_words(rest, stride, packed));
        EXPECT_TRUE(rest.empty());
        EXPECT_EQ(packed, original);
        rest = std::string_view(bytes).substr(0, bytes.size() - 1);
        EXPECT_FALSE(unpack_words(rest, stride, packed));
      }
    }
  }
}

TEST(WordPacking, RefusesWhatDoesNotFit) {
  std::vector<std::uint32_t> found(4);
  for (const std::string& bytes :
       {std::string("\0\0\0\0", 4), std::string("\5\0\0\0", 4), std::string("\1\0\2\0abcd", 8)}) {
    std::string_view rest = bytes;
    EXPECT_FALSE(unpack_words(rest, 1, found));
  }
}

TEST(JournalRecord, KeepsEveryBit) {
  const models::RecordSchema schema = small_schema();
  models::Record record = small_record(schema, 3);
  record.table(0)[0] = 0.1 + 0.2;
  record.table(1)[0] = std::bit_cast<double>(0xfff8000000000123U);
  record.table(2)[0] = -0.0;
  record.table(2)[1] = std::numeric_limits<double>::denorm_min();
  record.outcome = {sim::RunOutcome::Kind::failed, sim::kStart + sim::Duration(-5), "pump broke"};
  const auto back = RecordCodec(schema).decode(bits(schema, record));
  ASSERT_TRUE(back);
  EXPECT_EQ(bits(schema, *back), bits(schema, record));
  EXPECT_EQ(back->table(0)[0], 0.1 + 0.2);
  EXPECT_EQ(back->outcome.what, "pump broke");
  EXPECT_EQ(back->outcome.time, record.outcome.time);
  EXPECT_EQ(back->events, 103u);
}

TEST(JournalRecord, TooFewBytesAreNone) {
  const models::RecordSchema schema = small_schema();
  const std::string bytes = bits(schema, small_record(schema, 0));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(RecordCodec(schema).decode(std::string_view(bytes).substr(0, size))) << size;
}

TEST(JournalHeader, ReadsBackWithShardAndCommandOfSeveralLines) {
  JournalHeader one = header();
  one.run.shard = Shard{3, 16, 100};
  one.run.replications = one.run.shard->end() - one.run.shard->first();
  const auto back = journal_header_from(text_of(one));
  ASSERT_TRUE(back);
  EXPECT_EQ(difference(*back, one), "");
  EXPECT_EQ(back->command, one.command);
  EXPECT_EQ(back->run.created, one.run.created);
  EXPECT_EQ(back->run.replications, one.run.replications);
}

TEST(JournalHeader, FirstDifferenceIsNamed) {
  JournalHeader other = header();
  other.run.created = "another time";
  EXPECT_EQ(difference(other, header()), "");
  other.schema = "0";
  EXPECT_THAT(difference(other, header()), ::testing::StartsWith("tables 0, not "));
  other.run.git_revision = "def";
  EXPECT_EQ(difference(other, header()), "git revision def, not abc");
  other.run.seed = 7;
  EXPECT_EQ(difference(other, header()), "seed 7, not 42");
}

TEST(Journal, HoldsWhatWasAppendedAfterTheProcessHasGone) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 5);
  const Journal journal(folder / "j");
  EXPECT_EQ(journal.contents().kind, Kind::kReadable);
  expect_records(journal, 5);
}

TEST(Journal, CutAtAnyByteIsTheRecordsBefore) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 3);
  const std::string whole = bytes_of(folder / "j");
  const std::vector<std::uint64_t> ends = ends_of(folder.path(), 3);
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    write_bytes(folder / "j", whole.substr(0, size));
    const JournalContents cut = read_journal_contents(folder / "j");
    const bool readable = size >= ends[0];
    EXPECT_EQ(cut.kind, readable ? Kind::kReadable : size == 0 ? Kind::kEmpty : Kind::kDamaged) << size;
    EXPECT_EQ(cut.records, whole_records(ends, size)) << size;
  }
}

TEST(Journal, OneWrongByteAnywhereCostsThatRecordAndThoseAfter) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 3);
  const std::string whole = bytes_of(folder / "j");
  const std::vector<std::uint64_t> ends = ends_of(folder.path(), 3);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    write_bytes(folder / "j", bytes);
    const JournalContents damaged = read_journal_contents(folder / "j");
    EXPECT_EQ(damaged.records, whole_records(ends, at)) << at;
    EXPECT_EQ(damaged.kind == Kind::kReadable, at >= ends[0]) << at;
  }
}

TEST(Journal, GoesOnAfterADamagedEnd) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 3);
  const std::string whole = bytes_of(folder / "j");
  write_bytes(folder / "j", whole.substr(0, whole.size() - 7));
  const models::RecordSchema schema = small_schema();
  {
    Journal journal(folder / "j");
    journal.go_on();
    expect_records(journal, 2);
    RecordCodec codec(schema);
    journal.append(codec, 2, small_record(schema, 2));
  }
  EXPECT_EQ(bytes_of(folder / "j"), whole);
}

TEST(Journal, RecordsOfAnOlderJournalAreNotTakenForItsOwn) {
  const TemporaryFolder folder;
  write_journal(folder / "old", 3);
  const std::string old = bytes_of(folder / "old");
  const std::uint64_t begin = read_journal_contents(folder / "old").begin;
  const models::RecordSchema schema = small_schema();
  {
    Journal journal(folder / "new");
    JournalHeader other = header();
    other.run.seed = 43;
    journal.begin(other);
    RecordCodec codec(schema);
    journal.append(codec, 0, small_record(schema, 0));
  }
  const std::string fresh = bytes_of(folder / "new");
  ASSERT_EQ(read_journal_contents(folder / "new").begin, begin);
  write_bytes(folder / "new", fresh + old.substr(fresh.size()));
  EXPECT_EQ(read_journal_contents(folder / "new").records, 1u);
}

TEST(Journal, ForeignAndNewerFilesAreToldApart) {
  const TemporaryFolder folder;
  const auto kind_of = [&](const std::string& bytes) {
    write_bytes(folder / "j", bytes);
    return read_journal_contents(folder / "j").kind;
  };
  EXPECT_EQ(kind_of("dear diary, today was a fine day"), Kind::kForeign);
  EXPECT_EQ(kind_of("x"), Kind::kForeign);
  EXPECT_EQ(kind_of("surge-journal 2\nwhat comes then"), Kind::kNewer);
  EXPECT_EQ(kind_of(std::string(5000, '\0')), Kind::kEmpty);
  EXPECT_EQ(read_journal_contents(folder / "none").kind, Kind::kEmpty);
}

TEST(Journal, ASecondWriterIsRefused) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 1);
  const Journal first(folder / "j");
  EXPECT_THROW(Journal second(folder / "j"), ResultFileError);
}

TEST(Journal, WithoutARecordLeavesNoFile) {
  const TemporaryFolder folder;
  write_journal(folder / "j", 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ResultFile, RecordsReadBackGiveTheSameFile) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  testing::write_small_file(folder / "a.h5", 45);
  ResultWriter writer(folder / "b.h5", small_information(), schema);
  ResultReader(folder / "a.h5").replay(schema, [&](std::uint64_t replication, const models::Record& record) {
    writer.append(replication, record);
  });
  writer.finish();
  EXPECT_EQ(bytes_of(folder / "a.h5"), bytes_of(folder / "b.h5"));
}

TEST(ResultFile, AShardSaysWhichPartItIs) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  RunInformation information = small_information();
  information.shard = Shard{2, 3, 20};
  information.replications = 7;
  ResultWriter writer(folder / "a.h5", information, schema);
  for (std::uint64_t i = 6; i < 13; ++i) writer.append(i, small_record(schema, i));
  writer.finish();
  const ResultReader reader(folder / "a.h5");
  ASSERT_TRUE(reader.information().shard);
  EXPECT_EQ(to_text(*reader.information().shard), "2/3");
  EXPECT_EQ(reader.information().shard->first(), 6u);
  EXPECT_EQ(reader.information().shard->end(), 13u);
}

TEST(Shard, PartsFollowOneAnotherAndDifferByOneAtMost) {
  for (const std::uint64_t total : {16u, 17u, 100u, 999'999'999u}) {
    std::uint64_t next = 0;
    for (std::uint64_t index = 1; index <= 16; ++index) {
      const Shard shard{index, 16, total};
      EXPECT_EQ(shard.first(), next);
      next = shard.end();
      EXPECT_LE(next - shard.first() - total / 16, 1u);
    }
    EXPECT_EQ(next, total);
  }
}

}  // namespace
}  // namespace surge::analysis
