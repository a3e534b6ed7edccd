// What one case came to: as expected or not, and whether what must hold for any input holds. Writes only a blessing.

import SluiceCore
import SluiceOutputs

/// What a run says of a case.
public enum CorpusVerdict: String, Sendable, CaseIterable {
  /// As expected, and every invariant holds.
  case passes
  /// A known failure fails, as it must.
  case failsAsKnown
  /// There is no expectation; every invariant holds.
  case holds
  /// There is a header without what must come out: it is not blessed yet.
  case incomplete
  /// Something differs, or an invariant is broken.
  case differs

  /// Whether the case is as it should be.
  public var isGood: Bool { self == .passes || self == .failsAsKnown || self == .holds }
}

/// One case that was run.
public struct CorpusResult: Sendable {
  /// The case.
  public var test: CorpusCase
  /// What the run says of it.
  public var verdict: CorpusVerdict
  /// What came out otherwise than expected, field by field.
  public var changes: [RecordChange] = []
  /// Invariants that do not hold, each with where.
  public var broken: [String] = []
  /// Bytes of the input, unpacked.
  public var bytes = 0

  /// All that is wrong, a line each, without colours.
  public var differences: [String] {
    let lines = ChangeText(width: 160).lines(of: changes)
    return lines + broken + (verdict == .incomplete ? ["the expectation is a header alone: bless it"] : [])
  }
}

extension CorpusCase {
  /// Runs the case and compares; then tries what must hold for any input.
  public func result(_ invariants: [Invariant] = Invariant.all) -> CorpusResult {
    if let trouble { return CorpusResult(test: self, verdict: .differs, broken: [trouble]) }
    let bytes: [UInt8]
    do throws(SluiceError) {
      bytes = try Files.bytes(of: input)
    } catch {
      return CorpusResult(test: self, verdict: .differs, broken: [error.reason])
    }
    let whole = output(of: bytes)
    var result = CorpusResult(test: self, verdict: .holds, bytes: bytes.count)
    for invariant in invariants {
      if let broken = invariant.check(self, bytes, whole) { result.broken.append("\(invariant.name): \(broken)") }
    }
    if let expected {
      let changes = RecordComparison.changes(from: CorpusOutput(lines: expected, error: header.error), to: whole)
      if header.expect == "fail" {
        result.verdict = .failsAsKnown
        if changes.isEmpty {
          result.broken.append("a known failure passes now: take \"expect\":\"fail\" out of its header")
        }
      } else {
        result.verdict = .passes
        result.changes = changes
      }
    } else if hasExpectation {
      result.verdict = .incomplete
    }
    if !result.changes.isEmpty || !result.broken.isEmpty { result.verdict = .differs }
    return result
  }

  /// What comes out, to be blessed. What cannot be read whole is no output: a run would never see it again.
  ///
  /// - Throws: ``SluiceError`` when the input cannot be read, or its files make no case.
  public func blessable() throws(SluiceError) -> CorpusOutput {
    if let trouble { throw SluiceError(.unreadable, "\(input): \(trouble)") }
    return output(of: try Files.bytes(of: input))
  }

  /// What a blessing would change; empty when it would change nothing, nil when there is no expectation yet.
  public func changes(blessing output: CorpusOutput) -> [RecordChange]? {
    guard let expected else { return nil }
    return RecordComparison.changes(from: CorpusOutput(lines: expected, error: header.error), to: output)
  }

  /// Writes what came out as what must come out; the header keeps what it says, but for a failure of which nobody wrote
  /// down what it fails to be.
  ///
  /// - Throws: ``SluiceError`` when the file cannot be written.
  public func bless(_ output: CorpusOutput) throws(SluiceError) {
    var header = header
    header.error = output.error
    header.isEmpty = output.lines.isEmpty && output.error == nil
    if expected == nil, header.expect == "fail" { header.expect = nil }
    try Files.write(([header.line] + output.lines).map { $0 + "\n" }.joined(), to: expectation)
  }
}
