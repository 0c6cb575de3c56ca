// SPDX-License-Identifier: Apache-2.0
// Files that are read, refused, and written.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <osmium/builder/attr.hpp>
#include <osmium/io/any_output.hpp>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>

#include "tests/scenarios/support/osm_text.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A ladder of two long roads with rungs: enough for several blocks of a file to be cut.
OsmText ladder(int rungs) {
  OsmText osm;
  for (int rung = 0; rung < rungs; ++rung) {
    osm.node(2 * rung + 1, 100 + 0.001 * rung, 30).node(2 * rung + 2, 100 + 0.001 * rung, 30.001);
    osm.way(3 * rung + 1, {2 * rung + 1, 2 * rung + 2}, kNational);
    if (rung == 0) continue;
    osm.way(3 * rung + 2, {2 * rung - 1, 2 * rung + 1}, kNational);
    osm.way(3 * rung + 3, {2 * rung, 2 * rung + 2}, kNational);
  }
  return osm;
}

/// The same data in another format, told by the name.
void convert(const std::string& from, const std::string& to) {
  osmium::io::Reader reader(from);
  osmium::io::Writer writer(to, reader.header(), osmium::io::overwrite::allow);
  while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
  writer.close();
}

std::string first_part(const std::string& file, double share) {
  const std::string text = read_text(file);
  return text.substr(0, static_cast<std::size_t>(share * static_cast<double>(text.size())));
}

TEST(OsmFiles, EveryFormatGivesTheSameNetwork) {
  ImportFolder folder(ladder(20));
  folder.import();
  const std::string expected = testing::PrintToString(folder.table("roads"));
  folder.settings().existing = scenarios::Existing::kReplace;
  for (const char* name : {"copy.osm.pbf", "copy.pbf", "copy.osm.gz", "copy.osm.bz2"}) {
    convert(folder.path("in.osm"), folder.path(name));
    folder.settings().file = folder.path(name);
    folder.import();
    EXPECT_EQ(testing::PrintToString(folder.table("roads")), expected) << name;
  }
}

TEST(OsmFiles, FilesCutOffAreRefused) {
  ImportFolder folder(ladder(3000));
  for (const char* name : {"in.osm", "copy.osm.pbf", "copy.osm.gz", "copy.osm.bz2"}) {
    if (name != std::string("in.osm")) convert(folder.path("in.osm"), folder.path(name));
    for (const double share : {0.001, 0.3, 0.6, 0.97}) {
      const std::string cut = std::string("cut-") + name;
      folder.settings().file = folder.write(cut, first_part(folder.path(name), share));
      EXPECT_THAT(folder.error(),
                  HasSubstr(cut + ": found data that are damaged, cut off or of another kind"))
          << name << " " << share;
    }
  }
  EXPECT_FALSE(fs::exists(folder.path("out")));
}

TEST(OsmFiles, OtherFilesAreRefused) {
  ImportFolder folder(ladder(2));
  const auto refusal = [&](const std::string& name, const std::string& text) {
    folder.settings().file = folder.write(name, text);
    return folder.error();
  };
  EXPECT_THAT(refusal("a.osm", "hello"), HasSubstr("damaged, cut off or of another kind"));
  EXPECT_THAT(refusal("a.osm.pbf", "hello"), HasSubstr("damaged, cut off or of another kind"));
  EXPECT_THAT(refusal("a.osm", "<html></html>"), HasSubstr("of another kind"));
  EXPECT_THAT(refusal("a.osm", ""), HasSubstr("found an empty file"));
  EXPECT_THAT(refusal("a.csv", "x"), HasSubstr("a name that does not tell the format"));
  EXPECT_THAT(refusal("a.osm", OsmText().text()),
              HasSubstr("no road of class tertiary or higher among 0 ways"));
  folder.settings().file = folder.path("none.osm");
  EXPECT_THAT(folder.error(),
              HasSubstr("none.osm: found no such file, expected a complete OpenStreetMap file"));
  folder.settings().file = "/";
  EXPECT_THAT(folder.error(), HasSubstr("found no regular file"));
}

TEST(OsmFiles, MissingNodesCutWaysAndAreCounted) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.1, 30}}).nodes(4, {{103.3, 30}, {103.4, 30}});
  const ImportFolder folder(osm.way(1, {1, 2, 3, 4, 5}, kNational));
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.roads.cut.missing_nodes, 1u);
  EXPECT_THAT(report.warnings,
              testing::Contains("1 references to nodes that the file lacks; ways are cut there"));
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 national both", "4-5 national both"));
}

TEST(OsmFiles, FileWithoutNodesIsRefused) {
  const ImportFolder folder(OsmText().way(1, {1, 2}, kNational));
  EXPECT_THAT(folder.error(), HasSubstr("no road inside the file among 1"));
}

TEST(OsmFiles, ResultIsTheSameToTheLastByte) {
  ImportFolder folder(ladder(200));
  folder.facilities("a,100.05,30.002\nb,100.1,29.999\n");
  folder.import();
  fs::rename(folder.path("out"), folder.path("first"));
  folder.import();
  for (const char* name :
       {"places.csv", "roads.csv", "network.yaml", "import-report.txt", "import-report.json"}) {
    EXPECT_EQ(read_text(folder.path("out/") + name), read_text(folder.path("first/") + name)) << name;
  }
}

TEST(OsmFiles, ExistingFolderIsReplacedOnlyOnRequestAndOnlyIfItIsAnImport) {
  ImportFolder folder(ladder(3));
  folder.import();
  EXPECT_THAT(folder.error(), HasSubstr("out: found a folder that exists, expected a new name, or --force"));
  folder.settings().existing = scenarios::Existing::kReplace;
  EXPECT_EQ(folder.error(), "no error");
  folder.write("out/notes.txt", "mine");
  EXPECT_THAT(folder.error(), HasSubstr("found a folder with notes.txt"));
  EXPECT_EQ(read_text(folder.path("out/notes.txt")), "mine");
  folder.settings().output = folder.write("file", "mine");
  EXPECT_THAT(folder.error(), HasSubstr("found something that is no folder"));
}

TEST(OsmFiles, NothingIsLeftBehind) {
  ImportFolder folder(ladder(3));
  folder.import();
  folder.settings().existing = scenarios::Existing::kReplace;
  folder.import();
  std::vector<std::string> names;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(folder.path("out")).parent_path())) {
    names.push_back(entry.path().filename().string());
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("in.osm", "out"));
}

}  // namespace
}  // namespace surge::test
