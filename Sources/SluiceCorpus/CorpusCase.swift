// One case of a corpus: an input, and beside it what must come out, with a sentence why. Not a test: it runs nothing.

import Sluice
import SluiceCore
import SluiceOutputs
import SluiceText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A pair of files: `name.xml` (or any other ending) and `name.jsonl`.
///
/// The first line of the expectation is the header, an object of `kind` `case`; the lines after it are what
/// `sluice` prints.
public struct CorpusCase: Sendable {
  /// The header of an expectation.
  public struct Header: Codable, Sendable, Equatable {
    /// Always `case`.
    public var kind = "case"
    /// What is odd here, and what must come out.
    public var why = ""
    /// `parse` when absent, `events`, or `clean`.
    public var run: String?
    /// How the input is read.
    public var options: CaseOptions?
    /// `fail` for a known failure, which must fail.
    public var expect: String?
    /// `LINE:COLUMN: reason` when the input ends with an error.
    public var error: String?

    /// A header that says nothing yet.
    public init() {}
  }

  /// The input's path.
  public var input: String
  /// The expectation's path, whether it is there or not.
  public var expectation: String
  /// The header, empty when there is no expectation.
  public var header = Header()
  /// The expected lines; nil when there is no expectation, or only its header.
  public var expected: [String]?

  /// The case of an input, with its expectation when there is one.
  ///
  /// - Throws: ``SluiceError`` when the expectation's header cannot be read.
  public init(input: String) throws {
    self.input = input
    let stem = input.lastIndex(of: ".").map { String(input[..<$0]) } ?? input
    expectation = stem + ".jsonl"
    guard let data = FileManager.default.contents(atPath: expectation) else { return }
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    guard !lines.isEmpty else { return }
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(lines.removeFirst().utf8))
    } catch {
      throw SluiceError(
        .malformed, "\(expectation): the first line is no header such as {\"kind\":\"case\",\"why\":\"…\"}: \(error)")
    }
    expected = lines.isEmpty && header.error == nil ? nil : lines
  }

  /// All cases under a directory, sorted by path; a file that ends in `.jsonl` or `.md` is no input.
  ///
  /// - Throws: ``SluiceError`` when the directory cannot be listed, a header cannot be read, an expectation has
  ///   no input, or two inputs would share one.
  public static func all(in directory: String) throws -> [CorpusCase] {
    var cases: [CorpusCase] = []
    var names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted().filter { !$0.hasPrefix(".") }
    } catch {
      throw SluiceError(.unreadable, "\(directory): is no directory that can be listed")
    }
    let stems = names.filter { !$0.hasSuffix(".jsonl") }.map { $0.prefix(upTo: $0.lastIndex(of: ".") ?? $0.endIndex) }
    for name in names where name.hasSuffix(".jsonl") && !stems.contains(name.dropLast(6)) {
      throw SluiceError(.unreadable, "\(directory)/\(name): an expectation without its input")
    }
    if let twice = zip(stems, stems.dropFirst()).first(where: { $0 == $1 })?.0 {
      throw SluiceError(.unreadable, "\(directory)/\(twice): two inputs share one expectation")
    }
    names.removeAll { $0.hasSuffix(".jsonl") || $0.hasSuffix(".md") }
    for name in names {
      let path = directory + "/" + name
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
      if isDirectory {
        cases += try all(in: path)
      } else {
        cases.append(try CorpusCase(input: path))
      }
    }
    return cases
  }
}

/// How the input of a case is read; the names of the command line.
public struct CaseOptions: Codable, Sendable, Equatable {
  /// What one input may cost; see ``Limits``.
  public struct CaseLimits: Codable, Sendable, Equatable {
    /// Open elements.
    public var depth: Int?
    /// Attributes of one element.
    public var attributes: Int?
    /// Bytes of one text.
    public var fieldBytes: Int?
    /// Bytes of one record.
    public var recordBytes: Int?
    /// Bytes of one tag, comment, instruction or document type.
    public var tokenBytes: Int?
    /// Bytes that entities may add.
    public var entityGrowth: Int?
    /// Entries of the input.
    public var entries: Int?
    /// Bytes of the input.
    public var bytes: Int?
  }

  /// `--charset`
  public var charset: String?
  /// `--base`
  public var base: String?
  /// `--dialect`
  public var dialect: String?
  /// `--repair`
  public var repair: String?
  /// `--markup`
  public var markup: String?
  /// `--dedupe`
  public var dedupe: String?
  /// `--near`
  public var near: Double?
  /// `--dedupe-memory`
  public var dedupeMemory: Int?
  /// `--strict`
  public var strict: Bool?
  /// `--format`
  public var format: OutputFormat?
  /// `--formulas`, for `csv` and `tsv`.
  public var formulas: Formulas?
  /// `--steps`, for `clean`.
  public var steps: String?
  /// `--jsonl --field`, for `clean`.
  public var field: String?
  /// `--repeat-window`, for `clean`.
  public var repeatWindow: Int?
  /// Whether `clean` shows where links lead.
  public var links: Bool?
  /// The limits.
  public var limits: CaseLimits?

  /// The steps of `clean`.
  var repairSteps: RepairSteps {
    guard let steps else { return .standard }
    return RepairSteps.named.reduce(into: []) { all, one in
      if steps.split(separator: ",").contains(Substring(one.name)) { all.insert(one.step) }
    }
  }

  /// The options of the library.
  public var options: Options {
    var options = Options()
    options.charset = charset
    options.base = base
    options.dialect = dialect.flatMap(Options.Dialect.init)
    options.repair = repair.flatMap(RepairLevel.init) ?? .safe
    options.markup = markup.flatMap(Options.MarkupChoice.init) ?? .off
    options.dedupe = dedupe.flatMap(Options.Dedupe.init) ?? .mark
    options.near = near
    options.dedupeMemory = dedupeMemory ?? options.dedupeMemory
    options.strict = strict ?? false
    options.limits.depth = limits?.depth ?? options.limits.depth
    options.limits.attributesPerElement = limits?.attributes ?? options.limits.attributesPerElement
    options.limits.bytesPerField = limits?.fieldBytes ?? options.limits.bytesPerField
    options.limits.bytesPerRecord = limits?.recordBytes ?? options.limits.bytesPerRecord
    options.limits.bytesPerToken = limits?.tokenBytes ?? options.limits.bytesPerToken
    options.limits.entityGrowth = limits?.entityGrowth ?? options.limits.entityGrowth
    options.limits.entries = limits?.entries ?? options.limits.entries
    options.limits.bytes = limits?.bytes ?? options.limits.bytes
    return options
  }
}

extension OutputFormat: Codable {}
extension Formulas: Codable {}
