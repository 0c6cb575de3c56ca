// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/network_steps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "scenarios/osm/parallel_links.h"

namespace surge::scenarios {
namespace {

constexpr double kStationReach_km = 1;
// Carriageways of a dual road differ by bends and ramps. Assumed.
constexpr double kAlikeLengths = 0.2;

/// None if the network has no node of this id. Nodes of OpenStreetMap come first, in ascending order.
NodeIndex find_node(const SegmentNetwork& network, std::int64_t osm_id) {
  const auto of_osm = std::span(network.nodes).first(network.nodes.size() - network.own_keys.size());
  const auto found = std::ranges::lower_bound(of_osm, osm_id, {}, &NetworkNode::osm_id);
  if (found == of_osm.end() || found->osm_id != osm_id) return kNone;
  return static_cast<NodeIndex>(found - of_osm.begin());
}

models::GeoPoint middle_of(const SegmentNetwork& network, const ContractedLink& link) {
  if (link.middle != kNone) return network.nodes[link.middle].position;
  const models::GeoPoint& from = network.nodes[link.from].position;
  const models::GeoPoint& to = network.nodes[link.to].position;
  return {(from.lon_deg + to.lon_deg) / 2, (from.lat_deg + to.lat_deg) / 2};
}

LinkRow row_of(const SegmentNetwork& network, const ContractedLink& link, models::Terrain terrain) {
  const double length_km = std::max(link.length_km, std::numeric_limits<double>::min());
  return {.from = network.key_of(link.from),
          .to = network.key_of(link.to),
          .link_class = link.link_class,
          .direction = link.direction,
          .terrain = terrain,
          .length_km = link.length_km,
          .bridge_share = std::min(link.bridge_km / length_km, 1.0),
          .tunnel_share = std::min(link.tunnel_km / length_km, 1.0),
          .speed_km_per_h = link.speed_km_per_h(),
          .line = network.lines[link.line]};
}

std::vector<LinkRow>& table_of(models::LinkClass link_class, NetworkRows& rows) {
  if (link_class == models::LinkClass::kRail) return rows.rail;
  return link_class == models::LinkClass::kWater ? rows.waterways : rows.roads;
}

}  // namespace

std::vector<StationOnTrack> stations_on_tracks(const OsmData& data, const Region* region,
                                               const SegmentNetwork& rail, StationFigures& figures) {
  std::vector<models::GeoPoint> positions;
  std::vector<models::BilingualName> names;
  for (const OsmStation& station : data.stations) {
    if (region != nullptr && !region->contains(station.position)) continue;
    positions.push_back(station.position);
    names.push_back(station.name);
  }
  const std::vector<NodeIndex> tracks = nearest_nodes(rail, positions, kStationReach_km);
  std::vector<StationOnTrack> stations;
  std::set<NodeIndex> taken;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (tracks[i] != kNone && taken.insert(tracks[i]).second) stations.push_back({tracks[i], names[i]});
  }
  figures.found = positions.size();
  figures.on_tracks = stations.size();
  return stations;
}

std::vector<Destination> destinations_of(std::span<const Facility> facilities,
                                         std::span<const StationOnTrack> stations, const SegmentNetwork& rail,
                                         const SegmentNetwork& roads) {
  std::vector<Destination> destinations;
  for (const Facility& facility : facilities) destinations.push_back({facility.key, facility.position});
  for (const StationOnTrack& station : stations) {
    const NetworkNode& node = rail.nodes[station.track];
    destinations.push_back({rail.key_of(station.track), node.position, find_node(roads, node.osm_id)});
  }
  return destinations;
}

void prune_all(SegmentNetwork& network, const KeptNodes& kept, ContractionFigures& figures) {
  while (true) {
    const Pruned pruned = prune(network, kept);
    figures.pruned.parts += pruned.parts;
    figures.pruned.parts_km += pruned.parts_km;
    figures.pruned.dead_end_segments += pruned.dead_end_segments;
    figures.pruned.dead_ends_km += pruned.dead_ends_km;
    const Contraction contraction = contract(network, kept);
    if (contraction.loops == 0) return;
    figures.loops += contraction.loops;
    figures.loops_km += contraction.loops_km;
    std::vector<char> remains(network.segments.size(), 1);
    for (const SegmentIndex segment : contraction.loop_segments) remains[segment] = 0;
    keep_segments(network, remains);
  }
}

std::vector<ContractedLink> link_places(const SegmentNetwork& network, KeptNodes kept,
                                        ContractionFigures& figures) {
  figures.contracted = network.segments.size();
  while (true) {
    const Contraction contraction = contract(network, kept);
    SeparatedLinks separated = separate_parallel_links(contraction.links, kAlikeLengths);
    for (const NodeIndex middle : separated.middles) kept[middle] = 1;
    figures.middle_places += separated.middles.size();
    if (!separated.middles.empty()) continue;
    figures.loops += contraction.loops;
    figures.loops_km += contraction.loops_km;
    figures.carriageways_merged = separated.carriageways_merged;
    figures.links = separated.links.size();
    return std::move(separated.links);
  }
}

TerrainRule::TerrainRule(std::optional<models::Terrain> given, std::span<const Facility> facilities)
    : given_(given) {
  std::ranges::copy_if(facilities, std::back_inserter(facilities_),
                       [](const Facility& facility) { return facility.terrain.has_value(); });
}

models::Terrain TerrainRule::at(models::GeoPoint middle) const {
  if (given_) return *given_;
  const double parallel = std::cos(middle.lat_deg * std::numbers::pi / 180);
  double nearest = std::numeric_limits<double>::infinity();
  models::Terrain terrain = models::Terrain::kBasin;
  for (const Facility& facility : facilities_) {
    const double east = (facility.position.lon_deg - middle.lon_deg) * parallel;
    const double north = facility.position.lat_deg - middle.lat_deg;
    const double square = east * east + north * north;
    if (square >= nearest) continue;
    nearest = square;
    terrain = *facility.terrain;
  }
  return terrain;
}

std::string TerrainRule::source() const {
  if (given_) return *given_ == models::Terrain::kMountain ? "mountain, as given" : "basin, as given";
  if (facilities_.empty()) return "basin, assumed: no facility has a terrain";
  return "of the nearest of " + std::to_string(facilities_.size()) + " facilities with a terrain";
}

void add_rows(const SegmentNetwork& network, std::span<const ContractedLink> links,
              const TerrainRule& terrain, std::span<const Facility> facilities, NetworkRows& rows) {
  std::set<std::string> known;
  for (const Facility& facility : facilities) {
    if (facility.kind == Facility::Kind::kCounty) known.insert(facility.key);
  }
  for (const PlaceRow& place : rows.places) known.insert(place.key);
  std::set<NodeIndex> ends;
  for (const ContractedLink& link : links) {
    table_of(link.link_class, rows).push_back(row_of(network, link, terrain.at(middle_of(network, link))));
    ends.insert({link.from, link.to});
  }
  for (const NodeIndex node : ends) {
    const std::string key = network.key_of(node);
    if (!known.insert(key).second) continue;
    const auto name = network.names.find(node);
    rows.places.push_back({key, name == network.names.end() ? models::BilingualName{key, ""} : name->second,
                           network.nodes[node].position});
  }
}

}  // namespace surge::scenarios
