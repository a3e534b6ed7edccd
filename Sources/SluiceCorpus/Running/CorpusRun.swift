// Runs a case through the library at a chunk size and writes what the command would print. Compares nothing.

import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs
import SluiceSQLite

/// What came out of one run of a case.
public struct CorpusOutput: Sendable, Equatable {
  /// The lines as `sluice` prints them.
  public var lines: [String] = []
  /// `LINE:COLUMN: reason` when the reading ended with an error.
  public var error: String?
  /// Whether a program ended by a signal, or had to be ended.
  var isCrash = false

  package init(lines: [String] = [], error: String? = nil) {
    self.lines = lines
    self.error = error
  }
}

extension CorpusCase {
  /// Runs the case, the input in chunks of `size` bytes or whole; an input that cannot be opened is an error as any other.
  public func output(chunkSize size: Int? = nil) -> CorpusOutput {
    do throws(SluiceError) {
      return output(of: try Files.bytes(of: input), chunkSize: size)
    } catch {
      return CorpusOutput(error: error.description)
    }
  }

  /// Runs other bytes the way the case says, but for what is changed.
  public func output(
    of bytes: [UInt8], chunkSize size: Int? = nil, changing change: (inout Options) -> Void = { _ in }
  ) -> CorpusOutput {
    let chunks = Chunks(bytes: bytes, size: size ?? max(bytes.count, 1))
    var options = header.options?.options ?? Options()
    change(&options)
    switch header.run {
    case "events": return events(of: chunks, options)
    case "clean": return cleaned(of: chunks, header.options ?? CaseOptions())
    default: return records(of: chunks, options)
    }
  }

  private func records(of chunks: Chunks, _ options: Options) -> CorpusOutput {
    var output = CorpusOutput()
    let format = header.options?.format ?? .jsonl
    guard var writer = RecordWriter(format, formulas: header.options?.formulas ?? .keep) else {
      return rows(of: chunks, options)
    }
    output.error = read(chunks, options) { writer.write($0) }
    writer.finish()
    unsafe writer.drain { unsafe output.lines = lines(of: $0) }
    // The expectation is JSON Lines whatever the output is.
    if format != .jsonl { output.lines = output.lines.map(quoted) }
    return output
  }

  /// The rows of a database the records are written into.
  private func rows(of chunks: Chunks, _ options: Options) -> CorpusOutput {
    var output = CorpusOutput()
    do throws(SQLiteError) {
      let database = try SQLiteOutput(path: ":memory:")
      try database.begin(input: "-")
      var trouble: SQLiteError?
      output.error = read(chunks, options) { record in
        do throws(SQLiteError) { try database.write(record) } catch { trouble = error }
      }
      if let trouble { throw trouble }
      try database.finish()
      try database.check()
      output.lines = try database.rows()
    } catch {
      output.error = error.message
    }
    return output
  }

  /// Hands on every record; why the reading ended before the input did.
  private func read(_ chunks: Chunks, _ options: Options, _ take: (Record) -> Void) -> String? {
    var parser = FeedParser(options: options)
    do throws(SluiceError) {
      for chunk in chunks {
        if chunk.isEmpty { parser.finish() } else { parser.consume(chunk) }
        while let record = try parser.next() { take(record) }
      }
      return nil
    } catch {
      return error.description
    }
  }

  private func events(of chunks: Chunks, _ options: Options) -> CorpusOutput {
    var output = CorpusOutput()
    var reading = MarkupParser.Options()
    reading.charset = options.charset
    reading.strict = options.strict
    reading.limits = options.limits
    var parser = MarkupParser(options: reading)
    var writer = EventLines()
    do throws(SluiceError) {
      for chunk in chunks {
        if chunk.isEmpty { parser.finish() } else { parser.consume(chunk) }
        while let event = try parser.next() { writer.write(event) }
      }
    } catch {
      output.error = error.description
    }
    for note in parser.takeNotes() { writer.write(note) }
    unsafe writer.drain { unsafe output.lines = lines(of: $0) }
    return output
  }

  func lines(of bytes: UnsafeRawBufferPointer) -> [String] {
    // By bytes: CR LF is one character to Swift, and would end no line.
    unsafe bytes.split(separator: 0x0A).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// A line of text as a line of JSON.
  func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.open(.object)
    json.key("kind")
    json.string("line")
    json.key("text")
    json.string(text)
    json.close(.object)
    return json.bytes.string(0..<json.bytes.count)
  }
}

/// An input in chunks, and an empty one for its end.
struct Chunks: Sequence {
  var bytes: [UInt8]
  var size: Int

  func makeIterator() -> some IteratorProtocol<[UInt8]> {
    var place = 0
    var isEnded = false
    return AnyIterator {
      if isEnded { return nil }
      let end = Swift.min(place + size, bytes.count)
      isEnded = place == bytes.count
      defer { place = end }
      return Array(bytes[place..<end])
    }
  }
}
