// The door of text repair: one text in, the repaired one and what was changed out. Each step is a file of its own.

import SluiceCore

/// Repairs texts, one at a time.
public struct TextRepair: Sendable {
  /// What it does.
  public let steps: RepairSteps

  /// Repair by these steps.
  public init(_ steps: RepairSteps) { self.steps = steps }

  /// Repair of a feed's fields up to a level.
  public init(_ level: RepairLevel = .safe) { steps = level.steps }

  /// The repaired text, and what was changed: step after step, and in the order of the text within each.
  ///
  /// ```swift
  /// let repaired = TextRepair().repair("don\u{92}t")
  /// print(repaired.text, repaired.changes.count)
  /// ```
  ///
  /// prints `don’t 1`.
  public func repair(_ text: String) -> (text: String, changes: [TextChange]) {
    var text = text
    var work = RepairWork(isLogged: true)
    guard text.withUTF8({ bytes in unsafe repair(bytes.span, &work) }) else { return (text, []) }
    return (work.text.string(0..<work.text.count), work.log.take())
  }

  /// Whether anything was repaired; the repaired text stands in `work` then.
  ///
  /// A text that is ASCII without references, controls and brackets costs one scan.
  package func repair(
    _ given: Span<UInt8>, _ work: inout RepairWork, kind: TextKind = .plain, evidence: TextEvidence = TextEvidence()
  ) -> Bool {
    if steps.isEmpty { return false }
    var features = TextFeatures(of: given)
    if features.isEmpty, steps.isDisjoint(with: .ofPlainText) { return false }
    work.begin(given, evidence)
    var isRepaired = false
    for step in RepairStep.all where steps.contains(step.steps) && features.isSuperset(of: step.features) {
      work.spare.removeAll()
      guard step.run(work.text, &work.spare, &work.state, kind, &work.log) else { continue }
      work.log.endStep()
      swap(&work.text, &work.spare)
      isRepaired = true
      // What was mangled or escaped may have hidden something.
      features = work.text.withSpan(0..<work.text.count) { TextFeatures(of: $0) }
    }
    return isRepaired
  }
}

/// What a text is read as.
package enum TextKind: Sendable {
  /// As it stands.
  case plain
  /// HTML, whose tags and references are meant.
  case html

  /// What has a tag is markup, whatever its feed says.
  func seen(in text: Span<UInt8>) -> TextKind {
    text.first(UInt8(ascii: "<"), from: 0) < text.count ? .html : self
  }
}

/// What the other texts of a source say about this one.
package struct TextEvidence: Sendable, Hashable {
  /// The page that they were mangled through, if one did most of it.
  package var culprit: Int?
  /// Whether their references were escaped once too often.
  package var isEscaped = false
  /// The title of the entry whose text it is.
  package var title: String?

  package init() {}

  /// Whether the source says nothing.
  package var isEmpty: Bool { culprit == nil && !isEscaped }
}

/// Memory that repair uses again for the next text.
package struct RepairWork: ~Copyable {
  /// The repaired text, until the next is repaired.
  package internal(set) var text = ByteBuffer(capacity: 1024)
  var spare = ByteBuffer(capacity: 1024)
  var log: EditLog
  var state = RepairState()

  package init(isLogged: Bool) { log = EditLog(isOn: isLogged) }

  var isLogged: Bool { log.isOn }

  mutating func begin(_ given: Span<UInt8>, _ evidence: TextEvidence) {
    text.removeAll()
    text.append(given)
    log.begin()
    state.evidence = evidence
    state.mojibake.culprit = evidence.culprit
    state.repairedPage = nil
    state.hasDecoded = false
  }

  /// What was changed.
  package mutating func takeChanges() -> [TextChange] { log.take() }

  /// The page of the mojibake that was repaired in the last text, if any was.
  package var repairedPage: Int? { state.repairedPage }
}

/// What the steps remember.
struct RepairState: ~Copyable {
  var mojibake = Mojibake()
  var eastAsian = EastAsianMojibake()
  var evidence = TextEvidence()
  var repairedPage: Int?
  /// Whether the text had references.
  var hasDecoded = false
}
