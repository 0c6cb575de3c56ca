// SPDX-License-Identifier: Apache-2.0
// The Boost graph behind TransportGraph. Included by source files only: Boost.Graph headers are heavy.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "models/transport/transport_network.h"

namespace surge::models {

/// Each link is two arcs, also where vehicles may pass it one way only.
struct Arc {
  std::uint32_t link = 0;
  LinkEnd from = LinkEnd::kFrom;  ///< the end of the link at which the arc begins
};

using ArcGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;

struct TransportGraph::Implementation {
  ArcGraph graph;
};

}  // namespace surge::models
