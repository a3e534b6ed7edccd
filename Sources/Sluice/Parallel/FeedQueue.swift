// Several inputs, small ones read side by side before their turn comes. Not the order of their records: that is the
// inputs', and whoever takes them keeps it.

import SluiceCore

/// The readers of several inputs, each to be taken in its turn.
///
/// ```swift
/// let queue = FeedQueue(["feed.xml"], options: Options())
/// while let input = queue.next() {
///   for entry in try input.open().reader.entries { print(input.path, entry.title ?? "untitled") }
/// }
/// ```
///
/// With ``Options/jobs`` above 1, plain files of up to a megabyte are read before their turn, a few of them at a time; a
/// larger one is read by all jobs itself.
public final class FeedQueue {
  /// An input whose turn has come.
  public struct Input {
    /// As it was named.
    public let path: String
    fileprivate let ahead: InputAhead?
    fileprivate let options: Options
    fileprivate let name: String?

    /// Its reader, and the file that this reads.
    ///
    /// - Throws: ``SluiceError`` of kind `unreadable` when it cannot be opened.
    public func open() throws(SluiceError) -> (reader: FeedReader, file: InputFile) {
      // What could not be opened ahead may be when nothing else is open.
      if let ahead, case .success(let opened) = ahead.opened { return opened }
      let file = try InputFile(path: path)
      return (FeedReader(file, options: options, name: name), file)
    }
  }

  private let paths: [String]
  private let options: Options
  private var turn = 0
  /// The inputs before this one were looked at.
  private var looked = 0
  private var ahead: [Int: InputAhead] = [:]
  private var crew: Crew<InputAhead>?
  /// Bytes of the inputs that are read ahead.
  private var bytes = 0

  /// So many are looked at ahead, whatever the jobs.
  private static let most = 64
  /// A larger input is not kept.
  private static let largest = 1 << 20

  /// The inputs at these paths; `-` is standard input.
  public init(_ paths: [String], options: Options) {
    self.paths = paths
    self.options = options
  }

  deinit { crew?.end() }

  /// The next input; nil behind the last.
  public func next() -> Input? {
    guard turn < paths.count else { return nil }
    defer { turn += 1 }
    lookAhead()
    let found = ahead.removeValue(forKey: turn)
    if let found {
      crew?.finish(found)
      bytes -= found.size
    }
    return Input(path: paths[turn], ahead: found, options: options, name: name(turn))
  }

  private func name(_ place: Int) -> String? { paths.count > 1 ? paths[place] : nil }

  /// Hands small inputs to the crew, as many as keep it busy.
  private func lookAhead() {
    guard options.jobs > 1, paths.count > 1 else { return }
    looked = max(looked, turn)
    let last = min(paths.count, turn + min(16 * options.jobs, FeedQueue.most))
    while looked < last, bytes < FeedQueue.largest * options.jobs {
      let place = looked
      looked += 1
      guard let size = InputFile.size(of: paths[place]), paths[place] != "-", size <= FeedQueue.largest else {
        continue
      }
      var options = options
      options.jobs = 1
      let input = InputAhead(path: paths[place], size: size, options: options, name: name(place))
      ahead[place] = input
      bytes += size
      if crew == nil { crew = Crew(Array(repeating: { $0.read() }, count: self.options.jobs)) }
      crew?.add(input)
    }
  }
}

/// A small input, read whole by one of a crew and then given.
final class InputAhead: CrewWork, @unchecked Sendable {
  var isDone = false
  let size: Int
  private let path: String
  private let options: Options
  private let name: String?
  private(set) var opened: Result<(reader: FeedReader, file: InputFile), SluiceError>

  init(path: String, size: Int, options: Options, name: String?) {
    self.path = path
    self.size = size
    self.options = options
    self.name = name
    opened = .failure(SluiceError(.unreadable, "was not read"))
  }

  func read() {
    do throws(SluiceError) {
      let file = try InputFile(path: path)
      let reader = FeedReader(file, options: options, name: name)
      reader.readAhead()
      opened = .success((reader, file))
    } catch {
      opened = .failure(error)
    }
  }
}
