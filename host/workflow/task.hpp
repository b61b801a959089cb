// Task<T>: a coroutine that completes later, perhaps on another thread; flows read top to bottom and hold no thread
// while they wait (DECISIONS 3). Lazy: nothing runs until it is awaited or started. One awaiter, one result. A Task may
// be destroyed before it was started, never while it runs. Note for g++ 12: put arguments of a co_await'ed call into
// named locals first; temporaries with destructors inside a co_await expression are sometimes destroyed twice.
#pragma once
#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace zq::workflow {

template <class T>
class [[nodiscard]] Task {
 public:
  struct promise_type {
    std::optional<T> result;
    std::coroutine_handle<> waiting = std::noop_coroutine();
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> done) noexcept {
        return done.promise().waiting;
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    template <class U>
    void return_value(U&& value) {
      result.emplace(std::forward<U>(value));
    }
    void unhandled_exception() noexcept { std::terminate(); }  // flows return Errors; an exception here is a bug
  };

  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task(const Task&) = delete;
  Task& operator=(Task) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) noexcept {
    handle_.promise().waiting = waiting;
    return handle_;
  }
  T await_resume() { return std::move(*handle_.promise().result); }

 private:
  explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  std::coroutine_handle<promise_type> handle_;
};

// Turns a callback interface into a Task: start(done) is called once the Task is awaited; done(value) must be called
// exactly once, on any thread, also from inside start.
template <class T>
Task<T> from_callback(std::function<void(std::function<void(T)>)> start) {
  struct Awaiter {
    std::function<void(std::function<void(T)>)> start;
    std::optional<T> value;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> self) {
      // done may resume and end the coroutine, on this thread or another, before start returns: nothing of *this may be
      // touched after the call, so start itself moves out of the frame first.
      auto run = std::move(start);
      run([this, self](T result) {
        value.emplace(std::move(result));
        self.resume();
      });
    }
    T await_resume() { return std::move(*value); }
  };
  Awaiter awaiter{std::move(start), std::nullopt};
  co_return co_await awaiter;
}

// Runs a task to its end; done is called with the result on the thread that finishes it.
template <class T>
void start(Task<T> task, std::function<void(T)> done) {
  struct Detached {
    struct promise_type {
      Detached get_return_object() { return {}; }
      std::suspend_never initial_suspend() noexcept { return {}; }
      std::suspend_never final_suspend() noexcept { return {}; }
      void return_void() {}
      void unhandled_exception() noexcept { std::terminate(); }
    };
  };
  [](Task<T> running, std::function<void(T)> finished) -> Detached {
    T value = co_await running;
    finished(std::move(value));
  }(std::move(task), std::move(done));
}

}  // namespace zq::workflow
