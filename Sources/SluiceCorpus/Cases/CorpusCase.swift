// One case of a corpus: an input, and beside it what must come out, with a sentence why. Not a test: it runs nothing.

import SluiceCore
import SluiceOutputs

/// A pair of files: `name.xml` (or any other ending) and `name.jsonl`.
///
/// The first line of the expectation is the header, an object of `kind` `case`; the lines after it are what
/// `sluice` prints.
public struct CorpusCase: Sendable {
  /// The input's path.
  public var input: String
  /// The expectation's path, whether it is there or not.
  public var expectation: String
  /// The folder under the collection's directory, such as `mending/html-entity`; empty at its top.
  public var folder = ""
  /// The header, empty when there is no expectation.
  public var header = CaseHeader()
  /// Whether there is an expectation, if only its header.
  public var hasExpectation = false
  /// The expected lines; nil when there is no expectation, or only its header.
  public var expected: [String]?

  /// The case of an input, with its expectation when there is one; without a path for it, it stands beside the input.
  ///
  /// - Throws: ``SluiceError`` when the expectation's header cannot be read.
  public init(input: String, expectation: String? = nil) throws(SluiceError) {
    self.input = input
    self.expectation = expectation ?? CorpusCase.stem(of: input) + ".jsonl"
    try readExpectation()
  }

  private mutating func readExpectation() throws(SluiceError) {
    guard Files.exists(expectation) else { return }
    let text = String(decoding: try Files.bytes(of: expectation), as: UTF8.self)
    var lines = text.utf8.split(separator: 0x0A).map { String(Substring($0)) }
    guard !lines.isEmpty else { return }
    hasExpectation = true
    do throws(CaseHeader.Trouble) {
      header = try CaseHeader(line: lines.removeFirst())
    } catch {
      throw SluiceError(
        .malformed,
        "\(expectation): the first line is no header such as {\"kind\":\"case\",\"why\":\"…\"}: \(error.reason)")
    }
    expected = lines.isEmpty && header.error == nil ? nil : lines
  }

  /// A path without the ending of its last name.
  static func stem(of path: String) -> String {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > name else { return path }
    return String(path[..<dot])
  }
}

extension CorpusCase {
  /// All cases under a directory, sorted by path; a file that ends in `.jsonl` or `.md` is no input.
  ///
  /// `expectations` is a directory with the same folders where the expectations stand, for collections that nothing can
  /// be written into; without it they stand beside the inputs. Where two inputs differ in nothing but their ending, or one
  /// is called as the other without it, the expectation is called by the whole name: `feed.xml.jsonl`.
  ///
  /// - Throws: ``SluiceError`` when the directory cannot be listed, a header cannot be read, or an expectation has
  ///   no input.
  public static func all(in directory: String, expectations: String? = nil) throws(SluiceError) -> [CorpusCase] {
    var cases: [CorpusCase] = []
    try collect(directory, "", expectations ?? directory, into: &cases)
    return cases
  }

  private static func collect(
    _ directory: String, _ folder: String, _ expectations: String, into cases: inout [CorpusCase]
  ) throws(SluiceError) {
    let entries = try Files.entries(of: directory)
    let inputs = entries.filter { !$0.isDirectory && !$0.name.hasSuffix(".jsonl") && !$0.name.hasSuffix(".md") }
    // An input that is called as another without its ending takes that name for itself.
    let names = Set(inputs.map(\.name))
    let counts = inputs.reduce(into: [String: Int]()) { counts, input in
      let stem = stem(of: input.name)
      counts[stem, default: 0] += stem != input.name && names.contains(stem) ? 2 : 1
    }
    var used: Set<String> = []
    for entry in entries {
      let path = directory + "/" + entry.name
      if entry.isDirectory {
        // Expectations that were put within the collection are none of its inputs.
        if path == expectations { continue }
        let inner = folder.isEmpty ? entry.name : folder + "/" + entry.name
        try collect(path, inner, expectations + "/" + entry.name, into: &cases)
      } else if !entry.name.hasSuffix(".jsonl"), !entry.name.hasSuffix(".md") {
        let stem = stem(of: entry.name)
        let name = (counts[stem] == 1 ? stem : entry.name) + ".jsonl"
        used.insert(name)
        var test = try CorpusCase(input: path, expectation: expectations + "/" + name)
        test.folder = folder
        cases.append(test)
      }
    }
    guard directory == expectations else { return }
    for entry in entries where entry.name.hasSuffix(".jsonl") && !used.contains(entry.name) {
      // A collection may hold other lines of JSON; what says that it is an expectation has lost its input.
      let text = try Files.bytes(of: directory + "/" + entry.name)
      let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
      guard (try? JSONValue(line))?["kind"]?.text == "case" else { continue }
      throw SluiceError(.unreadable, "\(directory)/\(entry.name): an expectation without its input")
    }
  }
}
