// SPDX-License-Identifier: Apache-2.0
// What strikes: a hazard turns its parameters and random streams into a list of impacts, known in full before
// any decision is made, so that two policies meet the same disaster.
#pragma once

#include <memory>
#include <vector>

#include "models/hazard/county_points.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/random/stream.h"
#include "sim/time.h"

namespace surge::models {

/// A link is limited, otherwise than by shaking. Both shares 0: closed.
struct LinkEffect {
  Id<Link> link;
  double speed_share = 0;     ///< [0, 1]
  double capacity_share = 0;  ///< [0, 1], > 0 where speed_share is
  sim::Duration
      lasts{};          ///< ends by itself after this (water falls, a cordon is lifted), > 0; 0: does not act
  double effort_s = 0;  ///< and stays limited until this much work is done [crew-seconds], >= 0
};

/// A depot works less or not at all for a while, and loses a share of what lies in it.
struct DepotEffect {
  Id<Depot> depot;
  double capacity_share = 0;  ///< [0, 1]
  double stock_lost = 0;      ///< [0, 1]
  sim::Duration lasts{};      ///< > 0
};

enum class GroupChange {
  kAtLeast,  ///< a group grows to this number
  kExactly,  ///< it is this number from now on: patients of an epidemic, evacuees who go home
  kMore      ///< so many come, or go where negative: evacuees among people who have lost their homes
};

/// People of a group in a county.
struct PeopleEffect {
  Id<County> county;
  PopulationGroup group = PopulationGroup::kAffected;
  double persons = 0;  ///< >= 0 but for kMore; the group is never more than the population
  GroupChange change = GroupChange::kAtLeast;
};

/// Workers of the plants in a county stay away.
struct LabourEffect {
  Id<County> county;
  double absent_share = 0;  ///< [0, 1]
};

/// People who leave a county by road.
struct Evacuation {
  Id<County> from;
  Id<Place> to;
  double persons = 0;     ///< >= 0
  sim::Duration lasts{};  ///< they set out evenly over this time, > 0
};

/// What happens at one moment.
struct Impact {
  sim::Duration time{};  ///< after the start of the run, >= 0
  double magnitude = 0;  ///< Ms of an earthquake, 0 for other hazards
  PerRow<County, double>
      county_intensity;  ///< CSIS degree at the seat, 0 where below the field's limit, <= 12; may be empty
  PerRow<Link, double>
      link_intensity;  ///< CSIS degree that would damage the link as much all along, same range; may be empty
  std::vector<LinkEffect> links{};
  std::vector<DepotEffect> depots{};
  std::vector<PeopleEffect> people{};
  std::vector<LabourEffect> labour{};
  std::vector<Evacuation> evacuations{};
  PerRow<County, PointIntensities> county_points{};  ///< empty: as at the seat all over the county

  /// 0 where nothing shakes.
  double intensity(Id<County> county) const {
    return county_intensity.empty() ? 0 : county_intensity[county];
  }
  PointIntensities at_points(Id<County> county) const {
    if (!county_points.empty()) return county_points[county];
    PointIntensities same{};
    same.fill(intensity(county));
    return same;
  }
};

/// Command is warned of what is to come.
struct Forewarning {
  sim::Duration time{};  ///< when it is issued, >= 0
  /// People expected in each group where something is expected.
  std::vector<PeopleEffect> expected{};
};

/// All that one hazard does in one replication.
struct Course {
  std::vector<Impact> impacts{};        ///< in order of time
  std::vector<Forewarning> warnings{};  ///< in order of time
};

/// A hazard of the catalogue. Immutable; sample() may be called from several threads.
class Hazard {
 public:
  virtual ~Hazard() = default;

  /// The course of one replication. Draws only from `streams`, which belong to this hazard alone. `before`
  /// holds the impacts of the scenario's hazards listed before this one, in order of time: one may trigger
  /// the other.
  virtual Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const = 0;
};

/// Makes the hazard `spec.kind`. The scenario must outlive it. Throws std::invalid_argument for an unknown
/// kind.
std::unique_ptr<const Hazard> make_hazard(const Scenario& scenario, const ComponentSpec& spec);

/// The hazards of a scenario.
using Hazards = std::vector<std::unique_ptr<const Hazard>>;
Hazards make_hazards(const Scenario& scenario);

/// What all of them do in one replication, in order of time. Each draws from streams of its own.
Course sample_course(const Hazards& hazards, std::uint64_t seed, std::uint64_t replication);

}  // namespace surge::models
