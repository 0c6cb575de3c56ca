// SPDX-License-Identifier: Apache-2.0
// Messages by MPI: sends and receives that do not wait, so that one thread of each process sees to all of
// them.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <list>
#include <stdexcept>
#include <thread>
#include <vector>

#include <mpi.h>
#include <unistd.h>

#include "app/cluster/processes.h"

namespace surge::app {
namespace {

using namespace std::chrono_literals;

void check(int code, const char* what) {
  if (code == MPI_SUCCESS) return;
  std::string text(MPI_MAX_ERROR_STRING, '\0');
  int length = 0;
  MPI_Error_string(code, text.data(), &length);
  text.resize(static_cast<std::size_t>(length));
  throw std::runtime_error(std::string("MPI cannot ") + what + ": " + text);
}

/// While MPI starts its threads, which inherit it.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t blocked;
    sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&blocked, signal);
    pthread_sigmask(SIG_BLOCK, &blocked, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

/// A message under way; its bytes stay where they are.
struct Transfer {
  Message message;
  MPI_Request request = MPI_REQUEST_NULL;

  bool done() {
    int flag = 0;
    check(MPI_Test(&request, &flag, MPI_STATUS_IGNORE), "move a message");
    return flag != 0;
  }
};

std::string host_name() {
  std::string name(MPI_MAX_PROCESSOR_NAME, '\0');
  int length = 0;
  check(MPI_Get_processor_name(name.data(), &length), "tell the name of the machine");
  name.resize(static_cast<std::size_t>(length));
  return name;
}

}  // namespace

class Processes::Implementation {
 public:
  explicit Implementation(const Launch& launch) : gone_(static_cast<std::size_t>(launch.count), false) {
    const SignalsBlocked blocked;
    int provided = 0;
    check(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided), "start");
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    int rank = 0;
    int count = 0;
    check(MPI_Comm_rank(MPI_COMM_WORLD, &rank), "number the processes");
    check(MPI_Comm_size(MPI_COMM_WORLD, &count), "count the processes");
    if (provided < MPI_THREAD_FUNNELED) throw std::runtime_error("this MPI allows no threads");
    if (rank != launch.rank || count != launch.count)
      throw std::runtime_error("MPI found " + std::to_string(count) + " processes, not " +
                               std::to_string(launch.count) + "; start them by the mpirun of this MPI");
    gone_[0] = true;
    meet();
  }

  void send(int to, MessageKind kind, std::string bytes) {
    Transfer& transfer = sends_.emplace_back(Transfer{{to, kind, std::move(bytes)}});
    const std::string& text = transfer.message.bytes;
    check(MPI_Isend(text.data(), static_cast<int>(text.size()), MPI_BYTE, to, static_cast<int>(kind),
                    MPI_COMM_WORLD, &transfer.request),
          "send");
  }

  std::optional<Message> receive() {
    sends_.remove_if([](Transfer& transfer) { return transfer.done(); });
    while (begin_receive()) {
    }
    // Of each sender the earliest, so that its messages keep their order.
    std::vector<bool> waits(gone_.size(), false);
    for (auto transfer = receives_.begin(); transfer != receives_.end(); ++transfer) {
      const auto from = static_cast<std::size_t>(transfer->message.rank);
      if (!waits[from] && transfer->done()) {
        Message message = std::move(transfer->message);
        receives_.erase(transfer);
        if (message.kind == MessageKind::kBye || message.kind == MessageKind::kFailed) gone_[from] = true;
        return message;
      }
      waits[from] = true;
    }
    return std::nullopt;
  }

  bool is_busy() const { return !sends_.empty() || !receives_.empty(); }
  bool is_gone(int worker) const { return gone_[static_cast<std::size_t>(worker)]; }

  void give_up(int worker) {
    gone_[static_cast<std::size_t>(worker)] = true;
    has_lost_ = true;
    // What is on its way to or from it will never arrive; the bytes stay in case MPI still looks at them.
    const auto of_worker = [&](const Transfer& transfer) { return transfer.message.rank == worker; };
    for (std::list<Transfer>* transfers : {&sends_, &receives_}) {
      for (auto transfer = transfers->begin(); transfer != transfers->end();) {
        const auto next = std::next(transfer);
        if (of_worker(*transfer)) lost_.splice(lost_.end(), *transfers, transfer);
        transfer = next;
      }
    }
  }

  bool has_died(int worker) const {
    const pid_t process = neighbours_[static_cast<std::size_t>(worker)];
    return process != 0 && !process_is_there(process);
  }

  bool has_lost() const { return has_lost_; }
  bool has_unsent() const { return !sends_.empty(); }
  bool ended() const { return ended_; }
  void set_ended() { ended_ = true; }

