// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/import_report.h"

#include <cmath>
#include <iomanip>
#include <sstream>

#include <nlohmann/json.hpp>

namespace surge::scenarios {
namespace {

using nlohmann::ordered_json;

constexpr int kLabelWidth = 44;

double rounded_km(double km) {
  return std::round(km * 1000) / 1000;
}

/// Lines of a label and a figure; figures of 0 are left out where that says nothing.
class Lines {
 public:
  void heading(const std::string& text) { text_ << '\n' << text << '\n'; }
  void line(const std::string& label, const std::string& value) {
    text_ << "  " << std::left << std::setw(kLabelWidth) << label << "  " << value << '\n';
  }
  void count(const std::string& label, std::size_t value) { line(label, std::to_string(value)); }
  void unless_none(const std::string& label, std::size_t value) {
    if (value > 0) count(label, value);
  }
  static std::string km(double value) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << value << " km";
    return text.str();
  }
  std::string str() const { return text_.str(); }

 private:
  std::ostringstream text_;
};

void write_read(const ImportReport& report, Lines& lines) {
  lines.heading("Read");
  lines.count("ways in the file", report.ways_read);
  lines.count("nodes in the file", report.nodes_read);
  lines.count("roads", report.tags.roads);
  lines.unless_none("railways", report.tags.railways);
  lines.unless_none("ferries", report.tags.ferries);
  lines.unless_none("roads of a lower class, left out", report.tags.lower_class);
  lines.unless_none("closed or private roads, left out", report.tags.closed);
  lines.unless_none("sidings, left out", report.tags.sidings);
  lines.unless_none("speed limits that cannot be read", report.tags.odd_speeds);
}

void write_contraction(const std::string& heading, const ContractionFigures& figures, Lines& lines) {
  if (figures.segments == 0) return;
  lines.heading(heading);
  lines.count("segments in the region", figures.segments);
  lines.unless_none("ways cut at the border or at missing nodes", figures.cut.ways_cut);
  lines.unless_none("ways outside the region", figures.cut.ways_outside);
  lines.unless_none("references to missing nodes", figures.cut.missing_nodes);
  lines.unless_none("segments drawn twice", figures.cut.doubled);
  if (figures.pruned.parts > 0)
    lines.line("parts without a destination, left out",
               std::to_string(figures.pruned.parts) + ", " + Lines::km(figures.pruned.parts_km));
  if (figures.pruned.dead_end_segments > 0)
    lines.line("dead ends, left out", Lines::km(figures.pruned.dead_ends_km));
  if (figures.loops > 0)
    lines.line("loops, left out", std::to_string(figures.loops) + ", " + Lines::km(figures.loops_km));
  lines.unless_none("carriageways and tracks merged", figures.carriageways_merged);
  lines.unless_none("places added between parallel links", figures.middle_places);
  lines.count("links", figures.links);
  if (figures.links > 0) lines.count("segments a link", figures.contracted / figures.links);
}

void write_classes(const ImportReport& report, Lines& lines) {
  lines.heading("Links by class");
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    const ClassFigures& figures = report.classes[i];
    if (figures.links == 0) continue;
    lines.line(name_of(static_cast<models::LinkClass>(i)),
               std::to_string(figures.links) + ", " + Lines::km(figures.length_km) + "; bridges " +
                   Lines::km(figures.bridge_km) + ", tunnels " + Lines::km(figures.tunnel_km) +
                   "; with a speed limit " + std::to_string(figures.with_speed));
  }
  lines.count("places", report.places);
  lines.line("terrain", report.terrain);
}

void write_facilities(const ImportReport& report, Lines& lines) {
  const FacilityFigures& figures = report.facilities;
  if (figures.given > 0) {
    lines.heading("Facilities");
    lines.line("joined to the network",
               std::to_string(figures.joined) + " of " + std::to_string(figures.given));
    lines.line("access road, mean", Lines::km(figures.mean_access_km));
    if (!figures.longest_access_key.empty())
      lines.line("access road, longest",
                 Lines::km(figures.longest_access_km) + ", " + figures.longest_access_key);
  }
  if (report.stations.found == 0) return;
  lines.heading("Railway stations");
  lines.count("in the region", report.stations.found);
  lines.count("places of a railway", report.stations.on_tracks);
  lines.unless_none("without a road", report.stations.without_road);
}

