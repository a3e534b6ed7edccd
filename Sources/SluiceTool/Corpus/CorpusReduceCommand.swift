// `sluice corpus reduce`: a feed that shows something, made as small as it can be, as a new case.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import ArgumentParser
import SluiceCore
import SluiceCorpus
import SluiceOutputs
import Synchronization

struct CorpusReduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reduce",
    abstract: "Make a feed small that shows a note, an error, a difference or a crash, and write it as a new case.",
    discussion: """
      Whole elements are left out, then tags, lines, words and characters, as long as the rest shows it:
        sluice corpus reduce broken.xml --keep note:unclosed-tag
        sluice corpus reduce feed.xml --keep differs:old/sluice --keep field:title --output Corpus/title.xml
      What --keep can say:
      \(Keep.help.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      No rule acts on the result that did not act on the feed. Interrupted (Control-C), it writes the smallest so far,
      and nothing when it left out nothing.
      """)

  @Argument(help: "The feed; a header of an expectation beside it says how it is read.")
  var file: String

  @Option(help: "What the feed must go on showing; given more than once, all of it.")
  var keep: [String]

  @Option(
    help: "Where the small feed is written, its expectation beside it. (default: NAME-reduced in this directory)")
  var output: String?

  @Option(help: "How often the feed may be read.")
  var tests = 20_000

  @Option(help: "Seconds after which the smallest so far is written.")
  var seconds = 300

  /// Control-C was pressed.
  private static let isInterrupted = Atomic<Bool>(false)

  func validate() throws {
    if keep.isEmpty { throw ValidationError("--keep says what the feed must go on showing.") }
    if tests < 1 || seconds < 1 { throw ValidationError("A bound is a number from 1 on.") }
    _ = try keeps()
    if [".jsonl", ".md"].contains(where: { (output ?? defaultOutput).hasSuffix($0) }) {
      throw ValidationError("What ends in .jsonl or .md is no input of a corpus: --output names another.")
    }
  }

  private func keeps() throws -> [Keep] {
    let own = OtherBuild(path: CorpusReduceCommand.ownPath)
    do throws(Keep.Trouble) {
      var keeps: [Keep] = []
      for words in keep { keeps.append(try Keep(words, build: own)) }
      return keeps
    } catch {
      throw ValidationError("--keep: \(error.reason)")
    }
  }

  func run() throws {
    let output = output ?? defaultOutput
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    let isShown = isatty(2) == 1
    var due = clock.now
    // Reading the flag once makes it before a signal can.
    _ = CorpusReduceCommand.isInterrupted.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in CorpusReduceCommand.isInterrupted.store(true, ordering: .relaxed) }
    }
    let scratch = ScratchFile(in: unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp")
    defer { scratch.remove() }
    do throws(SluiceError) {
      try Reducer.check(output: output)
      let test = try CorpusCase(input: file)
      var reducer = try Reducer(test, keeps: try parsed(), tests: tests, scratch: scratch) { bytes, tests in
        if isShown, clock.now >= due {
          due = clock.now + .milliseconds(100)
          Printer.toStandardError("\r\(bytes) bytes, \(tests) tests\u{1B}[K")
        }
        return CorpusReduceCommand.isInterrupted.load(ordering: .relaxed) || clock.now >= end
      }
      let original = reducer.bytes.count
      try reducer.run()
      if isShown { Printer.toStandardError("\r\u{1B}[K") }
      if reducer.isCut, reducer.bytes.count == original {
        throw SluiceError(.unreadable, "\(file): cut short before anything could be left out; nothing was written")
      }
      let name = file.split(separator: "/").last ?? ""
      let small = try reducer.write(to: output, why: "Reduced from \(name): keeps \(keep.joined(separator: " and ")).")
      let cut = reducer.isCut ? "; not to the end" : ""
      let sizes = "\(reducer.bytes.count) of \(original) bytes"
      print("\(TerminalText.safe(small.input)): \(sizes), \(CountWords.of(reducer.tests, "test"))\(cut)")
    } catch {
      throw Printer.stop(error.reason)
    }
  }

  /// Read in `validate` already, so nothing can be wrong with it.
  private func parsed() throws(SluiceError) -> [Keep] {
    do { return try keeps() } catch { throw SluiceError(.unreadable, "\(error)") }
  }

  private var defaultOutput: String {
    var name = String(file.split(separator: "/").last ?? "feed")
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    return name[..<dot] + "-reduced" + name[dot...]
  }

  /// Where this program stands.
  private static var ownPath: String {
    #if canImport(Darwin)
      CommandLine.arguments[0]
    #else
      "/proc/self/exe"
    #endif
  }
}
