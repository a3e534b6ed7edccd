// Whether a case is as it should be, and the blessing of what came out. The only place that writes a corpus.

import SluiceCore
import SluiceOutputs

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a run says of a case.
public enum CorpusVerdict: Sendable, Equatable {
  /// As expected, at every chunk size.
  case passes
  /// A known failure fails, as it must.
  case failsAsKnown
  /// There was no expectation; it was written, and is to be looked at.
  case missing
  /// Something differs; each line says what.
  case differs([String])

  /// Whether the case is as it should be.
  public var isGood: Bool { self == .passes || self == .failsAsKnown }
}

extension CorpusCase {
  /// Runs the case at every chunk size and compares. A missing expectation is written, and counts as a failure.
  ///
  /// - Throws: when a missing expectation cannot be written.
  public func verdict() throws -> CorpusVerdict {
    let whole = output()
    guard let expected else {
      try bless(whole)
      return .missing
    }
    var differences = difference(whole, expected)
    let isKnown = header.expect == "fail"
    if isKnown, differences.isEmpty {
      return .differs(["a known failure passes now: take \"expect\":\"fail\" out of its header"])
    }
    if isKnown { differences = [] }
    for size in CorpusCase.chunkSizes.compactMap({ $0 }) {
      let other = output(chunkSize: size)
      if other != whole {
        differences.append("chunks of \(size): " + (difference(other, whole.lines, whole.error).first ?? "differs"))
      }
    }
    if !differences.isEmpty { return .differs(differences) }
    return isKnown ? .failsAsKnown : .passes
  }

  private func difference(_ output: CorpusOutput, _ expected: [String]) -> [String] {
    difference(output, expected, header.error)
  }

  private func difference(_ output: CorpusOutput, _ lines: [String], _ error: String?) -> [String] {
    var differences: [String] = []
    if output.error != error {
      differences.append("error: expected \(error ?? "none"), got \(output.error ?? "none")")
    }
    for place in 0..<max(lines.count, output.lines.count) {
      let expected = place < lines.count ? lines[place] : "nothing"
      let got = place < output.lines.count ? output.lines[place] : "nothing"
      if expected != got { differences.append("line \(place + 2):\n  expected \(expected)\n  got      \(got)") }
    }
    return differences
  }

  /// Writes what came out as what must come out; the header keeps what it says.
  ///
  /// - Throws: when the file cannot be written.
  public func bless(_ output: CorpusOutput) throws {
    var header = header
    header.error = output.error
    let text = ([header.line] + output.lines).map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: expectation))
  }
}

extension CorpusCase.Header {
  /// The header as the first line of an expectation.
  public var line: String {
    var json = JSONWriter()
    json.open(.object)
    json.key("kind")
    json.string(kind)
    json.key("why")
    json.string(why)
    if let run {
      json.key("run")
      json.string(run)
    }
    if let options {
      json.key("options")
      json.open(.object)
      options.write(into: &json)
      json.close(.object)
    }
    if let expect {
      json.key("expect")
      json.string(expect)
    }
    if let error {
      json.key("error")
      json.string(error)
    }
    json.close(.object)
    return json.bytes.string(0..<json.bytes.count)
  }
}

extension CaseOptions {
  func write(into json: inout JSONWriter) {
    func text(_ key: StaticString, _ text: String?) {
      guard let text else { return }
      json.key(key)
      json.string(text)
    }
    func integer(_ key: StaticString, _ number: Int?) {
      guard let number else { return }
      json.key(key)
      json.integer(number)
    }
    func flag(_ key: StaticString, _ flag: Bool?) {
      guard let flag else { return }
      json.key(key)
      json.flag(flag)
    }
    text("charset", charset)
    text("base", base)
    text("dialect", dialect)
    text("markup", markup)
    text("repair", repair)
    text("dedupe", dedupe)
    if let near {
      json.key("near")
      json.number(near)
    }
    integer("dedupeMemory", dedupeMemory)
    flag("strict", strict)
    text("format", format?.rawValue)
    text("formulas", formulas?.rawValue)
    text("steps", steps)
    text("field", field)
    flag("links", links)
    integer("repeatWindow", repeatWindow)
    guard let limits else { return }
    json.key("limits")
    json.open(.object)
    let numbers: [(StaticString, Int?)] = [
      ("depth", limits.depth), ("attributes", limits.attributes), ("fieldBytes", limits.fieldBytes),
      ("recordBytes", limits.recordBytes), ("tokenBytes", limits.tokenBytes), ("entityGrowth", limits.entityGrowth),
      ("entries", limits.entries),
      ("bytes", limits.bytes),
    ]
    for (key, number) in numbers { integer(key, number) }
    json.close(.object)
  }
}
