// Where a page or a list of results goes, looked at before anything is read. Makes no report.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import ArgumentParser
import Sluice
import SystemPackage

/// A file that an option names for a report. Whoever forgets that name names a feed instead, so nothing is replaced but an
/// earlier report.
struct ReportFile {
  /// The option, as it is written.
  var option: String
  var path: String
  /// What a report of this kind begins with.
  var beginning: String

  /// Refuses a file that would be lost.
  func validate() throws {
    if path == "-" { throw ValidationError("\(option) takes a file; standard output has the report already.") }
    if isOther { throw ValidationError("\(option): '\(path)' is there and no earlier report: name another file.") }
  }

  /// Refuses a file that is read in this run.
  func validate(inputs: [String]) throws {
    if let input = inputs.first(where: { InputFile.isSame($0, path) }) {
      throw ValidationError("\(option) is the input '\(input)' itself.")
    }
  }

  /// Whether both lead to one file, there or not.
  func isSame(_ other: ReportFile) -> Bool {
    FilePath(path).lexicallyNormalized() == FilePath(other.path).lexicallyNormalized()
      || InputFile.isSame(path, other.path)
  }

  /// Whether something is there that is no report of this kind; of an empty file nothing is lost.
  private var isOther: Bool {
    guard let size = InputFile.size(of: path), size > 0 else { return false }
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return true }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: beginning.utf8.count)
    let count = unsafe (try? bytes.withUnsafeMutableBytes { unsafe try file.read(into: $0) }) ?? 0
    return !bytes.prefix(count).elementsEqual(beginning.utf8)
  }

  /// Ends the command now when the report could not be written after all the work.
  func checkWritable() throws {
    var status = stat()
    let isThere = unsafe lstat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR { throw Printer.stop("\(path): cannot be written: Is a directory") }
    // What is no plain file is opened once only: a pipe would end for its reader, what a link leads to would be emptied.
    if isThere, status.st_mode & S_IFMT != S_IFREG { return }
    try Printer(path: path).abandon()
  }
}
