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
  private let isReady: () -> Bool

  /// Why the reading ended before the end of the input; nil as long as it did not.
  public private(set) var failure: SluiceError?

  /// Reads from a function that gives the next bytes, and nil at the end.
  /// `name` is what entries of other inputs call this one in ``DuplicateOf/input``.
  ///
  /// `isReady` says whether the function will give bytes at once. Where it will not, what was read is delivered before it
  /// is called, however little that is; with ``Options/jobs`` records are else made ahead, some thousand at most.
  public init(
    options: Options = Options(), name: String? = nil, isReady: @escaping () -> Bool = { false },
    reading read: @escaping () throws(SluiceError) -> [UInt8]?
  ) {
    parser = FeedParser(options: options, name: name)
    self.read = read
    self.isReady = isReady
  }

  /// Reads a file, 64 KiB at a time.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when it cannot be opened.
  public convenience init(path: String, options: Options = Options(), name: String? = nil) throws(SluiceError) {
    self.init(try InputFile(path: path), options: options, name: name)
  }

  /// Reads a file that is open.
  public convenience init(_ file: InputFile, options: Options = Options(), name: String? = nil) {
    self.init(options: options, name: name, isReady: { file.isReady }) { () throws(SluiceError) in try file.read() }
  }

  /// Reads a small input and keeps it; ``next()`` gives it, and reads on where it is not so small: what is compressed may
  /// be a thousand times its size.
  func readAhead() {
    while parser.readAhead(), !parser.isDone, !isFinished, trouble == nil, parser.summary.bytes < FeedReader.farthest {
      take()
    }
  }

  private static let farthest = 1 << 20

  /// Asks for the next bytes.
  private func take() {
    do throws(SluiceError) {
      if let bytes = try read() {
        hasDrained = false
        parser.consume(bytes)
      } else {
        isFinished = true
        parser.finish()
      }
    } catch {
      // What was read before comes first.
      trouble = error
      parser.breakOff()
    }
  }

  /// The next record; nil at the end of the input.
  ///
  /// - Throws: ``SluiceError`` when nothing more can be read; every record before the trouble was given.
  public func next() throws(SluiceError) -> Record? {
    if failure != nil { return nil }
    do throws(SluiceError) {
      while true {
        if let record = try parser.next() { return record }
        if let trouble { throw trouble }
        if isFinished { return nil }
        if !hasDrained, !isReady() {
          hasDrained = true
          parser.drain()
          continue
        }
        take()
      }
    } catch {
      failure = error
      throw error
    }
  }

  private var isFinished = false
  /// Why there are no more bytes.
  private var trouble: SluiceError?
  /// Whether all that can be made of the bytes read so far was asked for.
  private var hasDrained = false

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
