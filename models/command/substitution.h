// SPDX-License-Identifier: Apache-2.0
// What stands in for goods that are short: substitutes, and kits packed from loose items.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class World;

/// After a policy has decided: where an item is out of stock, allots what is left of its substitutes, in
/// order of preference, from the nearest depots; the most urgent items first, counties in order.
void send_substitutes(DispatchProblem& problem);

/// Orders kits that are short to be packed in depots that have all components to spare, i.e. beyond what
/// command wants of these now. Packing takes the components at once and a dock for as long as handling the
/// kits would.
void pack_kits(World& world);

}  // namespace surge::models
