// Any bytes as a feed: the records are the same for every chunking and any jobs, and each can be written.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FuzzDriver
import Sluice

/// Everything one reading gives.
struct Reading: Equatable {
  var records: [Record] = []
  /// Not where: inside ill-formed text expat's own place depends on the chunks.
  var failure: SluiceError.Kind?
}

func read(_ bytes: [UInt8], chunk: Int, jobs: Int = 1, repair: RepairLevel = .safe) -> Reading {
  var options = Options()
  options.markup = .raw
  options.jobs = jobs
  options.repair = repair
  options.limits.depth = 32
  var parser = FeedParser(options: options)
  var reading = Reading()
  do throws(SluiceError) {
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      parser.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      while let record = try parser.next() { reading.records.append(record) }
    }
    parser.finish()
    while let record = try parser.next() { reading.records.append(record) }
  } catch {
    reading.failure = error.kind
    // A run of bad bytes that the error interrupts has no note yet, or one, depending on how far was read ahead.
    reading.records.removeAll { if case .note = $0 { true } else { false } }
    reading.records = reading.records.compactMap { record in
      guard case .feed(var feed) = record else { return record }
      feed.repaired = false
      return feed.isFinal ? nil : .feed(feed)
    }
  }
  return reading
}

exit(
  fuzz { data, count in
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let first = bytes.first else { return 0 }
    let whole = read(bytes, chunk: max(1, count))
    require(read(bytes, chunk: 1 + Int(first) % 7) == whole, "chunks change the records")
    // Without repair nothing is held back, so that a feed of a few items is cut for several jobs already.
    let one = read(bytes, chunk: max(1, count), repair: .off)
    require(read(bytes, chunk: 1 + Int(first), jobs: 2, repair: .off) == one, "jobs change the records")
    var lines = JSONLines()
    for record in whole.records {
      lines.write(record)
      if case .entry(let entry) = record { require(!entry.id.isEmpty, "an entry without id") }
    }
    lines.drain { written in
      require(written.filter { $0 == 0x0A }.count == whole.records.count, "a record is a line")
      require(String(validating: written, as: UTF8.self) != nil, "lines are UTF-8")
    }
    return 0
  })
