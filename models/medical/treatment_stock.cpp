// SPDX-License-Identifier: Apache-2.0
#include "models/medical/treatment_stock.h"

#include <algorithm>
#include <cmath>

#include "models/units.h"
#include "models/world.h"

namespace surge::models {

TreatmentStock::TreatmentStock(World& world)
    : world_(world),
      supplies_(world.scenario().medical.supplies),
      used_(world.scenario().medical.hospitals.size()) {
  for (Use& use : used_) {
    use.wanted.resize(supplies_.size());
    use.packed.resize(supplies_.size());
  }
}

void TreatmentStock::count(Id<Hospital> hospital, const WardChange& change,
                           const HospitalCasualties& patients, double step_s) {
  Use& use = used_[hospital];
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    use.operations[i] += change.operated[i];
    use.patient_days[i] += (patients.awaiting[i] + patients.in_care[i]) * step_s / kDay_s;
  }
}

Quantity TreatmentStock::take(Id<Hospital> id, std::size_t supply, Quantity quantity) {
  const Hospital& hospital = world_.scenario().medical.hospitals[id];
  Quantity& packed = used_[id].packed[supply];
  const Quantity from_packed = std::min(packed, quantity);
  packed -= from_packed;
  if (!hospital.store || hospital.kind == HospitalKind::kMobile) return from_packed;
  const Id<Item> item = supplies_[supply].item;
  const Quantity from_store = std::min(world_.depot(*hospital.store).available(item), quantity - from_packed);
  world_.consume(*hospital.store, item, from_store);
  return from_packed + from_store;
}

void TreatmentStock::use(Id<Hospital> hospital, Id<County> county) {
  Use& use = used_[hospital];
  double short_of = 0;
  int kinds = 0;
  for (std::size_t supply = 0; supply < supplies_.size(); ++supply) {
    const TreatmentSupply& row = supplies_[supply];
    const auto triage = static_cast<std::size_t>(row.triage);
    use.wanted[supply] += row.amount * (row.use == TreatmentUse::kOperation ? use.operations[triage]
                                                                            : use.patient_days[triage]);
    const auto wanted = static_cast<Quantity>(std::floor(use.wanted[supply]));
    if (wanted == 0) continue;
    use.wanted[supply] -= static_cast<double>(wanted);
    const Quantity taken = take(hospital, supply, wanted);
    const NeedState& need = world_.needs().state(county, row.item);
    const double unmet = need.persons_in_need() > 0 ? need.persons_unmet() / need.persons_in_need() : 1;
    short_of += unmet * static_cast<double>(wanted - taken) / static_cast<double>(wanted);
    ++kinds;
  }
  use.operations = use.patient_days = {};
  if (kinds > 0) use.shortage = short_of / kinds;
}

void TreatmentStock::pack(Id<Hospital> id) {
  const Hospital& hospital = world_.scenario().medical.hospitals[id];
  if (!hospital.store || hospital.carried_patient_days <= 0) return;
  for (std::size_t supply = 0; supply < supplies_.size(); ++supply) {
    const auto wanted =
        static_cast<Quantity>(std::ceil(supplies_[supply].amount * hospital.carried_patient_days));
    const Id<Item> item = supplies_[supply].item;
    const Quantity packed = std::min(world_.depot(*hospital.store).available(item), wanted);
    world_.consume(*hospital.store, item, packed);
    used_[id].packed[supply] += packed;
  }
}

}  // namespace surge::models
