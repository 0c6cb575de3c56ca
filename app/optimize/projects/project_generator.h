// SPDX-License-Identifier: Apache-2.0
// Projects that a rule makes: a conversion that is drilled, or that becomes part of the plan.
#pragma once

#include "app/optimize/projects/project_file.h"
#include "app/optimize/projects/project_market.h"
#include "models/scenario/scenario.h"

namespace surge::app {

/// Adds to the problem's projects `rehearse:LINE/ITEM` for conversions that are not rehearsed yet, and
/// `flexible:LINE/ITEM` for those that are not in the plan. Names that the scenario does not have are told to
/// `problems`.
void generate_projects(ProjectProblem& problem, const models::Scenario& scenario,
                       scenarios::Problems& problems);

/// Tells pairs that cannot be put together, unless they are of one group. Precondition: keys and needs are
/// valid.
void check_conflicts(const ProjectProblem& problem, scenarios::Problems& problems);

/// Tells circles of needs, and projects of one group that need each other.
ProjectMarket market_of(const ProjectProblem& problem, scenarios::Problems& problems);

}  // namespace surge::app
