// Runs the decoder over a whole input in chunks. Not a test.

import SluiceCore
@testable import SluiceMarkup

/// What came out of one input.
struct CharsetOutcome: Equatable {
  var name: String?
  var text: [UInt8] = []
  var notes: [Note] = []
  /// For every byte of the output (or every nth) and the place behind it.
  var offsets: [Int] = []

  var string: String { String(decoding: text, as: UTF8.self) }
  /// Where every scalar of the output began.
  var starts: [Int] { zip(text, offsets).filter { $0.0 & 0xC0 != 0x80 }.map(\.1) }
  /// `rule@decodedByte before>after`.
  var noteTexts: [String] {
    notes.map { "\($0.rule.name)@\($0.decodedByte) \($0.before ?? "")>\($0.after ?? "")" }
  }

  /// Decodes `bytes` in chunks of `chunk`, with an empty last call when `endsApart`.
  static func of(
    _ bytes: [UInt8], transport: String? = nil, chunk: Int = .max, endsApart: Bool = false, offsetStep: Int = 1
  ) -> Self {
    run(bytes, transport: transport, chunk: chunk, endsApart: endsApart, offsetStep: offsetStep, passes: false)
  }

  /// The same as a reader does it: what is clean goes past the decoder.
  static func passing(_ bytes: [UInt8], transport: String? = nil, chunk: Int = .max) -> Self {
    run(bytes, transport: transport, chunk: chunk, endsApart: true, offsetStep: 1, passes: true)
  }

  private static func run(
    _ bytes: [UInt8], transport: String?, chunk: Int, endsApart: Bool, offsetStep: Int, passes: Bool
  ) -> Self {
    var decoder = CharsetDecoder(transport: transport)
    var output = ByteBuffer()
    var outcome = CharsetOutcome()
    var index = 0
    repeat {
      var end = index + min(chunk, bytes.count - index)
      unsafe bytes[index..<end].withUnsafeBufferPointer { run in
        let passed = passes ? unsafe decoder.pass(run) : 0
        if passed > 0 {
          end = index + passed
          unsafe output.append(UnsafeBufferPointer(rebasing: run[..<passed]))
        } else {
          if passes, decoder.missing > 0 { end = min(end, index + decoder.missing) }
          let isLast = end == bytes.count && !endsApart
          unsafe decoder.decode(.init(rebasing: run[..<(end - index)]), isFinal: isLast, into: &output)
        }
      }
      index = end
      outcome.notes += decoder.takeNotes()
    } while index < bytes.count
    if endsApart {
      unsafe [UInt8]().withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: true, into: &output) }
      outcome.notes += decoder.takeNotes()
    }
    outcome.name = decoder.name
    outcome.text = unsafe output.withBytes { unsafe Array($0) }
    outcome.offsets = stride(from: 0, through: output.count, by: offsetStep).map {
      decoder.originalOffset(ofDecoded: $0)
    }
    return outcome
  }

  static let chunks = [1, 2, 3, 7]
}
