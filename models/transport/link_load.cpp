// SPDX-License-Identifier: Apache-2.0
#include "models/transport/link_load.h"

#include <algorithm>

#include "models/units.h"

namespace surge::models {
namespace {

constexpr sim::Duration kBooking = std::chrono::hours(1);
/// Ordinary traffic by night, of that by day; day is from 6 to 22 h (assumed).
constexpr double kNightShare = 0.2;
constexpr std::uint32_t kDayBegins = 6;
constexpr std::uint32_t kNightBegins = 22;
/// A link that is open passes at least this.
constexpr double kLeastPerHour = 0.1;

}  // namespace

LinkLoad::LinkLoad(const Scenario& scenario, const TransportNetwork& network)
    : network_(network),
      yielding_(scenario.transport.ordinary_share * (1 - scenario.transport.relief_priority)),
      first_hour_of_day_(static_cast<std::uint32_t>(scenario.time_of_day / kBooking)),
      hours_(static_cast<std::uint32_t>(scenario.run.horizon / kBooking) + 1),
      book_(network.graph().link_count() * 2) {}

double LinkLoad::capacity_per_h(Id<Link> link, std::uint32_t hour) const {
  const Link& row = network_.graph().link(link);
  double capacity = row.capacity_per_h * network_.condition(link).capacity_share;
  if (is_road(row.link_class)) {
    const std::uint32_t hour_of_day = (hour + first_hour_of_day_) % 24;
    const bool day = hour_of_day >= kDayBegins && hour_of_day < kNightBegins;
    capacity *= 1 - yielding_ * (day ? 1 : kNightShare);
  }
  return std::max(capacity, kLeastPerHour);
}

double LinkLoad::booked(Id<Link> link, LinkEnd at, std::uint32_t hour) const {
  const std::vector<double>& book = book_[link.index() * 2 + static_cast<std::size_t>(at)];
  return hour < book.size() ? book[hour] : 0;
}

sim::Time LinkLoad::enter(Id<Link> link, LinkEnd at, sim::Time time, double units,
                          std::vector<Booking>& bookings) {
  const auto direction = static_cast<std::uint32_t>(link.index() * 2 + static_cast<std::size_t>(at));
  auto hour = static_cast<std::uint32_t>((time - sim::kStart) / kBooking);
  if (units <= 0 || hour >= hours_) return time;
  std::vector<double>& book = book_[direction];
  if (book.empty()) book.resize(hours_);
  const std::uint32_t arrival_hour = hour;
  for (double left = units; hour < hours_; ++hour) {
    const double capacity = capacity_per_h(link, hour);
    const double taken = std::min(left, capacity - book[hour]);
    if (taken <= 0) continue;
    book[hour] += taken;
    bookings.push_back({direction, hour, taken});
    left -= taken;
    if (left > 0) continue;
    if (hour == arrival_hour) return time;
    return sim::kStart + hour * kBooking + sim::duration_from_seconds(book[hour] / capacity * kHour_s);
  }
  return std::max(time, sim::kStart + hours_ * kBooking);
}

}  // namespace surge::models
