// Threads that do pieces of work in the order they were given. Not the order of what comes of them: whoever wants a piece
// waits for it.

/// A piece of work, handed to one of a crew and back.
package protocol CrewWork: AnyObject, Sendable {
  /// Asked and said within the monitor of the crew.
  var isDone: Bool { get set }
}

/// Workers side by side; the thread that waits for their work is one of them.
package final class Crew<Work: CrewWork>: @unchecked Sendable {
  private let monitor = Monitor()
  /// The caller's own.
  private let own: @Sendable (Work) -> Void
  private var threads: [WorkerThread] = []
  private var waiting: [Work] = []
  private var isOver = false

  /// Each worker but the first gets a thread; where the system gives none, the others work on. A worker is called by
  /// one thread only.
  package init(_ workers: [@Sendable (Work) -> Void]) {
    own = workers[0]
    for worker in workers.dropFirst() {
      if let thread = WorkerThread({ self.run(worker) }) { threads.append(thread) }
    }
  }

  /// Whoever lets go of a crew ends it first: its threads hold it. What waits is not done any more.
  package func end() {
    monitor.enter()
    isOver = true
    waiting = []
    monitor.announce()
    monitor.leave()
    for thread in threads { thread.join() }
    threads = []
  }

  /// Puts work behind what waits.
  package func add(_ work: Work) {
    monitor.enter()
    waiting.append(work)
    monitor.announce()
    monitor.leave()
  }

  /// Returns when this was done; helps until then.
  package func finish(_ work: Work) {
    monitor.enter()
    while !work.isDone {
      if waiting.isEmpty { monitor.wait() } else { doNext(own) }
    }
    monitor.leave()
  }

  private func run(_ worker: @Sendable (Work) -> Void) {
    monitor.enter()
    while !isOver {
      if waiting.isEmpty { monitor.wait() } else { doNext(worker) }
    }
    monitor.leave()
  }

  /// Does the first that waits; to be called within the monitor, which is left meanwhile.
  private func doNext(_ worker: @Sendable (Work) -> Void) {
    let work = waiting.removeFirst()
    monitor.leave()
    worker(work)
    monitor.enter()
    work.isDone = true
    monitor.announce()
  }
}
