// The file in which other programs read a candidate, in a directory nobody else can look into. Chooses no candidate.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import SluiceCore

/// A file that is made when it is first needed; whoever makes one removes it.
public final class ScratchFile {
  private let temporary: String
  /// Made under a name that nobody knows before, so that no link can stand there.
  private var directory: String?

  /// Nothing is made yet; `temporary` is where directories that do not last are made.
  public init(in temporary: String) { self.temporary = temporary }

  /// Writes the candidate; where it stands.
  func write(_ bytes: [UInt8]) throws(SluiceError) -> String {
    let path = try place() + "/feed.xml"
    try Files.write(bytes, to: path)
    return path
  }

  private func place() throws(SluiceError) -> String {
    if let directory { return directory }
    var name = Array("\(temporary)/sluice-reduce-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&name) != nil else {
      throw SluiceError(.unreadable, "\(temporary): no directory can be made in it")
    }
    let made = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    directory = made
    return made
  }

  /// Removes what was made.
  public func remove() {
    guard let directory else { return }
    _ = unsafe unlink(directory + "/feed.xml")
    _ = unsafe rmdir(directory)
    self.directory = nil
  }
}
