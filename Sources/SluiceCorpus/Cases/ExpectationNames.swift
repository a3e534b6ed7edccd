// How the expectation of an input is called, which its neighbours decide. Opens no file.

/// The one rule for names of expectations, for the inputs of one folder.
///
/// The expectation of `feed.xml` is `feed.xml.jsonl` when that is there. Otherwise it is `feed.jsonl`, when `feed.xml` is the
/// only input called so but for the ending, or the only one of them without an expectation of its whole name.
/// While `feed.jsonl` may belong to more than one it belongs to none, because a guess would compare one feed with another.
struct ExpectationNames {
  /// Inputs by their name without its ending.
  private var byStem: [String: [String]] = [:]
  private let isThere: (String) -> Bool

  /// The names of all inputs, and whether an expectation of a name is there.
  init(inputs: some Sequence<String>, isThere: @escaping (String) -> Bool) {
    self.isThere = isThere
    for input in inputs { byStem[CorpusCase.stem(of: input), default: []].append(input) }
  }

  /// Whether a name is an input's.
  static func isInput(_ name: String) -> Bool { !name.hasSuffix(".jsonl") && !name.hasSuffix(".md") }

  /// The name of an input's expectation; `rivals` are the inputs that another of that stem may belong to, this one among
  /// them.
  func name(of input: String) -> (name: String, rivals: [String]) {
    let stem = CorpusCase.stem(of: input)
    let whole = input + ".jsonl"
    // An input that is called as another without its ending takes that name for itself.
    let isTaken = stem == input || byStem[CorpusCase.stem(of: stem)]?.contains(stem) == true
    if isThere(whole) || isTaken { return (whole, []) }
    let siblings = byStem[stem] ?? []
    if siblings.count < 2 { return (stem + ".jsonl", []) }
    guard isThere(stem + ".jsonl") else { return (whole, []) }
    let lacking = siblings.filter { !isThere($0 + ".jsonl") }
    return lacking.count == 1 ? (stem + ".jsonl", []) : (stem + ".jsonl", lacking.sorted())
  }

  /// What is to be done about rivals.
  static func trouble(_ expectation: String, of input: String, _ rivals: [String]) -> String {
    "\(expectation) may be of \(rivals.joined(separator: " or ")): if it is of this one, call it \(input).jsonl"
  }
}

extension CorpusCase {
  /// The expectation's path of an input, beside it; the input need not be there yet.
  static func expectation(of input: String) -> (path: String, rivals: [String]) {
    let place = input.lastIndex(of: "/").map { input.index(after: $0) } ?? input.startIndex
    let (directory, name) = (String(input[..<place]), String(input[place...]))
    let entries = (try? Files.entries(of: directory.isEmpty ? "." : directory)) ?? []
    let files = Set(entries.filter { !$0.isDirectory && $0.isText }.map(\.name))
    let inputs = files.filter(ExpectationNames.isInput).union([name])
    let found = ExpectationNames(inputs: inputs) { files.contains($0) }.name(of: name)
    return (directory + found.name, found.rivals)
  }
}
