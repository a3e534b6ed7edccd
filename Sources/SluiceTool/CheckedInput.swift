// An input that is shown as it is read. Not a parser: it lends the parser the bytes and keeps their text.

import Sluice
import SluiceCore
import SluiceOutputs

/// Reads a file for a parser, with a window on the source that is always further than the parser.
///
/// A line is shown to its end, so the window must have it before the parser can ask; by 64 KiB at least, whatever
/// pieces a pipe gives, so that the pieces cannot be seen in the report.
final class CheckedInput {
  let window: SourceWindow
  private let file: InputFile
  private var ahead: [UInt8]?
  private var isAtEnd = false
  private var failure: SluiceError?

  init(path: String, window: SourceWindow) throws(SluiceError) {
    file = try InputFile(path: path)
    self.window = window
    readAhead()
  }

  /// The next bytes; nil at the end.
  func read() throws(SluiceError) -> [UInt8]? {
    if let bytes = ahead {
      readAhead()
      return bytes
    }
    if let failure { throw failure }
    return nil
  }

  private func readAhead() {
    ahead = nil
    guard !isAtEnd else { return }
    var bytes: [UInt8] = []
    do throws(SluiceError) {
      while bytes.count < 64 << 10 {
        guard let more = try file.read() else {
          isAtEnd = true
          break
        }
        if bytes.isEmpty { bytes = more } else { bytes += more }
      }
    } catch {
      // The parser meets it after the bytes before it.
      failure = error
      isAtEnd = true
    }
    if !bytes.isEmpty {
      window.consume(bytes)
      ahead = bytes
    }
    if isAtEnd { window.finish() }
  }
}
