// SPDX-License-Identifier: Apache-2.0
// A folder of GeoJSON layers (RFC 7946): counties, counties by time, facilities, links by time.
#include "analysis/export/export.h"
#include "analysis/export/geojson_layers.h"

namespace surge::analysis::exports {

void write_geojson(const Source& source, const Wanted& wanted, const std::filesystem::path& folder) {
  write_county_layers(source, wanted, folder);
  write_facility_layer(source, wanted, folder);
  if (source.geography->replay)
    write_link_layer(source.geography->scenario, *source.geography->replay, folder);
}

}  // namespace surge::analysis::exports
