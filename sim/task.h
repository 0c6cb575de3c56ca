// SPDX-License-Identifier: Apache-2.0
// Tasks: parts of a process written as coroutines of their own, `Quantity taken = co_await load(depot);`.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

#include "sim/process.h"

namespace surge::sim {

template <class T>
class Task;

namespace internal {

template <class T>
struct TaskResult {
  template <class Value>
  void return_value(Value&& value) {
    outcome.template emplace<1>(std::forward<Value>(value));
  }
  T take() {
    if (outcome.index() == 2) std::rethrow_exception(std::get<2>(outcome));
    return std::move(std::get<1>(outcome));
  }
  std::variant<std::monostate, T, std::exception_ptr> outcome;
};

template <>
struct TaskResult<void> {
  void return_void() noexcept {}
  void take() {
    if (outcome.index() == 1) std::rethrow_exception(std::get<1>(outcome));
  }
  std::variant<std::monostate, std::exception_ptr> outcome;
};

}  // namespace internal

/// Starts when awaited; the awaiting coroutine goes on when it returns. Exceptions pass through. Await it
/// once.
template <class T = void>
class [[nodiscard]] Task {
 public:
  struct promise_type : PromiseBase, internal::TaskResult<T> {
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> handle) noexcept {
        return handle.promise().continuation;
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void unhandled_exception() { this->outcome = std::current_exception(); }

    std::coroutine_handle<> continuation;
  };

  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> parent) {
    handle_.promise().process = parent.promise().process;
    handle_.promise().continuation = parent;
    return handle_;
  }
  T await_resume() { return handle_.promise().take(); }

 private:
  explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

}  // namespace surge::sim
