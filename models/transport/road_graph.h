// SPDX-License-Identifier: Apache-2.0
// The Boost graph behind RoadGraph. Included by road_network.cpp only: Boost.Graph headers are heavy.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "models/transport/road_network.h"

namespace surge::models {

/// Each road is two arcs; an arc knows its link.
struct Arc {
  std::uint32_t link = 0;
};

using ArcGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;

struct RoadGraph::Implementation {
  ArcGraph graph;
};

}  // namespace surge::models
