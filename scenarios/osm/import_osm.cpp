// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/import_osm.h"

#include <algorithm>

#include "scenarios/osm/network_steps.h"
#include "scenarios/osm/region.h"
#include "scenarios/problems.h"

namespace surge::scenarios {
namespace {

bool names_geojson(const std::string& region) {
  return region.ends_with(".geojson") || region.ends_with(".json");
}

class Import {
 public:
  explicit Import(const ImportSettings& settings) : settings_(settings) {
    report_.file = settings.file.string();
  }

  ImportReport run() {
    check_output_folder(settings_.output, settings_.existing);
    facilities_ = read_facilities(settings_.facilities);
    read();
    join();
    prune_networks();
    write();
    return std::move(report_);
  }

 private:
  void read() {
    std::optional<std::string> name;
    if (settings_.region) {
      region_ = parse_rectangle(*settings_.region);
      if (!region_ && names_geojson(*settings_.region)) region_ = read_geojson_region(*settings_.region);
      if (!region_) name = *settings_.region;
    }
    OsmData data = read_osm(settings_.file, settings_.lowest_road, name);
    if (data.region) region_ = std::move(data.region);
    report_.region = name ? data.region_note : settings_.region.value_or("the whole file");
    report_.ways_read = data.ways_read;
    report_.nodes_read = data.nodes_read;
    report_.tags = data.tags;
    build(data);
    stations_ = stations_on_tracks(data, region(), rail_, report_.stations);
  }

  void build(const OsmData& data) {
    roads_ = build_network(data, region(), Carrier::kRoadAndFerry, report_.roads.cut);
    rail_ = build_network(data, region(), Carrier::kRail, report_.rail.cut);
    report_.roads.segments = roads_.segments.size();
    report_.rail.segments = rail_.segments.size();
    const std::size_t missing = report_.roads.cut.missing_nodes + report_.rail.cut.missing_nodes;
    if (missing > 0)
      report_.warnings.push_back(std::to_string(missing) +
                                 " references to nodes that the file lacks; ways are cut there");
    if (report_.tags.odd_speeds > 0)
      report_.warnings.push_back(std::to_string(report_.tags.odd_speeds) +
                                 " speed limits that cannot be read; left out");
    if (!roads_.segments.empty()) return;
    throw ScenarioError({{settings_.file.string(), 0, 0, settings_.region ? "--region" : "",
                          "no road inside " + (settings_.region ? in_quotes(*settings_.region) : "the file") +
                              " among " + std::to_string(report_.tags.roads),
                          "a region with roads, and a file that holds the nodes of its ways", ""}});
  }

  void join() {
    const std::vector<Destination> destinations = destinations_of(facilities_, stations_, rail_, roads_);
    const std::vector<Access> accesses =
        join_destinations(roads_, destinations, {settings_.snap_distance_km});
    road_kept_.assign(roads_.nodes.size(), 0);
    rail_kept_.assign(rail_.nodes.size(), 0);
    for (std::size_t i = 0; i < accesses.size(); ++i) {
      if (accesses[i].node == kNone) continue;
      road_kept_[accesses[i].node] = 1;
      if (i < facilities_.size()) roads_.names.insert_or_assign(accesses[i].node, facilities_[i].name);
    }
    for (std::size_t i = 0; i < stations_.size(); ++i) {
      const Access& access = accesses[facilities_.size() + i];
      rail_kept_[stations_[i].track] = 1;
      report_.stations.without_road += access.node == kNone;
      if (stations_[i].name.en.empty()) continue;
      rail_.names.insert_or_assign(stations_[i].track, stations_[i].name);
      if (access.node != kNone) roads_.names.insert_or_assign(access.node, stations_[i].name);
    }
    report_facilities(facilities_, std::span(accesses).first(facilities_.size()), region(),
                      settings_.snap_distance_km, report_);
  }

  void prune_networks() {
    if (settings_.dead_ends == DeadEnds::kKeep || facilities_.empty()) return;
    if (report_.facilities.joined < 2) {
      report_.warnings.push_back("fewer than two facilities were joined to the network; dead ends are kept");
      return;
    }
    prune_all(roads_, road_kept_, report_.roads);
    if (!stations_.empty()) prune_all(rail_, rail_kept_, report_.rail);
  }

  void write() {
    const TerrainRule terrain(settings_.terrain, facilities_);
    report_.terrain = terrain.source();
    if (terrain.is_assumed())
      report_.warnings.push_back("terrain of all roads is assumed to be basin; see --terrain");
    NetworkRows rows;
    add_rows(roads_, link_places(roads_, road_kept_, report_.roads), terrain, facilities_, rows);
    add_rows(rail_, link_places(rail_, rail_kept_, report_.rail), terrain, facilities_, rows);
    report_.places = rows.places.size();
    for (const std::vector<LinkRow>* table : {&rows.roads, &rows.rail, &rows.waterways})
      count_classes(*table);
    std::vector<NamedText> files = network_files(rows, settings_.file.filename().string());
    files.emplace_back("import-report.txt", report_text(report_));
    files.emplace_back("import-report.json", report_json(report_));
    write_folder(settings_.output, files, settings_.existing);
  }

  void count_classes(const std::vector<LinkRow>& table) {
    for (const LinkRow& row : table) {
      ClassFigures& figures = report_.classes[static_cast<std::size_t>(row.link_class)];
      ++figures.links;
      figures.length_km += row.length_km;
      figures.bridge_km += row.bridge_share * row.length_km;
      figures.tunnel_km += row.tunnel_share * row.length_km;
      figures.with_speed += row.speed_km_per_h > 0;
    }
  }

  const Region* region() const { return region_ ? &*region_ : nullptr; }

  const ImportSettings& settings_;
  ImportReport report_;
  std::vector<Facility> facilities_;
  std::optional<Region> region_;
  SegmentNetwork roads_;
  SegmentNetwork rail_;
  std::vector<StationOnTrack> stations_;
  KeptNodes road_kept_;
  KeptNodes rail_kept_;
};

}  // namespace

ImportReport import_osm(const ImportSettings& settings) {
  return Import(settings).run();
}

}  // namespace surge::scenarios
