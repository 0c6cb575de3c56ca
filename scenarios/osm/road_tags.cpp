// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/road_tags.h"

#include <algorithm>
#include <array>
#include <utility>

#include <osmium/tags/taglist.hpp>

#include "scenarios/quantity.h"

namespace surge::scenarios {
namespace {

using models::LinkClass;
using models::LinkDirection;
using osmium::TagList;

std::string_view tag(const TagList& tags, const char* key) {
  return tags.get_value_by_key(key, "");
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::ranges::find(values, value) != values.end();
}

/// Trunk roads of China are national highways with crossings, so only those built as motorways count as such.
LinkClass class_of(Highway highway, const TagList& tags) {
  switch (highway) {
    case Highway::kMotorway:
      return LinkClass::kExpressway;
    case Highway::kTrunk:
      return tag(tags, "motorroad") == "yes" ? LinkClass::kExpressway : LinkClass::kNational;
    case Highway::kPrimary:
      return LinkClass::kNational;
    case Highway::kSecondary:
    case Highway::kTertiary:
      return LinkClass::kProvincial;
    default:
      return LinkClass::kMountain;
  }
}

/// The most special tag decides.
bool closed_to_trucks(const TagList& tags) {
  for (const char* key : {"motor_vehicle", "vehicle", "access"}) {
    const std::string_view value = tag(tags, key);
    if (!value.empty()) return is_one_of(value, {"no", "private"});
  }
  return false;
}

Structure structure_of(const TagList& tags) {
  if (!is_one_of(tag(tags, "tunnel"), {"", "no"})) return Structure::kTunnel;
  if (!is_one_of(tag(tags, "bridge"), {"", "no"})) return Structure::kBridge;
  return Structure::kSurface;
}

/// A lane that changes its direction over the day (`reversible`, `alternating`) can be used both ways.
void set_direction(const TagList& tags, WayMeaning& meaning) {
  const std::string_view oneway = tag(tags, "oneway");
  if (is_one_of(oneway, {"no", "false", "0", "reversible", "alternating"})) return;
  const bool backward = is_one_of(oneway, {"-1", "reverse"});
  const bool forward = is_one_of(oneway, {"yes", "true", "1"});
  const bool implied =
      is_one_of(tag(tags, "junction"), {"roundabout", "circular"}) || tag(tags, "highway") == "motorway";
  if (!backward && !forward && !implied) return;
  meaning.kind.direction = LinkDirection::kForward;
  if (backward) meaning.order = NodeOrder::kReversed;
}

void set_speed(const TagList& tags, SegmentKind& kind, TagCounts& counts) {
  for (const char* key : {"maxspeed:hgv", "maxspeed", "maxspeed:forward"}) {
    const std::string_view text = tag(tags, key);
    if (text.empty()) continue;
    const std::optional<double> speed = parse_speed_limit(text);
    if (speed) kind.speed_km_per_h = *speed;
    if (!speed) ++counts.odd_speeds;
    return;
  }
}

std::string name_of_line(const TagList& tags) {
  for (const char* key : {"name:en", "name", "ref"}) {
    const std::string_view name = trimmed(tag(tags, key));
    if (!name.empty()) return std::string(name);
  }
  return "unnamed";
}

std::optional<WayMeaning> read_road(const TagList& tags, Highway lowest, TagCounts& counts) {
  const std::optional<Highway> highway = find_highway(tag(tags, "highway"));
  if (!highway || tag(tags, "area") == "yes") return ++counts.other, std::nullopt;
  if (*highway > lowest) return ++counts.lower_class, std::nullopt;
  if (closed_to_trucks(tags)) return ++counts.closed, std::nullopt;
  WayMeaning meaning;
  meaning.kind.link_class = class_of(*highway, tags);
  meaning.kind.structure = structure_of(tags);
  set_direction(tags, meaning);
  set_speed(tags, meaning.kind, counts);
  ++counts.roads;
  return meaning;
}

std::optional<WayMeaning> read_railway(const TagList& tags, TagCounts& counts) {
  if (tag(tags, "service") != "") return ++counts.sidings, std::nullopt;
  WayMeaning meaning;
  meaning.kind.link_class = LinkClass::kRail;
  meaning.kind.structure = structure_of(tags);
  meaning.line = name_of_line(tags);
  ++counts.railways;
  return meaning;
}

std::optional<WayMeaning> read_ferry(const TagList& tags, TagCounts& counts) {
  if (closed_to_trucks(tags)) return ++counts.closed, std::nullopt;
  WayMeaning meaning;
  meaning.kind.link_class = LinkClass::kWater;
  meaning.line = name_of_line(tags);
  ++counts.ferries;
  return meaning;
}

/// Limits by zone [km/h]: Road Traffic Safety Law Regulations of China, articles 45 and 78.
std::optional<double> zone_limit(std::string_view zone) {
  constexpr std::array<std::pair<std::string_view, double>, 5> kZones = {
      {{"urban", 50}, {"rural", 70}, {"trunk", 80}, {"motorway", 120}, {"living_street", 20}}};
  const auto found = std::ranges::find(kZones, zone, &std::pair<std::string_view, double>::first);
  return found == kZones.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> factor_of_unit(std::string_view unit) {
  if (is_one_of(unit, {"", "km/h", "kmh", "kph"})) return 1;
  if (unit == "mph") return 1.609344;
  if (unit == "knots") return 1.852;
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& highway_names() {
  static const std::vector<std::string> names{"motorway", "trunk",        "primary",     "secondary",
                                              "tertiary", "unclassified", "residential", "living_street",
                                              "service",  "track"};
  return names;
}

std::optional<Highway> find_highway(std::string_view name) {
  if (name.ends_with("_link")) name.remove_suffix(5);
  const auto found = std::ranges::find(highway_names(), name);
  if (found == highway_names().end()) return std::nullopt;
  return static_cast<Highway>(found - highway_names().begin());
}

std::optional<WayMeaning> read_way_tags(const TagList& tags, Highway lowest, TagCounts& counts) {
  if (tags.has_key("highway")) return read_road(tags, lowest, counts);
  if (tag(tags, "railway") == "rail") return read_railway(tags, counts);
  if (tag(tags, "route") == "ferry") return read_ferry(tags, counts);
  return ++counts.other, std::nullopt;
}

std::optional<double> parse_speed_limit(std::string_view text) {
  text = trimmed(text);
  if (is_one_of(text, {"none", "signals", "variable", "walk"})) return 0;
  if (const std::size_t colon = text.find(':'); colon == 2) return zone_limit(text.substr(colon + 1));
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::optional<double> number = parse_number(text.substr(0, end));
  const std::optional<double> factor = factor_of_unit(trimmed(text.substr(end)));
  if (!number || !factor) return std::nullopt;
  const double speed = *number * *factor;
  return speed >= 5 && speed <= 200 ? std::optional(speed) : std::nullopt;
}

}  // namespace surge::scenarios
