// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/p_median_interchange.h"

#include <algorithm>
#include <utility>

#include "sim/random/sampling.h"

namespace surge::optimisation {
namespace {

/// A change must be better than this share of the value, lest rounding errors let the search run in a circle.
constexpr double kWorthwhile = 1e-12;
constexpr std::size_t kWidestShake = 12;

std::vector<std::size_t> random_sites(const PMedianInstance& instance, sim::Stream& stream) {
  std::vector<std::size_t> sites(instance.sites());
  for (std::size_t site = 0; site < sites.size(); ++site) sites[site] = site;
  for (std::size_t i = 0; i < instance.choose(); ++i)
    std::swap(sites[i], sites[i + sim::uniform_int(stream, sites.size() - i)]);
  sites.resize(instance.choose());
  return sites;
}

void shake(Interchange& state, std::size_t times, std::size_t sites, sim::Stream& stream) {
  for (std::size_t i = 0; i < times; ++i) {
    const std::size_t out = state.chosen()[sim::uniform_int(stream, state.chosen().size())];
    std::size_t in = 0;
    do in = sim::uniform_int(stream, sites);
    while (state.has(in));
    state.swap(in, out);
  }
}

}  // namespace

Interchange::Interchange(const PMedianInstance& instance, std::vector<std::size_t> chosen)
    : instance_(&instance),
      chosen_(std::move(chosen)),
      place_(instance.sites(), kNowhere),
      nearest_(instance.customers()),
      second_(instance.customers(), kNowhere),
      nearest_cost_(instance.customers()),
      second_cost_(instance.customers(), kInfinity),
      loss_(chosen_.size()) {
  for (std::size_t place = 0; place < chosen_.size(); ++place) place_[chosen_[place]] = place;
  for (std::size_t customer = 0; customer < instance.customers(); ++customer) find_nearest(customer);
  for (const double cost : nearest_cost_) value_ += cost;
}

void Interchange::find_nearest(std::size_t customer) {
  bool found = false;
  for (const PMedianInstance::Near& near : instance_->near(customer)) {
    if (!has(near.site)) continue;
    (found ? second_ : nearest_)[customer] = near.site;
    (found ? second_cost_ : nearest_cost_)[customer] = near.cost;
    if (found || chosen_.size() == 1) return;
    found = true;
  }
}

void Interchange::swap(std::size_t in, std::size_t out) {
  const std::size_t place = place_[out];
  place_[out] = kNowhere;
  place_[in] = place;
  chosen_[place] = in;
  value_ = 0;
  for (std::size_t customer = 0; customer < instance_->customers(); ++customer) {
    const double cost = instance_->cost(customer, in);
    if (nearest_[customer] == out || second_[customer] == out || cost < second_cost_[customer])
      find_nearest(customer);
    value_ += nearest_cost_[customer];
  }
}

/// Gains of `in` and losses of every chosen site in one pass over the customers.
Interchange::Move Interchange::best_for(std::size_t in) {
  std::ranges::fill(loss_, 0.0);
  double gain = 0;
  for (std::size_t customer = 0; customer < instance_->customers(); ++customer) {
    const double cost = instance_->cost(customer, in);
    const double now = nearest_cost_[customer];
    if (cost < now) {
      gain += now - cost;
    } else {
      loss_[place_[nearest_[customer]]] += std::min(cost, second_cost_[customer]) - now;
    }
  }
  const auto least = std::ranges::min_element(loss_);
  return {in, chosen_[static_cast<std::size_t>(least - loss_.begin())], *least - gain};
}

void Interchange::descend() {
  if (chosen_.size() == instance_->sites()) return;
  while (true) {
    Move best;
    for (std::size_t in = 0; in < instance_->sites(); ++in) {
      if (has(in)) continue;
      const Move move = best_for(in);
      if (move.change < best.change) best = move;
    }
    if (best.change >= -kWorthwhile * value_) return;
    swap(best.in, best.out);
  }
}

Interchange search_p_median(const PMedianInstance& instance, std::uint64_t seed, std::size_t rounds) {
  sim::Stream stream = sim::StreamSource(seed, 0).stream(sim::Cause("p-median search"));
  Interchange best(instance, random_sites(instance, stream));
  best.descend();
  if (instance.choose() == instance.sites()) return best;
  const std::size_t widest =
      std::min({instance.choose(), instance.sites() - instance.choose(), kWidestShake});
  std::size_t width = 1;
  for (std::size_t round = 0; round < rounds; ++round) {
    Interchange other = best;
    shake(other, width, instance.sites(), stream);
    other.descend();
    if (other.value() < best.value() * (1 - kWorthwhile)) {
      best = std::move(other);
      width = 1;
    } else {
      width = width % widest + 1;
    }
  }
  return best;
}

}  // namespace surge::optimisation