 private:
  static bool process_is_there(pid_t process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

  /// Who is on this machine.
  void meet() {
    struct Card {
      std::array<char, 256> host{};
      std::int64_t process = 0;
    };
    Card own;
    own.process = ::getpid();
    const std::string host = host_name();
    std::copy_n(host.begin(), std::min(host.size(), own.host.size() - 1), own.host.begin());
    std::vector<Card> all(gone_.size());
    check(MPI_Allgather(&own, sizeof own, MPI_BYTE, all.data(), sizeof own, MPI_BYTE, MPI_COMM_WORLD),
          "tell the processes of one another");
    for (const Card& card : all) {
      const auto process = static_cast<pid_t>(card.process);
      // Containers on one machine may have names in common and not see each other's processes.
      const bool near = card.host == own.host && process_is_there(process);
      neighbours_.push_back(near ? process : 0);
    }
  }

  bool begin_receive() {
    int flag = 0;
    MPI_Status status;
    check(MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &flag, &status), "look for messages");
    if (flag == 0) return false;
    int size = 0;
    check(MPI_Get_count(&status, MPI_BYTE, &size), "measure a message");
    Transfer& transfer =
        receives_.emplace_back(Transfer{{status.MPI_SOURCE, static_cast<MessageKind>(status.MPI_TAG),
                                         std::string(static_cast<std::size_t>(size), '\0')}});
    check(MPI_Irecv(transfer.message.bytes.data(), size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG,
                    MPI_COMM_WORLD, &transfer.request),
          "receive");
    return true;
  }

  std::vector<bool> gone_;         ///< by rank
  std::vector<pid_t> neighbours_;  ///< by rank: its process, if that can be seen; else 0
  bool has_lost_ = false;
  bool ended_ = false;  ///< the last message to the others was sent
  // Lists: what MPI works on must not move.
  std::list<Transfer> sends_;  ///< the rank is that of the receiver
  std::list<Transfer> receives_;
  std::list<Transfer> lost_;
};

bool has_mpi() {
  return true;
}

const char* mpi_version() {
#if defined(OMPI_MAJOR_VERSION)
#define SURGE_TEXT_OF(x) #x
#define SURGE_TEXT(x) SURGE_TEXT_OF(x)
  return "Open MPI " SURGE_TEXT(OMPI_MAJOR_VERSION) "." SURGE_TEXT(OMPI_MINOR_VERSION) "." SURGE_TEXT(
      OMPI_RELEASE_VERSION);
#undef SURGE_TEXT
#undef SURGE_TEXT_OF
#else
  return "MPI";
#endif
}

Processes::Processes(const Launch& launch)
    : launch_(launch), implementation_(std::make_unique<Implementation>(launch)) {}
Processes::~Processes() = default;

std::string Processes::name() const {
  return "rank " + std::to_string(rank()) + " on " + host_name();
}

void Processes::send(int to, MessageKind kind, std::string bytes) {
  implementation_->send(to, kind, std::move(bytes));
}

std::optional<Message> Processes::receive() {
  return implementation_->receive();
}

bool Processes::is_busy() const {
  return implementation_->is_busy();
}

bool Processes::is_gone(int worker) const {
  return implementation_->is_gone(worker);
}

bool Processes::all_gone() const {
  for (int worker = 1; worker < count(); ++worker) {
    if (!is_gone(worker)) return false;
  }
  return true;
}

bool Processes::has_died(int worker) const {
  return implementation_->has_died(worker);
}

void Processes::give_up(int worker) {
  implementation_->give_up(worker);
}

void Processes::end() {
  if (implementation_->ended()) return;
  implementation_->set_ended();
  for (int worker = 1; worker < count(); ++worker) {
    if (!is_gone(worker)) send(worker, MessageKind::kEnd);
  }
}

void Processes::fail(const std::string& why) {
  if (implementation_->ended()) return;
  implementation_->set_ended();
  send(0, MessageKind::kFailed, name() + ": " + why);
}

void Processes::leave(int exit_code) {
  using Clock = std::chrono::steady_clock;
  auto until = Clock::now() + kSilence;
  if (rank() == 0) {
    end();
    while (!all_gone() && Clock::now() < until) {
      if (receive()) {
        until = Clock::now() + kSilence;
      } else {
        std::this_thread::sleep_for(1ms);
      }
      for (int worker = 1; worker < count(); ++worker) {
        if (!is_gone(worker) && has_died(worker) && !receive()) give_up(worker);
      }
    }
    for (int worker = 1; worker < count(); ++worker) {
      if (!is_gone(worker)) give_up(worker);
    }
  } else if (!implementation_->ended()) {
    send(0, MessageKind::kBye);
  }
  while (implementation_->has_unsent() && Clock::now() < until) {
    if (!receive()) std::this_thread::sleep_for(100us);
  }
  if (implementation_->has_lost()) {  // MPI_Finalize would wait for the lost ones
    std::cout.flush();
    std::cerr.flush();
    MPI_Abort(MPI_COMM_WORLD, exit_code);
  }
  MPI_Finalize();
}

}  // namespace surge::app