ordered_json json_of(const ContractionFigures& figures) {
  return {{"segments", figures.segments},
          {"ways_cut", figures.cut.ways_cut},
          {"ways_outside", figures.cut.ways_outside},
          {"missing_nodes", figures.cut.missing_nodes},
          {"doubled_segments", figures.cut.doubled},
          {"pruned_parts", figures.pruned.parts},
          {"pruned_parts_km", rounded_km(figures.pruned.parts_km)},
          {"pruned_dead_end_segments", figures.pruned.dead_end_segments},
          {"pruned_dead_ends_km", rounded_km(figures.pruned.dead_ends_km)},
          {"contracted_segments", figures.contracted},
          {"loops", figures.loops},
          {"loops_km", rounded_km(figures.loops_km)},
          {"carriageways_merged", figures.carriageways_merged},
          {"middle_places", figures.middle_places},
          {"links", figures.links}};
}

ordered_json json_of(const ClassFigures& figures) {
  return {{"links", figures.links},
          {"length_km", rounded_km(figures.length_km)},
          {"bridge_km", rounded_km(figures.bridge_km)},
          {"tunnel_km", rounded_km(figures.tunnel_km)},
          {"with_speed", figures.with_speed}};
}

ordered_json json_of(const FacilityFigures& figures) {
  ordered_json unreachable = ordered_json::array();
  for (const UnreachableFacility& facility : figures.unreachable) {
    unreachable.push_back({{"key", facility.key}, {"name", facility.name}, {"reason", facility.reason}});
  }
  return {{"given", figures.given},
          {"joined", figures.joined},
          {"mean_access_km", rounded_km(figures.mean_access_km)},
          {"longest_access_km", rounded_km(figures.longest_access_km)},
          {"longest_access_key", figures.longest_access_key},
          {"unreachable", unreachable}};
}

}  // namespace

std::string report_text(const ImportReport& report) {
  Lines lines;
  lines.line("file", report.file);
  lines.line("region", report.region);
  write_read(report, lines);
  write_contraction("Roads and ferries", report.roads, lines);
  write_contraction("Railways", report.rail, lines);
  write_classes(report, lines);
  write_facilities(report, lines);
  if (report.warnings.empty()) return lines.str();
  lines.heading("Warnings");
  std::string text = lines.str();
  for (const std::string& warning : report.warnings) text += "  " + warning + '\n';
  return text;
}

std::string report_json(const ImportReport& report) {
  ordered_json json{{"file", report.file},
                    {"region", report.region},
                    {"ways_read", report.ways_read},
                    {"nodes_read", report.nodes_read},
                    {"tags",
                     {{"roads", report.tags.roads},
                      {"railways", report.tags.railways},
                      {"ferries", report.tags.ferries},
                      {"lower_class", report.tags.lower_class},
                      {"closed", report.tags.closed},
                      {"sidings", report.tags.sidings},
                      {"odd_speeds", report.tags.odd_speeds},
                      {"other", report.tags.other}}},
                    {"roads", json_of(report.roads)},
                    {"rail", json_of(report.rail)},
                    {"places", report.places}};
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    json["classes"][name_of(static_cast<models::LinkClass>(i))] = json_of(report.classes[i]);
  }
  json["facilities"] = json_of(report.facilities);
  json["stations"] = {{"found", report.stations.found},
                      {"on_tracks", report.stations.on_tracks},
                      {"without_road", report.stations.without_road}};
  json["terrain"] = report.terrain;
  json["warnings"] = report.warnings;
  // Names come from the files as they are; bytes that are not UTF-8 must not stop the report.
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace surge::scenarios
