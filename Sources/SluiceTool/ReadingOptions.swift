// Options that say how an input is read, for every command that reads markup.

import ArgumentParser
import Sluice
import SluiceCore

struct ReadingOptions: ParsableArguments {
  @Option(help: "The encoding the transport gave (HTTP charset), any label; a byte order mark still wins.")
  var charset: String?

  @Flag(
    help: "expat's own verdict: nothing is mended, no encoding but its own is read, the first error ends the input.")
  var strict = false

  @Option(help: "Open elements at one time; deeper ones are skipped.")
  var maxDepth = Limits().depth

  @Option(help: "Attributes of one element; further ones are dropped.")
  var maxAttributes = Limits().attributesPerElement

  @Option(help: "Bytes of one text or attribute, in UTF-8; the rest is cut.")
  var maxFieldBytes = Limits().bytesPerField

  @Option(help: "Bytes of one entry, or of the feed around them, 256 for each element included; the rest is left out.")
  var maxRecordBytes = Limits().bytesPerRecord

  @Option(help: "Bytes of one tag, comment, instruction or document type, in UTF-8; the rest is left out.")
  var maxTokenBytes = Limits().bytesPerToken

  @Option(help: "Bytes that the entities of a document type may add; later references stay as they are written.")
  var maxEntityGrowth = Limits().entityGrowth

  @Option(help: "Bytes of one input; reading ends after them.")
  var maxBytes: Int?

  func validate() throws {
    let numbers = [
      maxDepth, maxAttributes, maxFieldBytes, maxRecordBytes, maxTokenBytes, maxEntityGrowth, maxBytes ?? 1,
    ]
    ReadingOptions.warn(ofCharset: charset)
    if numbers.contains(where: { $0 < 1 }) { throw ValidationError("A limit is a number from 1 on.") }
  }

  /// A label nobody knows is no reason not to read, but it may be a slip.
  static func warn(ofCharset label: String?) {
    guard let label, !Options.knows(charset: label) else { return }
    Printer.message("--charset: no encoding is called '\(label)'; the bytes decide")
  }

  var limits: Limits {
    var limits = Limits()
    limits.depth = maxDepth
    limits.attributesPerElement = maxAttributes
    limits.bytesPerField = maxFieldBytes
    limits.bytesPerRecord = maxRecordBytes
    limits.bytesPerToken = maxTokenBytes
    limits.entityGrowth = maxEntityGrowth
    limits.bytes = maxBytes ?? .max
    return limits
  }
}
