// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/parallel_links.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace surge::scenarios {
namespace {

using models::LinkClass;
using models::LinkDirection;

using Group = std::vector<ContractedLink>;

struct Choice {
  std::size_t direct = 0;
  std::vector<std::size_t> merged;  ///< with it
};

class Separation {
 public:
  explicit Separation(double tolerance) : tolerance_(tolerance) {}

  void add(Group group) {
    std::ranges::stable_sort(group, {}, &ContractedLink::length_km);
    const Choice choice = choose(group);
    ContractedLink direct = group[choice.direct];
    if (!choice.merged.empty()) direct = merged(group, choice);
    result_.carriageways_merged += choice.merged.size();
    result_.links.push_back(direct);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i == choice.direct || std::ranges::find(choice.merged, i) != choice.merged.end()) continue;
      result_.links.push_back(group[i]);
      result_.middles.push_back(group[i].middle);
    }
  }

  SeparatedLinks finish() { return std::move(result_); }

 private:
  /// The only link without an inner node, of which there is at most one, cannot get a place in its middle.
  Choice choose(const Group& group) const {
    const auto unsplit = std::ranges::find(group, kNone, &ContractedLink::middle);
    if (unsplit != group.end())
      return with_partners(group, static_cast<std::size_t>(unsplit - group.begin()));
    for (std::size_t i = 0; i < group.size(); ++i) {
      Choice choice = with_partners(group, i);
      if (!choice.merged.empty()) return choice;
    }
    return {};
  }

  Choice with_partners(const Group& group, std::size_t direct) const {
    Choice choice{direct, {}};
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i == direct || !alike(group[direct], group[i])) continue;
      choice.merged.push_back(i);
      if (group[direct].link_class != LinkClass::kRail) break;
    }
    return choice;
  }

  bool alike(const ContractedLink& a, const ContractedLink& b) const {
    if (std::abs(a.length_km - b.length_km) > tolerance_ * std::max(a.length_km, b.length_km)) return false;
    if (a.link_class != b.link_class || a.line != b.line) return false;
    if (a.link_class == LinkClass::kRail) return true;
    const bool one_way = a.direction == LinkDirection::kForward && b.direction == LinkDirection::kForward;
    return one_way && a.from == b.to;
  }

  static ContractedLink merged(const Group& group, const Choice& choice) {
    ContractedLink link = group[choice.direct];
    link.direction = LinkDirection::kBoth;
    const double count = static_cast<double>(choice.merged.size()) + 1;
    for (double ContractedLink::*part :
         {&ContractedLink::length_km, &ContractedLink::bridge_km, &ContractedLink::tunnel_km,
          &ContractedLink::limited_km, &ContractedLink::limited_h}) {
      for (const std::size_t i : choice.merged) link.*part += group[i].*part;
      link.*part /= count;
    }
    return link;
  }

  double tolerance_;
  SeparatedLinks result_;
};

}  // namespace

SeparatedLinks separate_parallel_links(const std::vector<ContractedLink>& links, double tolerance) {
  std::map<std::tuple<NodeIndex, NodeIndex, bool>, Group> groups;
  for (const ContractedLink& link : links) {
    const auto [low, high] = std::minmax(link.from, link.to);
    groups[{low, high, link.link_class == LinkClass::kWater}].push_back(link);
  }
  Separation separation(tolerance);
  for (auto& [ends, group] : groups) separation.add(std::move(group));
  return separation.finish();
}

}  // namespace surge::scenarios
