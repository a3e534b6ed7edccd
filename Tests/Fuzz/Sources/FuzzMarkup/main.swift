// Any bytes as any XML: the events are the same for every chunking, and places never run backwards.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FuzzDriver
import SluiceMarkup

/// Everything one reading gives.
struct Reading: Equatable {
  var events: [MarkupEvent] = []
  /// Not where: inside ill-formed text expat's own place depends on the chunks.
  var hasFailed = false
}

func read(_ bytes: [UInt8], chunk: Int, strict: Bool) -> Reading {
  var options = MarkupParser.Options()
  options.strict = strict
  options.limits.bytesPerField = 64
  options.limits.depth = 16
  var parser = MarkupParser(options: options)
  var reading = Reading()
  do {
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      parser.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      while let event = try parser.next() { reading.events.append(event) }
    }
    parser.finish()
    while let event = try parser.next() { reading.events.append(event) }
  } catch {
    reading.hasFailed = true
  }
  return reading
}

exit(
  fuzz { data, count in
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let first = bytes.first else { return 0 }
    for strict in [false, true] {
      let whole = read(bytes, chunk: max(1, count), strict: strict)
      let pieces = read(bytes, chunk: 1 + Int(first) % 7, strict: strict)
      require(pieces.hasFailed == whole.hasFailed, "chunks change the verdict")
      if strict, whole.hasFailed {
        // How much of a text expat hands on before it refuses the end of it depends on the chunks.
        let isPrefix = pieces.events.starts(with: whole.events) || whole.events.starts(with: pieces.events)
        require(isPrefix, "chunks change the events before the error")
      } else {
        require(pieces == whole, "chunks change the events")
      }
      for event in whole.events {
        require(event.position.byte >= 0 && event.position.byte <= count, "a place outside the input")
        require(event.position.line >= 1 && event.position.column >= 1, "a place that counts from 0")
      }
    }
    return 0
  })
