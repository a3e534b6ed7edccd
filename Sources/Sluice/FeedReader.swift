// Pull from a file or any source of bytes, record by record. Not a parser: it feeds one.

import SluiceCore

/// Reads one feed from a file or another source of bytes, as the records are asked for.
///
/// ```swift
/// let reader = try FeedReader(path: "feed.xml")
/// for entry in reader.entries { print(entry.title ?? "untitled", entry.link ?? "") }
/// if let failure = reader.failure { print("stopped at \(failure)") }
/// ```
///
/// A class, because a loop over ``entries`` and the question about ``failure`` after it are about one reading.
public final class FeedReader {
  private var parser: FeedParser
  private var read: () throws(SluiceError) -> [UInt8]?

  /// Why the reading ended before the end of the input; nil as long as it did not.
  public private(set) var failure: SluiceError?

  /// Reads from a function that gives the next bytes, and nil at the end.
  /// `name` is what entries of other inputs call this one in ``DuplicateOf/input``.
  public init(
    options: Options = Options(), name: String? = nil, reading read: @escaping () throws(SluiceError) -> [UInt8]?
  ) {
    parser = FeedParser(options: options, name: name)
    self.read = read
  }

  /// Reads a file, 64 KiB at a time.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when it cannot be opened.
  public convenience init(path: String, options: Options = Options(), name: String? = nil) throws(SluiceError) {
    let file = try InputFile(path: path)
    self.init(options: options, name: name) { () throws(SluiceError) in try file.read() }
  }

  /// The next record; nil at the end of the input.
  ///
  /// - Throws: ``SluiceError`` when nothing more can be read; every record before the trouble was given.
  public func next() throws(SluiceError) -> Record? {
    if failure != nil { return nil }
    do throws(SluiceError) {
      while true {
        if let record = try parser.next() { return record }
        if isFinished { return nil }
        if let bytes = try read() {
          parser.consume(bytes)
        } else {
          isFinished = true
          parser.finish()
        }
      }
    } catch {
      failure = error
      throw error
    }
  }

  private var isFinished = false

  /// Before the first record is asked for: entries of inputs read before, see ``FeedParser/resume(_:)``.
  public func resume(_ seen: consuming SeenEntries) { parser.resume(seen) }

  /// Hands over which entries were seen, for the next input. To be called when all is read.
  public func takeSeen() -> SeenEntries { parser.takeSeen() }

  /// What was delivered so far.
  public var summary: Summary { parser.summary }

  /// The entries, in document order. A trouble ends the sequence and stands in ``failure``.
  public var entries: some Sequence<Entry> {
    AnySequence {
      AnyIterator {
        while let record = try? self.next() {
          if case .entry(let entry) = record { return entry }
        }
        return nil
      }
    }
  }
}
