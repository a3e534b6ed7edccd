// Runs a case through the library at a chunk size and writes what the command would print. Compares nothing.

import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs

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
    var parser = FeedParser(options: options)
    let format = header.options?.format ?? .jsonl
    var writer = RecordWriter(format)
    do throws(SluiceError) {
      for chunk in chunks + [[]] {
        if chunk.isEmpty { parser.finish() } else { parser.consume(chunk) }
        while let record = try parser.next() {
          writer.write(record)
        }
      }
    } catch {
      output.error = error.description
    }
    unsafe writer.drain { unsafe output.lines = lines(of: $0) }
    // The expectation is JSON Lines whatever the output is.
    if format != .jsonl { output.lines = output.lines.map(quoted) }
    return output
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
    unsafe String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
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
