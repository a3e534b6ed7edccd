// The threads that read batches, and who of them reads which. Not their order: whoever asks for a batch waits for it.

/// Readers of one document at work side by side; the thread that asks for batches is one of them.
final class BatchCrew: @unchecked Sendable {
  private let monitor = Monitor()
  /// The caller's own, and one for each further thread.
  private let own: BatchReader
  private var threads: [WorkerThread] = []
  private var waiting: [Batch] = []
  private var isOver = false

  /// Each reader but the first gets a thread; where the system gives none, the others read on.
  init(_ readers: [BatchReader]) {
    own = readers[0]
    for reader in readers.dropFirst() {
      if let thread = WorkerThread({ self.work(with: reader) }) { threads.append(thread) }
    }
  }

  /// Whoever lets go of a crew ends it first: its threads hold it.
  func end() {
    monitor.enter()
    isOver = true
    waiting = []
    monitor.announce()
    monitor.leave()
    for thread in threads { thread.join() }
    threads = []
  }

  /// Puts a batch behind those that wait.
  func add(_ batch: Batch) {
    monitor.enter()
    waiting.append(batch)
    monitor.announce()
    monitor.leave()
  }

  /// Returns when a batch was read; helps until then.
  func finish(_ batch: Batch) {
    monitor.enter()
    while !batch.isRead {
      if waiting.isEmpty { monitor.wait() } else { readNext(with: own) }
    }
    monitor.leave()
  }

  private func work(with reader: BatchReader) {
    monitor.enter()
    while !isOver {
      if waiting.isEmpty { monitor.wait() } else { readNext(with: reader) }
    }
    monitor.leave()
  }

  /// Reads the first that waits; to be called within the monitor, which is left meanwhile.
  private func readNext(with reader: BatchReader) {
    let batch = waiting.removeFirst()
    monitor.leave()
    reader.read(batch)
    monitor.enter()
    batch.isRead = true
    monitor.announce()
  }
}
