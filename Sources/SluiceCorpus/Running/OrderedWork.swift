// Many pieces of work on several threads, their results handed on in order. Knows nothing of cases.

import Dispatch
import Synchronization

/// Work whose results come in the order of the work, whatever the number of threads.
public enum OrderedWork {
  private final class Shared<Result: Sendable>: Sendable {
    private struct State {
      var next = 0
      var done: [Int: Result] = [:]
    }

    private let state = Mutex(State())
    private let count: Int

    init(count: Int) { self.count = count }

    func begin() -> Int? {
      state.withLock { state in
        guard state.next < count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }

    func end(_ number: Int, _ result: Result) { state.withLock { $0.done[number] = result } }

    func take(_ number: Int) -> Result? { state.withLock { $0.done.removeValue(forKey: number) } }

    func stop() { state.withLock { $0.next = count } }
  }

  /// Does `count` pieces on `jobs` threads; `deliver` is called on this one, for each in order. When it says false, no
  /// more pieces are begun.
  public static func run<Result: Sendable>(
    _ count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result, deliver: (Int, Result) -> Bool
  ) {
    let shared = Shared<Result>(count: count)
    let ready = DispatchSemaphore(value: 0)
    let threads = DispatchGroup()
    // A piece may be far longer than the others, so each thread takes one at a time.
    for _ in 0..<min(jobs, count) {
      DispatchQueue.global().async(group: threads) {
        while let number = shared.begin() {
          shared.end(number, work(number))
          ready.signal()
        }
      }
    }
    for number in 0..<count {
      var result = shared.take(number)
      while result == nil {
        ready.wait()
        result = shared.take(number)
      }
      if let result, !deliver(number, result) { break }
    }
    shared.stop()
    threads.wait()
  }
}
