// SPDX-License-Identifier: Apache-2.0
// Where the program is built without MPI.
#include <stdexcept>

#include "app/cluster/processes.h"

namespace surge::app {

class Processes::Implementation {};

bool has_mpi() {
  return false;
}

const char* mpi_version() {
  return "";
}

Processes::Processes(const Launch& launch) : launch_(launch) {
  throw std::runtime_error(
      "started as one of " + std::to_string(launch.count) +
      " processes, but this program was built without MPI (libopenmpi-dev); start it alone, "
      "or use --shard");
}

// Never called: there is no object.
Processes::~Processes() = default;
std::string Processes::name() const {
  return {};
}
void Processes::send(int, MessageKind, std::string) {}
std::optional<Message> Processes::receive() {
  return std::nullopt;
}
bool Processes::is_busy() const {
  return false;
}
bool Processes::is_gone(int) const {
  return true;
}
bool Processes::all_gone() const {
  return true;
}
bool Processes::has_died(int) const {
  return false;
}
void Processes::give_up(int) {}
void Processes::end() {}
void Processes::fail(const std::string&) {}
void Processes::leave(int) {}

}  // namespace surge::app
