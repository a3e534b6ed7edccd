// A file or standard input, read in pieces. Not a parser, and never more than the one file it was given.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import SluiceCore
import SystemPackage

/// An open file that closes with its last owner. What is compressed, by gzip or zlib, is unpacked while it is read.
public final class InputFile {
  private let descriptor: FileDescriptor
  private let isOwned: Bool
  private let path: String
  private var inflater: Inflater?
  private var hasBegun = false
  private var isOpen = true
  /// Bytes read so far, packed as they lie on the disk.
  public private(set) var bytesRead = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when it cannot be opened.
  public init(path: String) throws(SluiceError) {
    self.path = path
    isOwned = path != "-"
    do {
      descriptor = isOwned ? try FileDescriptor.open(FilePath(path), .readOnly) : .standardInput
    } catch {
      throw SluiceError(.unreadable, "cannot be opened: \(error)")
    }
  }

  /// Whether two paths lead to one file that is there.
  public static func isSame(_ one: String, _ other: String) -> Bool {
    var a = stat()
    var b = stat()
    guard unsafe stat(one, &a) == 0, unsafe stat(other, &b) == 0 else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_mode & S_IFMT == S_IFREG
  }

  /// Bytes of a plain file, or of one that is standard input, `-`; nil of a pipe and what else has no end known.
  public static func size(of path: String) -> Int? {
    var status = stat()
    guard unsafe (path == "-" ? fstat(0, &status) : stat(path, &status)) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { close() }

  /// At its end a file is let go of: inputs that are read before their turn may be many.
  private func close() {
    if isOwned, isOpen { try? descriptor.close() }
    isOpen = false
  }

  /// Whether ``read()`` will not have to wait.
  var isReady: Bool {
    guard isOpen else { return true }
    var asked = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&asked, 1, 0) > 0
  }

  /// The next bytes, at most 64 KiB; nil at the end.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when the system cannot read on, or compressed data is damaged or ends
  ///   too early; what was unpacked before is given first.
  public func read() throws(SluiceError) -> [UInt8]? {
    if !hasBegun {
      hasBegun = true
      guard let head = try begin() else { return nil }
      if inflater == nil { return head }
      inflater?.take(head)
    }
    if inflater == nil { return try readPiece() }
    while true {
      if let bytes = try inflater?.next(atMost: InputFile.piece) { return bytes }
      guard let packed = try readPiece() else { break }
      inflater?.take(packed)
    }
    try inflater?.finish()
    return nil
  }

  /// The first bytes, of which two say whether they are compressed.
  private func begin() throws(SluiceError) -> [UInt8]? {
    guard var head = try readPiece() else { return nil }
    while Inflater.recognises(head) == nil, let more = try readPiece() { head += more }
    if Inflater.recognises(head) == true { inflater = Inflater() }
    return head
  }

  private static let piece = 64 << 10

  private func readPiece() throws(SluiceError) -> [UInt8]? {
    guard isOpen else { return nil }
    var count = 0
    var trouble: (any Error)?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: InputFile.piece) { buffer, filled in
      do {
        unsafe count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        trouble = error
      }
      filled = count
    }
    if let trouble { throw SluiceError(.unreadable, "cannot be read: \(trouble)") }
    bytesRead += count
    if count == 0 { close() }
    return count == 0 ? nil : bytes
  }
}
