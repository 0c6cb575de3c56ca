// SPDX-License-Identifier: Apache-2.0
// The processes that mpirun or srun has started together, and messages between them. Rank 0 coordinates, the
// others work; messages go between rank 0 and a worker only.
//
// This is all of MPI that the program knows: processes_mpi.cpp, or processes_none.cpp where MPI is not there.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "app/cluster/launch.h"

namespace surge::app {

/// A worker that has said nothing for so long is taken for lost; one that is there says something every
/// kSayAlive.
inline constexpr std::chrono::seconds kSilence{60};
inline constexpr std::chrono::seconds kSayAlive{5};

enum class MessageKind : int {
  // of rank 0
  kBegin,  ///< the work begins; what it is
  kTasks,  ///< tasks for the worker
  kEnd,    ///< no more is wanted
  // of a worker
  kAsk,      ///< how many tasks it could take, and its threads
  kResults,  ///< of tasks
  kAlive,    ///< nothing new; the answer to kBegin
  kStop,     ///< somebody wants the work to stop
  kBye,      ///< the worker ends
  kFailed,   ///< the worker ends; why
};

struct Message {
  int rank = 0;  ///< who has sent it
  MessageKind kind = MessageKind::kAlive;
  std::string bytes;
};

/// Functions are called by the thread that made it. Nothing waits but leave(): who has nothing to do looks
/// for messages now and then and sleeps in between, for MPI's own waiting takes a whole processor. Throws
/// std::runtime_error where MPI reports an error.
class Processes {
 public:
  /// Finds the other processes of the launch. Throws std::runtime_error if that fails or the program has no
  /// MPI. Threads that MPI starts leave SIGINT and SIGTERM to others.
  explicit Processes(const Launch& launch);
  ~Processes();
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;

  int rank() const { return launch_.rank; }
  int count() const { return launch_.count; }
  /// "rank 3 on node7"
  std::string name() const;

  /// Messages between two processes keep their order. At most 2^31 - 1 bytes.
  void send(int to, MessageKind kind, std::string bytes = {});
  /// A message that is there, if one is; and lets those under way go on.
  std::optional<Message> receive();
  /// Whether something is under way, so that receive() should be called again soon.
  bool is_busy() const;

  /// Rank 0: whether a worker has ended or is taken for lost.
  bool is_gone(int worker) const;
  bool all_gone() const;
  /// Rank 0: whether a worker on this machine has died. Of other machines it knows only that they are silent.
  bool has_died(int worker) const;
  /// Takes a worker for lost. It is sent no more.
  void give_up(int worker);
  /// Tells the workers that are there to end; once.
  void end();

  /// A worker: tells rank 0 that it ends, and why.
  void fail(const std::string& why);

  /// Ends the common work; to be called last, after all output. Rank 0 ends the workers and waits for them; a
  /// worker says that it goes. If a worker was lost, the rest is ended with `exit_code`: then it does not
  /// return.
  void leave(int exit_code);

 private:
  class Implementation;
  Launch launch_;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::app
