// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/results/result_file_error.h"
#include "analysis/results/result_reader.h"
#include "analysis/results/result_writer.h"
#include "tests/analysis/support.h"

namespace surge::analysis {
namespace {

using testing::bytes_of;
using testing::small_information;
using testing::small_record;
using testing::small_schema;
using testing::TemporaryFolder;
using testing::write_small_file;

/// The message of the ResultFileError that `action` throws.
template <class Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const ResultFileError& error) {
    return error.what();
  }
  return "no error";
}

std::string opening_error(const std::filesystem::path& path) {
  return error_of([&] { ResultReader reader(path); });
}

TEST(ResultFile, WhatIsWrittenReadsBack) {
  const TemporaryFolder folder;
  write_small_file(folder / "run.h5", 20);
  const ResultReader reader(folder / "run.h5");
  EXPECT_TRUE(reader.complete());
  EXPECT_EQ(reader.information().seed, 42u);
  EXPECT_EQ(reader.information().replications, 20u);
  EXPECT_EQ(reader.information().title.zh, "小算例");
  EXPECT_EQ(reader.information().scenario_text, small_information().scenario_text);
  EXPECT_EQ(reader.information().warnings, small_information().warnings);
  ASSERT_EQ(reader.schema().tables().size(), 5u);  // the table without cells is left out
  EXPECT_EQ(reader.schema().dimension("item").names[0].zh, "帐篷");
  for (std::size_t table = 0; table < 5; ++table) {
    const TableValues values = reader.table(table);
    EXPECT_EQ(values.shape[0], 20u);
    const std::string& name = reader.schema().tables()[table].name;
    const models::RecordSchema schema = small_schema();
    std::size_t original = 0;
    while (schema.tables()[original].name != name) ++original;
    const std::size_t cells = values.values.size() / 20;
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
      for (std::size_t cell = 0; cell < cells; ++cell) {
        const double expected = small_record(schema, replication).table(original)[cell];
        const double found = values.values[replication * cells + cell];
        EXPECT_TRUE((std::isnan(expected) && std::isnan(found)) || std::abs(expected - found) < 1e-5) << name;
      }
    }
  }
}

TEST(ResultFile, MetricsKeepEveryBit) {
  const TemporaryFolder folder;
  models::RecordSchema schema = small_schema();
  models::Record record = small_record(schema, 0);
  record.table(0)[0] = 0.1 + 0.2;
  ResultWriter writer(folder / "run.h5", small_information(), schema);
  writer.append(0, record);
  writer.finish();
  EXPECT_EQ(ResultReader(folder / "run.h5").table(0).values[0], 0.1 + 0.2);
}

TEST(ResultFile, EqualRunsGiveEqualBytes) {
  const TemporaryFolder folder;
  write_small_file(folder / "a.h5", 40);
  write_small_file(folder / "b.h5", 40);
  EXPECT_EQ(bytes_of(folder / "a.h5"), bytes_of(folder / "b.h5"));
}

TEST(ResultFile, TargetStaysUntouchedUntilTheEnd) {
  const TemporaryFolder folder;
  write_small_file(folder / "run.h5", 3);
  const std::string before = bytes_of(folder / "run.h5");
  const models::RecordSchema schema = small_schema();
  ResultWriter writer(folder / "run.h5", small_information(), schema);
  for (std::uint64_t i = 0; i < 40; ++i) writer.append(i, small_record(schema, i));
  EXPECT_EQ(bytes_of(folder / "run.h5"), before);
  EXPECT_TRUE(std::filesystem::exists(folder / "run.h5.part"));
  writer.finish();
  EXPECT_FALSE(std::filesystem::exists(folder / "run.h5.part"));
  EXPECT_EQ(ResultReader(folder / "run.h5").information().replications, 40u);
}

TEST(ResultFile, KeptPartialIsMarkedAndReadableWhenAskedFor) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  ResultWriter writer(folder / "run.h5", small_information(), schema);
  for (std::uint64_t i = 0; i < 5; ++i) writer.append(i, small_record(schema, i));
  const std::filesystem::path partial = writer.keep_partial();
  EXPECT_EQ(partial.filename(), "run.partial.h5");
  EXPECT_NE(opening_error(partial).find("the run was not finished"), std::string::npos);
  const ResultReader reader(partial, true);
  EXPECT_FALSE(reader.complete());
  EXPECT_EQ(reader.replications(), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
}

