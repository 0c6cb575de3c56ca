// SPDX-License-Identifier: Apache-2.0
// The steps of an import between reading and writing: destinations, dead ends, links, rows.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scenarios/osm/facilities.h"
#include "scenarios/osm/facility_snapping.h"
#include "scenarios/osm/import_report.h"
#include "scenarios/osm/network_contraction.h"
#include "scenarios/osm/network_writing.h"
#include "scenarios/osm/osm_reading.h"

namespace surge::scenarios {

/// Nodes of a network that stay places, for each node not 0.
using KeptNodes = std::vector<char>;

/// A station of a railway: the node of the track nearest to it is its place.
struct StationOnTrack {
  NodeIndex track = kNone;
  models::BilingualName name;
};

/// Stations in the region within 1 km of a track. Of several at the same node of the track the first counts.
std::vector<StationOnTrack> stations_on_tracks(const OsmData& data, const Region* region,
                                               const SegmentNetwork& rail, StationFigures& figures);

/// Facilities, then stations, as destinations on the roads.
std::vector<Destination> destinations_of(std::span<const Facility> facilities,
                                         std::span<const StationOnTrack> stations, const SegmentNetwork& rail,
                                         const SegmentNetwork& roads);

/// Takes out what leads to no kept node, also where that is a loop only.
void prune_all(SegmentNetwork& network, const KeptNodes& kept, ContractionFigures& figures);

/// Contracts, and gives places to surplus parallel links until there are none.
std::vector<ContractedLink> link_places(const SegmentNetwork& network, KeptNodes kept,
                                        ContractionFigures& figures);

/// Terrain of a link: the one given for all, or of the facility with a terrain nearest to the link's middle,
/// or basin.
class TerrainRule {
 public:
  TerrainRule(std::optional<models::Terrain> given, std::span<const Facility> facilities);

  models::Terrain at(models::GeoPoint middle) const;
  /// In words, for the report.
  std::string source() const;
  bool is_assumed() const { return !given_ && facilities_.empty(); }

 private:
  std::optional<models::Terrain> given_;
  std::vector<Facility> facilities_;
};

/// Adds the links of a network, and the places at their ends that are no counties and not there yet.
void add_rows(const SegmentNetwork& network, std::span<const ContractedLink> links,
              const TerrainRule& terrain, std::span<const Facility> facilities, NetworkRows& rows);

/// Facilities that have no road, or none to the main part, each as a row and as a warning.
void report_facilities(std::span<const Facility> facilities, std::span<const Access> accesses,
                       const Region* region, double snap_distance_km, ImportReport& report);

}  // namespace surge::scenarios
