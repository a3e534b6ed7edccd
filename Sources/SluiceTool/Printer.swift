// Where lines go: standard output or a file, and messages to standard error. Formats nothing.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import ArgumentParser
import SluiceCore
import SluiceOutputs
import SystemPackage

/// When colours are written.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// Writes whole lines to standard output, or to a file that takes its name only when it is complete.
final class Printer {
  private let descriptor: FileDescriptor
  private let path: String?
  /// Where lines go until the output is complete; the path itself when that is no plain file (a pipe, a device, a link).
  private let partial: String
  /// Whether the last line that was written has its break.
  private var endsLine = true

  init(path: String?) throws {
    self.path = path
    // A reader that goes away is an error of writing, with a message and status 1, and not a silent death.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow on.
    signal(SIGXFSZ, SIG_IGN)
    partial = path.map(Printer.partial) ?? ""
    guard path != nil else {
      descriptor = .standardOutput
      return
    }
    do {
      descriptor = try FileDescriptor.open(
        FilePath(partial), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw Printer.stop("\(path ?? partial): cannot be written: \(error)")
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if let last = unsafe bytes.last { endsLine = last == 0x0A }
    do {
      _ = unsafe try descriptor.writeAll(bytes)
    } catch {
      abandon()
      throw Printer.stop("\(path ?? "standard output"): cannot be written: \(error)")
    }
  }

  /// What one input wrote must not run into what the next one does.
  func endLine() throws {
    if endsLine { return }
    let lineFeed: [UInt8] = [0x0A]
    unsafe try lineFeed.withUnsafeBytes { unsafe try write($0) }
  }

  private static func partial(_ path: String) -> String {
    var status = stat()
    let isThere = unsafe lstat(path, &status) == 0
    return isThere && status.st_mode & S_IFMT != S_IFREG ? path : "\(path).part\(getpid())"
  }

  /// Leaves what stood under the name as it was.
  func abandon() {
    guard let path, partial != path else { return }
    _ = unsafe unlink(partial)
  }

  /// Gives a file output its name.
  func finish() throws {
    guard let path, partial != path else { return }
    // Who may read what stood there may read what comes in its place, and nobody else.
    var status = stat()
    if unsafe stat(path, &status) == 0 { fchmod(descriptor.rawValue, status.st_mode & 0o7777) }
    do {
      try descriptor.close()
    } catch {
      throw Printer.stop("\(path): cannot be written: \(error)")
    }
    if unsafe rename(partial, path) != 0 { throw Printer.stop("\(path): cannot be named: \(Errno(rawValue: errno))") }
  }

  /// Writes a text to a file, which takes its name when it is complete.
  static func write(_ text: String, to path: String) throws {
    let printer = try Printer(path: path)
    let bytes = Array(text.utf8)
    unsafe try bytes.withUnsafeBytes { unsafe try printer.write($0) }
    try printer.finish()
  }

  /// Whether what is written has colours: a file has none, whatever standard output is.
  var hasColor: Bool { path == nil && Printer.hasColor(.auto) }

  static var isTerminal: Bool { isatty(1) == 1 }

  /// Columns of the terminal that standard output (1) or standard error (2) is; nil when it is none.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe isatty(descriptor) == 1 && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Whether to write colours. Source: <https://no-color.org>, any value but an empty one counts.
  static func hasColor(_ choice: ColorChoice) -> Bool {
    func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: return isTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    }
  }

  /// A message to standard error: `sluice: FILE:LINE:COLUMN: reason`.
  static func message(_ text: String) {
    toStandardError("sluice: " + TerminalText.safe(text) + "\n")
  }

  /// Text as it is; nobody can be told when it cannot be written.
  static func toStandardError(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = unsafe try? FileDescriptor.standardError.writeAll(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Notes that go beside the output, to standard error.
  static func explain(_ bytes: UnsafeRawBufferPointer) throws {
    if unsafe bytes.isEmpty { return }
    _ = unsafe try FileDescriptor.standardError.writeAll(bytes)
  }

  /// Why an input was not read to its end, and where.
  static func message(_ error: SluiceError, of input: String) {
    let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
    message("\(input == "-" ? "standard input" : input)\(place): \(error.reason)")
  }

  /// Says why, and ends with status 1.
  static func stop(_ text: String) -> ExitCode {
    message(text)
    return ExitCode(1)
  }
}
