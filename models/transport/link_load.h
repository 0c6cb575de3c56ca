// SPDX-License-Identifier: Apache-2.0
// How many vehicles a link passes an hour, and who waits at its entrance.
//
// Every link has a book for each direction and hour. A convoy books the hour in which it reaches the
// entrance; if it does not fit into what is left there, it takes that and as much of the following hours as
// it needs, and enters as a whole when the last vehicle's turn comes. First booked, first served. Relief,
// repair teams and evacuees book; ordinary traffic takes a share of the capacity that only gives way as far
// as relief has priority.
#pragma once

#include <cstdint>
#include <vector>

#include "models/id.h"
#include "models/transport/transport_network.h"
#include "sim/time.h"

namespace surge::models {

/// Room taken in one hour on one direction of a link.
struct Booking {
  std::uint32_t direction = 0;  ///< link * 2 + end
  std::uint32_t hour = 0;       ///< since the start of the run
  double units = 0;
};

class LinkLoad {
 public:
  LinkLoad(const Scenario& scenario, const TransportNetwork& network);

  /// Books `units` for a convoy that reaches the end `at` of a link at `time`; returns when it enters, >=
  /// time. Adds what it booked to `bookings`. After the horizon nothing is booked.
  sim::Time enter(Id<Link> link, LinkEnd at, sim::Time time, double units, std::vector<Booking>& bookings);
  /// Gives room back that will not be used.
  void release(const Booking& booking) { book_[booking.direction][booking.hour] -= booking.units; }

  /// Vehicles an hour that are left for those who book, in an hour without bookings, > 0.
  double capacity_per_h(Id<Link> link, std::uint32_t hour) const;
  double booked(Id<Link> link, LinkEnd at, std::uint32_t hour) const;

 private:
  const TransportNetwork& network_;
  double yielding_;  ///< share of ordinary traffic that does not give way
  std::uint32_t first_hour_of_day_;
  std::uint32_t hours_;                    ///< of the run
  std::vector<std::vector<double>> book_;  ///< [link * 2 + end][hour]; empty until something is booked
};

}  // namespace surge::models
