// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <nlohmann/json.hpp>

#include "analysis/export/geojson_layer.h"
#include "analysis/export/geojson_layers.h"
#include "analysis/export/geometry.h"

namespace surge::analysis::exports {
namespace {

using LinkJson = nlohmann::ordered_json;

/// In the order of Replay::link_state.
constexpr const char* kLinkStates[] = {"closed", "degraded", "open"};

/// `link`, the row, tells links between the same places apart.
LinkJson link_properties(const models::Scenario& scenario, models::Id<models::Link> id) {
  const models::Link& link = scenario.links[id];
  const models::Place &from = scenario.places[link.from], &to = scenario.places[link.to];
  LinkJson properties{{"link", id.index()},
                      {"name", from.name.en + " - " + to.name.en},
                      {"name_zh", from.name.zh + "—" + to.name.zh},
                      {"kind", models::kLinkClassNames[static_cast<std::size_t>(link.link_class)]}};
  if (!link.line.empty()) properties["line"] = link.line;
  return properties;
}

/// The first sample after `begin` at which the link is in another state or used otherwise.
std::size_t next_change(const models::Replay& replay, std::size_t links, std::size_t link,
                        std::size_t begin) {
  const auto same = [&](const std::vector<double>& values, std::size_t step) {
    return values[step * links + link] == values[begin * links + link];
  };
  std::size_t step = begin + 1;
  while (step < replay.time_h.size() && same(replay.link_state, step) && same(replay.link_flow, step)) ++step;
  return step;
}

}  // namespace

void write_link_layer(const models::Scenario& scenario, const models::Replay& replay,
                      const std::filesystem::path& folder) {
  GeoJsonLayer layer(folder / "links_by_time.geojson");
  const std::size_t links = scenario.links.size(), times = replay.time_h.size();
  for (const auto id : ids(scenario.links)) {
    const models::Link& link = scenario.links[id];
    const LinkJson geometry =
        line_json({scenario.places[link.from].position, scenario.places[link.to].position});
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < times; begin = end) {
      end = next_change(replay, links, id.index(), begin);
      LinkJson properties = link_properties(scenario, id);
      add_period(properties, scenario.start, replay.time_h[begin], replay.time_h[std::min(end, times - 1)]);
      const std::size_t cell = begin * links + id.index();
      properties["state"] = kLinkStates[static_cast<std::size_t>(replay.link_state[cell])];
      properties["vehicles"] = number_json(replay.link_flow[cell]);
      layer.add(geometry, properties);
    }
  }
  layer.close();
}

}  // namespace surge::analysis::exports
