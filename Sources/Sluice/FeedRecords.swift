// The asynchronous view: chunks in, records out as they are awaited. The same parser, not a second one.

import SluiceCore

/// The records of a feed whose bytes arrive asynchronously.
///
/// ```swift
/// for try await record in FeedRecords(chunks) {
///   if case .entry(let entry) = record { print(entry.title ?? "untitled") }
/// }
/// ```
///
/// The next chunk is asked for only when a record is awaited and the last chunk has no more: what reads slowly
/// slows the source down, and nothing piles up. When the task is cancelled the sequence ends before the next chunk.
public struct FeedRecords<Chunks: AsyncSequence>: AsyncSequence where Chunks.Element == [UInt8] {
  /// Feeds, entries and notes, in document order.
  public typealias Element = Record
  /// Errors of the source come as kind `unreadable`.
  public typealias Failure = SluiceError

  private let chunks: Chunks
  private let options: Options

  /// The records of what these chunks make up.
  public init(_ chunks: Chunks, options: Options = Options()) {
    self.chunks = chunks
    self.options = options
  }

  /// Begins at the first chunk.
  public func makeAsyncIterator() -> Iterator {
    Iterator(chunks: chunks.makeAsyncIterator(), parser: FeedParser(options: options))
  }

  /// Gives one record after the other.
  public struct Iterator: AsyncIteratorProtocol {
    private var chunks: Chunks.AsyncIterator
    private let state: State

    /// Shared by copies of the iterator, as iterators may be.
    private final class State {
      var parser: FeedParser
      var isFinished = false
      init(_ parser: consuming FeedParser) { self.parser = parser }
    }

    fileprivate init(chunks: Chunks.AsyncIterator, parser: consuming FeedParser) {
      self.chunks = chunks
      state = State(parser)
    }

    /// The next record; nil at the end of the input.
    ///
    /// - Throws: ``SluiceError``; an error of the source comes as kind `unreadable`.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(SluiceError) -> Record? {
      while true {
        if let record = try state.parser.next() { return record }
        if state.isFinished { return nil }
        if Task.isCancelled { return nil }
        let chunk: [UInt8]?
        do {
          chunk = try await chunks.next(isolation: actor)
        } catch {
          throw SluiceError(.unreadable, "cannot be read: \(error)")
        }
        if let chunk {
          state.parser.consume(chunk)
        } else {
          state.isFinished = true
          state.parser.finish()
        }
      }
    }

    /// The next record; nil at the end of the input.
    ///
    /// - Throws: ``SluiceError``; an error of the source comes as kind `unreadable`.
    public mutating func next() async throws(SluiceError) -> Record? { try await next(isolation: nil) }
  }
}
