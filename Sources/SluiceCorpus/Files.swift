// Directories listed, files read and written whole. Knows nothing of cases.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Sluice
import SluiceCore
import SystemPackage

/// What a collection needs of the file system; troubles name the path.
enum Files {
  /// A name in a directory.
  struct Entry {
    var name: String
    var isDirectory: Bool
    /// Whether the name is text. Of another only a likeness is shown: paths are texts everywhere, so it cannot be opened.
    var isText = true
  }

  /// The names in a directory but hidden ones, sorted by their bytes, so that an order holds on every machine. A link
  /// to a directory is not followed: it may lead in a circle.
  static func entries(of directory: String) throws(SluiceError) -> [Entry] {
    guard let stream = unsafe opendir(directory) else {
      throw SluiceError(.unreadable, "\(directory): is no directory that can be listed")
    }
    defer { _ = unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if bytes.first == UInt8(ascii: ".") { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        var status = stat()
        let isThere = unsafe fstatat(dirfd(stream), bytes.map { CChar(bitPattern: $0) } + [0], &status, 0) == 0
        let isDirectory = isThere && status.st_mode & S_IFMT == S_IFDIR
        entries.append(Entry(name: String(decoding: bytes, as: UTF8.self), isDirectory: isDirectory, isText: false))
        continue
      }
      var status = stat()
      let path = directory + "/" + name
      guard unsafe lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFLNK {
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      }
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      guard isDirectory || status.st_mode & S_IFMT == S_IFREG else { continue }
      entries.append(Entry(name: name, isDirectory: isDirectory))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// Whether two paths are written for one place.
  static func isSamePlace(_ one: String, _ other: String) -> Bool {
    FilePath(one).lexicallyNormalized() == FilePath(other).lexicallyNormalized()
  }

  static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 && !isDirectory(path) }

  /// The bytes of a file, unpacked as `parse` does.
  static func bytes(of path: String) throws(SluiceError) -> [UInt8] {
    do throws(SluiceError) {
      let file = try InputFile(path: path)
      var bytes: [UInt8] = []
      while let more = try file.read() { bytes += more }
      return bytes
    } catch {
      throw SluiceError(error.kind, "\(path): \(error.reason)")
    }
  }

  /// Writes a file that appears under its name when it is complete, with the directories above it.
  static func write(_ text: String, to path: String) throws(SluiceError) { try write(Array(text.utf8), to: path) }

  static func write(_ bytes: [UInt8], to path: String) throws(SluiceError) {
    makeDirectories(above: path)
    let partial = "\(path).part\(getpid())"
    // One that another process left; what anybody puts there after this is not written through.
    _ = unsafe unlink(partial)
    do {
      let file = try FileDescriptor.open(
        FilePath(partial), .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      _ = unsafe unlink(partial)
      throw SluiceError(.unreadable, "\(path): cannot be written: \(error)")
    }
    if unsafe rename(partial, path) != 0 {
      throw SluiceError(.unreadable, "\(path): cannot be named: \(Errno(rawValue: errno))")
    }
  }

  /// Whether a file of this name could be written, as far as can be seen without writing it.
  ///
  /// - Throws: ``SluiceError`` when it is there already, or nothing can be written above it.
  static func checkNew(_ path: String) throws(SluiceError) {
    if exists(path) { throw SluiceError(.unreadable, "\(path): stands there already") }
    var above = FilePath(path).lexicallyNormalized().removingLastComponent()
    while !above.isEmpty, !exists(above.string), above != above.removingLastComponent() {
      above = above.removingLastComponent()
    }
    let directory = above.isEmpty ? "." : above.string
    guard isDirectory(directory), unsafe access(directory, W_OK | X_OK) == 0 else {
      throw SluiceError(.unreadable, "\(path): cannot be written: nothing can be made in \(directory)")
    }
  }

  /// What cannot be made shows when the file is written.
  private static func makeDirectories(above path: String) {
    for (place, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && place > 0 {
      _ = unsafe mkdir(String(decoding: path.utf8.prefix(place), as: UTF8.self), 0o777)
    }
  }
}
