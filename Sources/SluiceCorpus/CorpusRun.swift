// Runs a case through the library at a chunk size and writes what the command would print. Compares nothing.

import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs
import SluiceSQLite

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What came out of one run of a case.
public struct CorpusOutput: Sendable, Equatable {
  /// The lines as `sluice` prints them.
  public var lines: [String] = []
  /// `LINE:COLUMN: reason` when the reading ended with an error.
  public var error: String?
}

extension CorpusCase {
  /// The chunk sizes every case must give the same output at; nil is the whole input at once.
  public static let chunkSizes: [Int?] = [nil, 1, 2, 3, 7, 64, 4096]

  /// Runs the case, the input in chunks of `size` bytes; an input that cannot be opened is an error as any other.
  public func output(chunkSize size: Int? = nil) -> CorpusOutput {
    guard let data = FileManager.default.contents(atPath: input) else {
      return CorpusOutput(error: "cannot be opened")
    }
    return output(of: Array(data), chunkSize: size)
  }

  /// Runs other bytes the way the case says.
  public func output(of bytes: [UInt8], chunkSize size: Int? = nil) -> CorpusOutput {
    var chunks: [[UInt8]] = [bytes]
    if let size {
      chunks = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }
    let options = header.options?.options ?? Options()
    switch header.run {
    case "events": return events(of: chunks, options)
    case "clean": return cleaned(of: chunks, header.options ?? CaseOptions())
    default: return records(of: chunks, options)
    }
  }

  private func records(of chunks: [[UInt8]], _ options: Options) -> CorpusOutput {
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
  private func rows(of chunks: [[UInt8]], _ options: Options) -> CorpusOutput {
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
  private func read(_ chunks: [[UInt8]], _ options: Options, _ take: (Record) -> Void) -> String? {
    var parser = FeedParser(options: options)
    do throws(SluiceError) {
      for chunk in chunks + [[]] {
        if chunk.isEmpty { parser.finish() } else { parser.consume(chunk) }
        while let record = try parser.next() { take(record) }
      }
      return nil
    } catch {
      return error.description
    }
  }

  private func events(of chunks: [[UInt8]], _ options: Options) -> CorpusOutput {
    var output = CorpusOutput()
    var reading = MarkupParser.Options()
    reading.charset = options.charset
    reading.strict = options.strict
    reading.limits = options.limits
    var parser = MarkupParser(options: reading)
    var writer = EventLines()
    do throws(SluiceError) {
      for chunk in chunks + [[]] {
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
