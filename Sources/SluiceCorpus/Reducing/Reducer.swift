// A feed made as small as it can be while it shows what it must. Knows no files but one that others read it from.

import SluiceCore

/// Delta debugging over a hierarchy: whole elements by their depth, then their tags alone, lines, words, characters.
///
/// At each step halves, quarters … of the pieces are left out, and stay out when the rest still shows it: some n log n tests
/// for n pieces. That is done again from the top until nothing more goes, or the tests are used up. Source: Zeller and
/// Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002); Misherghi and Su, "HDD" (2006).
public struct Reducer {
  /// The smallest that was found.
  public private(set) var bytes: [UInt8]
  /// How often a feed was read.
  public private(set) var tests = 0
  /// Whether the bound on tests ended it, or whoever was asked.
  public private(set) var isCut = false

  private let test: CorpusCase
  private let keeps: [Keep]
  private let limit: Int
  private let scratch: ScratchFile
  private let isStopped: (Int, Int) -> Bool
  private var known: Set<[UInt8]> = []
  /// Rules that act on the smallest; nil when it is not read here. None comes back once it is gone.
  private var rules: Set<String>?
  private var hasError = false

  /// A reducer of a case; `scratch` is the file that other programs read, and `isStopped` is told the bytes and
  /// the tests so far and says whether to end.
  ///
  /// - Throws: ``SluiceError`` when the feed cannot be read, or does not show what is to be kept.
  public init(
    _ test: CorpusCase, keeps: [Keep], tests limit: Int, scratch: ScratchFile, isStopped: @escaping (Int, Int) -> Bool
  ) throws(SluiceError) {
    self.test = test
    self.keeps = keeps
    self.limit = limit
    self.scratch = scratch
    self.isStopped = isStopped
    bytes = try Files.bytes(of: test.input)
    if keeps.allSatisfy(\.readsHere) {
      let output = test.output(of: bytes)
      rules = output.rules
      hasError = output.error != nil
    }
    for keep in keeps {
      let output = keep.readsHere ? test.output(of: bytes) : CorpusOutput()
      guard try holds(keep, bytes, output) else {
        throw SluiceError(.unreadable, "\(test.input): does not show \(keep.words)")
      }
    }
  }

  /// Makes the feed smaller.
  ///
  /// - Throws: ``SluiceError`` when a program that is asked cannot be run.
  public mutating func run() throws(SluiceError) {
    let charset = test.header.options?.charset
    var before = Int.max
    while bytes.count < before, !isCut {
      before = bytes.count
      try leaveOutByDepth { Pieces.elements(of: $0, charset: charset) }
      if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") { try leaveOutByDepth(Pieces.members) }
      try leaveOut(Pieces.tags(of: bytes, charset: charset))
      try leaveOut(Pieces.attributes(of: bytes).map { [$0] })
      try leaveOut(Pieces.runs(of: bytes) { $0 == 0x0A || $0 == 0x0D }.map { [$0] })
      // Fine pieces of what is still large would use the tests up for nothing.
      if bytes.count <= 256 << 10 {
        try leaveOut(Pieces.runs(of: bytes) { $0 == UInt8(ascii: ">") }.map { [$0] })
        try leaveOut(Pieces.runs(of: bytes) { $0 == 0x20 }.map { [$0] })
      }
      if bytes.count <= 64 << 10 { try leaveOut(Pieces.words(of: bytes).map { [$0] }) }
      if bytes.count <= 16 << 10 { try leaveOut(Pieces.characters(of: bytes).map { [$0] }) }
    }
  }

  /// What is deeper is cut anew after each level, because its places moved.
  private mutating func leaveOutByDepth(_ cut: ([UInt8]) -> [[Range<Int>]]) throws(SluiceError) {
    var depth = 0
    while !isCut {
      let levels = cut(bytes)
      guard depth < levels.count else { return }
      try leaveOut(levels[depth].map { [$0] })
      depth += 1
    }
  }

  /// Leaves out as many pieces as can be, each a few ranges that go together.
  private mutating func leaveOut(_ pieces: [[Range<Int>]]) throws(SluiceError) {
    var pieces = pieces
    var size = pieces.count
    while size > 0 {
      var start = 0
      while start < pieces.count {
        if isCut { return }
        let end = min(start + size, pieces.count)
        let gone = Gap(pieces[start..<end].flatMap(\.self))
        let smaller = gone.cut(from: bytes)
        if smaller.count < bytes.count, try shows(smaller) {
          bytes = smaller
          pieces.removeSubrange(start..<end)
          pieces = pieces.map { $0.compactMap(gone.moved) }
        } else {
          start = end
        }
      }
      size /= 2
    }
  }

  // MARK: - Asking

  /// Whether a feed still shows all, and no trouble that the one that came did not have.
  private mutating func shows(_ candidate: [UInt8]) throws(SluiceError) -> Bool {
    if candidate.count < 4096, !known.insert(candidate).inserted { return false }
    if tests >= limit || isStopped(bytes.count, tests) {
      isCut = true
      return false
    }
    tests += 1
    var output = CorpusOutput()
    if let rules {
      output = test.output(of: candidate)
      if !output.rules.isSubset(of: rules) || !hasError && output.error != nil { return false }
    }
    for keep in keeps where try !holds(keep, candidate, output) { return false }
    if rules != nil { rules = output.rules }
    return true
  }

  private func holds(_ keep: Keep, _ candidate: [UInt8], _ output: CorpusOutput) throws(SluiceError) -> Bool {
    try keep.holds(test, candidate, output) { () throws(SluiceError) in
      try scratch.write(candidate)
    }
  }

  /// Says before all the work whether a new case could be written.
  ///
  /// - Throws: ``SluiceError`` when one of its files stands there already, or cannot be made.
  public static func check(output path: String) throws(SluiceError) {
    for path in [path, expectation(ofNew: path)] { try Files.checkNew(path) }
  }

  /// An expectation that one of several may own is not the new one's, which takes its whole name.
  private static func expectation(ofNew path: String) -> String {
    let found = CorpusCase.expectation(of: path)
    return found.rivals.isEmpty ? found.path : path + ".jsonl"
  }

  /// Writes the feed and what comes out of it as a new case.
  ///
  /// - Throws: ``SluiceError`` when one of them cannot be written, or stands there already.
  public func write(to path: String, why: String) throws(SluiceError) -> CorpusCase {
    let expectation = Reducer.expectation(ofNew: path)
    try Reducer.check(output: path)
    try Files.write(bytes, to: path)
    var small = try CorpusCase(input: path, expectation: expectation)
    small.header = test.header
    small.header.why = why
    small.header.expect = nil
    // How the larger one ended.
    (small.header.error, small.header.isEmpty) = (nil, false)
    // What crashes here cannot be blessed here.
    if rules == nil {
      try Files.write(small.header.line + "\n", to: expectation)
    } else {
      try small.bless(small.output())
    }
    return small
  }
}