TEST(ResultFile, AbandonedFileIsGone) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  ResultWriter(folder / "run.h5", small_information(), schema).abandon();
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ResultFile, OutcomesAreKept) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  models::Record failed = small_record(schema, 0);
  failed.outcome = {sim::RunOutcome::Kind::failed, sim::kStart, "pump broke"};
  ResultWriter writer(folder / "run.h5", small_information(), schema);
  writer.append(0, failed);
  writer.append(1, small_record(schema, 1));
  writer.finish();
  const ResultReader reader(folder / "run.h5");
  EXPECT_EQ(reader.outcome_kinds(), (std::vector<std::int64_t>{3, 1}));
  EXPECT_EQ(reader.outcome_texts()[0], "pump broke");
}

/// Root may write anywhere: for a moment the test is somebody else.
class OrdinaryUser {
 public:
  OrdinaryUser() { become(kNobody); }
  ~OrdinaryUser() { become(0); }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;

 private:
  static constexpr ::uid_t kNobody = 65534;
  static void become(::uid_t user) {
    if (::getuid() == 0) {
      EXPECT_EQ(::seteuid(user), 0);
    }
  }
};

TEST(ResultFile, TargetsThatCannotBeWrittenAreToldAtOnce) {
  const TemporaryFolder folder;
  const models::RecordSchema schema = small_schema();
  const auto open = [&](const std::filesystem::path& path) {
    return error_of([&] { ResultWriter writer(path, small_information(), schema); });
  };
  EXPECT_NE(open(folder.path()).find("this is a folder"), std::string::npos);
  EXPECT_NE(open(folder / "missing" / "run.h5").find("does not exist"), std::string::npos);
  std::filesystem::permissions(folder.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  {
    const OrdinaryUser user;
    EXPECT_NE(open(folder / "run.h5").find("Permission denied"), std::string::npos);
  }
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
}

/// In a process of its own that may write 20 kB to a file: 0 if the error says so clearly.
int write_on_a_full_disk(const std::filesystem::path& path) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{20'000, 20'000};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const std::string message = error_of([&] { write_small_file(path, 5000); });
  const bool clear = message.find("cannot write") != std::string::npos &&
                     message.find("File too large") != std::string::npos;
  if (!clear) std::fprintf(stderr, "%s\n", message.c_str());
  return clear && !std::filesystem::exists(path) ? 0 : 1;
}

TEST(ResultFile, FullDiskIsOneClearErrorAndNoFileUnderTheName) {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(write_on_a_full_disk(folder / "run.h5"));
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(ResultFile, ForeignDamagedAndMissingFilesAreRefusedInASentence) {
  const TemporaryFolder folder;
  EXPECT_NE(opening_error(folder / "none.h5").find("there is no such file"), std::string::npos);
  EXPECT_NE(opening_error(folder.path()).find("this is a folder"), std::string::npos);
  std::ofstream(folder / "text.h5") << "hello";
  EXPECT_NE(opening_error(folder / "text.h5").find("not an HDF5 file"), std::string::npos);
  write_small_file(folder / "run.h5", 30);
  std::filesystem::resize_file(folder / "run.h5", std::filesystem::file_size(folder / "run.h5") / 2);
  EXPECT_NE(opening_error(folder / "run.h5").find("cut off or damaged"), std::string::npos);
}

TEST(ResultFile, OtherToolsReadIt) {
  const TemporaryFolder folder;
  write_small_file(folder / "run.h5", 20);
  const std::string script = std::string(SURGE_TEST_SOURCE) + "/read_with_other_tools.py";
  const int status = std::system(("/usr/bin/python3 " + script + " " + (folder / "run.h5").string()).c_str());
  if (WEXITSTATUS(status) == 77)
    GTEST_SKIP()
        << "python3-h5py, python3-xarray, python3-h5netcdf, python3-netcdf4 or netcdf-bin is missing";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace surge::analysis
