// SPDX-License-Identifier: Apache-2.0
// The layers that write_geojson() puts into a folder.
#pragma once

#include <filesystem>

#include "analysis/export/export.h"

namespace surge::analysis::exports {

/// counties.geojson and counties_by_time.geojson: polygons of the boundaries in the file, or seats.
void write_county_layers(const Source& source, const Wanted& wanted, const std::filesystem::path& folder);

/// facilities.geojson: depots, plants, terminals, hospitals.
void write_facility_layer(const Source& source, const Wanted& wanted, const std::filesystem::path& folder);

/// links_by_time.geojson: a feature while neither state nor use of a link changes. Of one replication.
void write_link_layer(const models::Scenario& scenario, const models::Replay& replay,
                      const std::filesystem::path& folder);

}  // namespace surge::analysis::exports
