// How the input of a case is read: the words of a header, of the command line and of the library, in one table.

import Sluice
import SluiceCore
import SluiceOutputs
import SluiceText

/// How the input of a case is read; the names of the command line.
public struct CaseOptions: Sendable, Equatable {
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
  public var format: OutputFormat? {
    get { formatName.flatMap(OutputFormat.init) }
    set { formatName = newValue?.rawValue }
  }
  /// `--formulas`, for `csv` and `tsv`.
  public var formulas: Formulas? {
    get { formulasName.flatMap(Formulas.init) }
    set { formulasName = newValue?.rawValue }
  }
  /// `--steps`, for `clean`.
  public var steps: String?
  /// `--jsonl --field`, for `clean`.
  public var field: String?
  /// `--repeat-window`, for `clean`.
  public var repeatWindow: Int?
  /// Whether `clean` shows where links lead.
  public var links: Bool?
  /// What one input may cost, by the keys of a header's `limits`.
  public var limits: [String: Int] = [:]

  private var formatName: String?
  private var formulasName: String?

  /// The defaults of the command line.
  public init() {}

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
    for limit in CaseOptions.limitTable {
      if let number = limits[limit.key] { options.limits[keyPath: limit.path] = number }
    }
    return options
  }
}

// MARK: - The table

extension CaseOptions {
  private enum Place: Sendable {
    /// A text, and the words it may be where it is one of a few.
    case text(any WritableKeyPath<CaseOptions, String?> & Sendable, [String]? = nil)
    case integer(any WritableKeyPath<CaseOptions, Int?> & Sendable)
    case number(any WritableKeyPath<CaseOptions, Double?> & Sendable)
    case flag(any WritableKeyPath<CaseOptions, Bool?> & Sendable)
  }

  /// In the order a header has them.
  private static let table: [(key: String, option: String, place: Place)] = [
    ("charset", "--charset", .text(\.charset)),
    ("base", "--base", .text(\.base)),
    ("dialect", "--dialect", .text(\.dialect, Options.Dialect.allCases.map(\.rawValue))),
    ("markup", "--markup", .text(\.markup, Options.MarkupChoice.allCases.map(\.rawValue))),
    ("repair", "--repair", .text(\.repair, RepairLevel.allCases.map(\.rawValue))),
    ("dedupe", "--dedupe", .text(\.dedupe, Options.Dedupe.allCases.map(\.rawValue))),
    ("near", "--near", .number(\.near)),
    ("dedupeMemory", "--dedupe-memory", .integer(\.dedupeMemory)),
    ("strict", "--strict", .flag(\.strict)),
    ("format", "--format", .text(\.formatName, OutputFormat.allCases.map(\.rawValue))),
    ("formulas", "--formulas", .text(\.formulasName, Formulas.allCases.map(\.rawValue))),
    ("steps", "--steps", .text(\.steps)),
    ("field", "--field", .text(\.field)),
    ("links", "--links", .flag(\.links)),
    ("repeatWindow", "--repeat-window", .integer(\.repeatWindow)),
  ]

  private static let limitTable: [(key: String, option: String, path: any WritableKeyPath<Limits, Int> & Sendable)] = [
    ("depth", "--max-depth", \.depth), ("attributes", "--max-attributes", \.attributesPerElement),
    ("fieldBytes", "--max-field-bytes", \.bytesPerField), ("recordBytes", "--max-record-bytes", \.bytesPerRecord),
    ("tokenBytes", "--max-token-bytes", \.bytesPerToken), ("entityGrowth", "--max-entity-growth", \.entityGrowth),
    ("entries", "--max-entries", \.entries), ("bytes", "--max-bytes", \.bytes),
  ]

  init(_ value: JSONValue) throws(CaseHeader.Trouble) {
    guard case .object(let members) = value else { throw CaseHeader.Trouble(reason: "its options are no object") }
    for member in members {
      if member.key == "limits" {
        try readLimits(member.value)
      } else if let row = CaseOptions.table.first(where: { $0.key == member.key }) {
        guard read(member.value, row.place) else {
          throw CaseHeader.Trouble(reason: "its option \(member.key) cannot be \(member.value.json)")
        }
      } else {
        throw CaseHeader.Trouble(reason: "there is no option \(member.key)")
      }
    }
  }

  private mutating func read(_ value: JSONValue, _ place: Place) -> Bool {
    switch (place, value) {
    case (.text(let path, let words), .text(let text)):
      if let words, !words.contains(text) { return false }
      self[keyPath: path] = text
    case (.integer(let path), .number(let digits)):
      guard let number = Int(digits) else { return false }
      self[keyPath: path] = number
    case (.number(let path), .number(let digits)): self[keyPath: path] = Double(digits)
    case (.flag(let path), .flag(let flag)): self[keyPath: path] = flag
    default: return false
    }
    return true
  }

  private mutating func readLimits(_ value: JSONValue) throws(CaseHeader.Trouble) {
    guard case .object(let members) = value else { throw CaseHeader.Trouble(reason: "its limits are no object") }
    for member in members {
      guard CaseOptions.limitTable.contains(where: { $0.key == member.key }), let number = member.value.integer else {
        throw CaseHeader.Trouble(reason: "there is no limit \(member.key) of \(member.value.json)")
      }
      limits[member.key] = number
    }
  }

  /// Writes the options as a header has them.
  func write(into json: inout JSONWriter) {
    json.open(.object)
    for row in CaseOptions.table {
      switch row.place {
      case .text(let path, _):
        guard let text = self[keyPath: path] else { continue }
        json.key(row.key)
        json.string(text)
      case .integer(let path):
        guard let number = self[keyPath: path] else { continue }
        json.key(row.key)
        json.integer(number)
      case .number(let path):
        guard let number = self[keyPath: path] else { continue }
        json.key(row.key)
        json.number(number)
      case .flag(let path):
        guard let flag = self[keyPath: path] else { continue }
        json.key(row.key)
        json.flag(flag)
      }
    }
    if !limits.isEmpty {
      json.key("limits")
      json.open(.object)
      for row in CaseOptions.limitTable {
        guard let number = limits[row.key] else { continue }
        json.key(row.key)
        json.integer(number)
      }
      json.close(.object)
    }
    json.close(.object)
  }

  /// The options as words of a command line, but for how the output is written.
  var arguments: [String] {
    var words: [String] = []
    for row in CaseOptions.table where row.key != "format" && row.key != "formulas" {
      switch row.place {
      case .text(let path, _): if let text = self[keyPath: path] { words += [row.option + "=" + text] }
      case .integer(let path): if let number = self[keyPath: path] { words += [row.option, "\(number)"] }
      case .number(let path): if let number = self[keyPath: path] { words += [row.option, "\(number)"] }
      case .flag(let path): if self[keyPath: path] == true { words.append(row.option) }
      }
    }
    for row in CaseOptions.limitTable { if let number = limits[row.key] { words += [row.option, "\(number)"] } }
    return words
  }
}
