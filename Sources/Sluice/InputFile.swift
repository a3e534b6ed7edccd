// A file or standard input, read in pieces. Not a parser, and never more than the one file it was given.

import SluiceCore
import SystemPackage

/// An open file that closes with its last owner.
public final class InputFile {
  private let descriptor: FileDescriptor
  private let isOwned: Bool
  private let path: String

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

  deinit {
    if isOwned { try? descriptor.close() }
  }

  /// The next bytes, at most 64 KiB; nil at the end.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when the system cannot read on.
  public func read() throws(SluiceError) -> [UInt8]? {
    var count = 0
    var trouble: (any Error)?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
      do {
        unsafe count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        trouble = error
      }
      filled = count
    }
    if let trouble { throw SluiceError(.unreadable, "cannot be read: \(trouble)") }
    return count == 0 ? nil : bytes
  }
}
