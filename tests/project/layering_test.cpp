// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/project/include_rules.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Layering, EveryIncludeKeepsTheTableOfLayers) {
  EXPECT_THAT(violations(read_source_files(SURGE_SOURCE_DIR)), IsEmpty());
}

TEST(Layering, EveryLayerIsLookedAt) {
  std::set<std::string> layers;
  std::size_t includes = 0;
  for (const SourceFile& file : read_source_files(SURGE_SOURCE_DIR)) {
    layers.insert(file.path.substr(0, file.path.find('/')));
    includes += file.includes.size();
  }
  EXPECT_THAT(layers, SizeIs(5));
  EXPECT_GT(includes, 100u);
}

// Exact methods are of use without the simulator.
TEST(Layering, OptimisationKnowsSimOnly) {
  for (const SourceFile& file : read_source_files(SURGE_SOURCE_DIR)) {
    if (!file.path.starts_with("analysis/optimisation/")) continue;
    for (const std::string& included : file.includes) {
      const bool foreign =
          included.starts_with("models/") ||
          (included.starts_with("analysis/") && !included.starts_with("analysis/optimisation/"));
      EXPECT_FALSE(foreign) << file.path << " includes " << included;
    }
  }
}

TEST(Layering, LowerLayersDoNotKnowHigherOnes) {
  EXPECT_TRUE(objection("sim/a.h", "models/b.h"));
  EXPECT_TRUE(objection("models/a.cpp", "scenarios/b.h"));
  EXPECT_TRUE(objection("scenarios/a.cpp", "analysis/b.h"));
  EXPECT_TRUE(objection("analysis/a.cpp", "scenarios/b.h"));
  EXPECT_TRUE(objection("analysis/a.cpp", "app/b.h"));
  EXPECT_FALSE(objection("app/a.cpp", "analysis/b.h"));
}

TEST(Layering, EachLayerHasItsOwnLibraries) {
  EXPECT_TRUE(objection("models/a.cpp", "hdf5.h"));
  EXPECT_TRUE(objection("analysis/a.cpp", "yaml-cpp/yaml.h"));
  EXPECT_TRUE(objection("sim/a.cpp", "boost/heap/d_ary_heap.hpp"));
  EXPECT_FALSE(objection("scenarios/a.cpp", "yaml-cpp/yaml.h"));
  EXPECT_FALSE(objection("sim/a.h", "vector"));
}

TEST(Layering, HeavyHeaderMustNotSpreadThroughHeaders) {
  const SourceFile graph{"models/graph.h", {"boost/graph/adjacency_list.hpp"}};
  const SourceFile user{"models/user.cpp", {"models/graph.h"}};
  const SourceFile spreading{"models/world.h", {"models/graph.h"}};
  EXPECT_THAT(violations({graph, user}), IsEmpty());
  EXPECT_THAT(violations({graph, user, spreading}), testing::ElementsAre(HasSubstr("heavy")));
}

}  // namespace
}  // namespace surge::test
