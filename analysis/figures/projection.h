// SPDX-License-Identifier: Apache-2.0
// From longitude and latitude to a plane map.
#pragma once

#include <span>

#include "analysis/figures/geometry.h"
#include "models/scenario/common.h"

namespace surge::analysis::figures {

/// Lambert's azimuthal equal-area projection of the sphere (Snyder 1987, Map projections: a working manual,
/// U.S. Geological Survey Professional Paper 1395, equations 24-2 to 24-4): areas are true everywhere, and
/// within 1,000 km of the centre distances are to 0.4 %. Radius of the sphere 6,371 km.
class EqualAreaProjection {
 public:
  explicit EqualAreaProjection(models::GeoPoint centre) : centre_(centre) {}

  /// [km] from the centre: x eastwards, y southwards, as on a page with north on top.
  Point at(const models::GeoPoint& place) const;

 private:
  models::GeoPoint centre_;
};

/// The middle of the box around the places. Precondition: not empty.
models::GeoPoint middle_of(std::span<const models::GeoPoint> places);

/// Puts a map into a frame: as large as it goes, in the middle. `scale_mm_per_km` tells how large that is.
class MapFrame {
 public:
  /// `extent_km`: what must be seen. Preconditions: both have a width and a height.
  MapFrame(const Rectangle& extent_km, const Rectangle& frame_mm);

  Point at(Point km) const { return {origin_.x + scale_ * km.x, origin_.y + scale_ * km.y}; }
  double scale_mm_per_km() const { return scale_; }

 private:
  double scale_;
  Point origin_;
};

}  // namespace surge::analysis::figures
