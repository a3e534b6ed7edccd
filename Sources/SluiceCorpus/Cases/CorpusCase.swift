// One case of a corpus: an input, and beside it what must come out, with a sentence why. Not a test: it runs nothing.

import SluiceCore

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
  /// What is wrong with the files of the case, so that it cannot be run; nil of nearly all.
  public var trouble: String?

  /// The case of an input, with its expectation when there is one; without a path for it, it stands beside the input.
  ///
  /// - Throws: ``SluiceError`` when the expectation's header cannot be read, or it may be another input's.
  public init(input: String, expectation: String? = nil) throws(SluiceError) {
    self.input = input
    let found = expectation.map { ($0, []) } ?? CorpusCase.expectation(of: input)
    self.expectation = found.0
    if !found.1.isEmpty {
      throw SluiceError(.unreadable, "\(input): " + ExpectationNames.trouble(found.0, of: input, found.1))
    }
    try readExpectation()
  }

  /// A file that makes no case.
  init(_ path: String, in folder: String, trouble: String) {
    (input, expectation, self.folder, self.trouble) = (path, path, folder, trouble)
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
    expected = lines.isEmpty && header.error == nil && !header.isEmpty ? nil : lines
  }

  /// A path without the ending of its last name.
  static func stem(of path: String) -> String {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > name else { return path }
    return String(path[..<dot])
  }
}
