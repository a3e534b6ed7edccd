// What the decoder does in each phase, and how it comes to the next. Not its face.

import SluiceCore

extension CharsetDecoder {
  /// What mark, transport and declaration say is presumed.
  mutating func adopt(_ decision: CharsetDecision) {
    var decision = decision
    let index = engines.index(of: decision.charset.coding)
    if index == nil {
      // A C library without this table, as in a container stripped of its locales.
      decision.notes = [
        Note(.charsetUnknown, decodedByte: 0, before: decision.charset.name, after: Charset.utf8.name)
      ]
      decision.charset = .utf8
    }
    head = decision
    names = [(0, decision.charset.name)]
    progress = DecodingProgress(after: decision.markLength)
    source.removeFirst(decision.markLength)
    sourceStart = decision.markLength
    for note in decision.notes { progress.write(note) }
    if decision.reason == .mark, decision.charset.coding == .utf8 {
      phase = .utf8
    } else if judges, let index, engines[index].engine.extendsASCII, decision.charset.coding != .userDefined {
      phase = .ascii
    } else {
      enter(decision.charset)
      if case .legacy = phase { phase = .fixed }
    }
  }

  /// From here on the text is in this encoding.
  mutating func enter(_ charset: Charset, proof: Int = 24) {
    head?.charset = charset
    if names.last?.name != charset.name {
      if names.count > 64 { names.removeFirst(32) }
      names.append((progress.decoded, charset.name))
    }
    if charset.coding == .utf8 {
      phase = .utf8
      // After another encoding its bytes are still asked for.
      if engine != nil { begin(.utf8) }
    } else {
      phase = .legacy(UTF8Watch(from: progress.original, proof: proof))
      begin(charset.coding)
    }
  }

  mutating func begin(_ coding: Charset.Coding) {
    engine = engines.index(of: coding)
    guard let engine else { return }
    progress.state = 0
    progress.begin(engine: engine, spacing: engines[engine].engine.spacing)
  }

  /// One phase as far as it goes; false when it needs more bytes.
  mutating func proceed(isFinal: Bool, into output: inout ByteBuffer) -> Bool {
    switch phase {
    case .head: return false
    case .ascii:
      let from = progress.original - sourceStart
      let end = unsafe source.withBytes { unsafe UTF8Sequence.asciiEnd($0, from: from, to: $0.count) }
      output.append(source, from..<end)
      progress.pass(end - from)
      dropDecoded()
      if source.isEmpty { return false }
      phase = .window(UTF8Evidence(start: progress.original))
      return true
    case .window(var evidence):
      let mayBeUTF8 = head?.charset.coding == .utf8
      unsafe source.withBytes {
        unsafe evidence.read($0, at: sourceStart, isFinal: isFinal) { Self.isEnough($0, mayBeUTF8: mayBeUTF8) }
      }
      phase = .window(evidence)
      guard isFinal || evidence.isFull || Self.isEnough(evidence, mayBeUTF8: mayBeUTF8) else { return false }
      settle(evidence)
      return true
    case .utf8: return decodeUTF8(isFinal: isFinal, into: &output)
    case .trial(var evidence):
      unsafe source.withBytes {
        unsafe evidence.read($0, at: sourceStart, isFinal: isFinal, until: Self.isOnlyMixed)
      }
      phase = .trial(evidence)
      guard isFinal || evidence.isFull || Self.isOnlyMixed(evidence) else { return false }
      phase = .utf8
      judgedUntil = evidence.position
      if !Self.isOnlyMixed(evidence) { turn(evidence) }
      return true
    case .legacy(var watch):
      let answer = unsafe source.withBytes { unsafe watch.read($0, at: sourceStart, isFinal: isFinal) }
      phase = .legacy(watch)
      switch answer {
      case .clear(let end):
        decode(upTo: end, isFinal: isFinal, into: &output)
        return false
      case .turns(let start):
        decode(upTo: start, isFinal: true, into: &output)
        changed(to: .utf8)
        enter(.utf8)
        return true
      }
    case .fixed:
      decode(upTo: sourceStart + source.count, isFinal: isFinal, into: &output)
      return false
    }
  }

  /// Whether the first window needs no more bytes; a label that the first letters confirm is not doubted for long.
  private static func isEnough(_ evidence: UTF8Evidence, mayBeUTF8: Bool) -> Bool {
    evidence.isConclusive || !mayBeUTF8 && evidence.badBytes >= 8 && evidence.sequences == 0
  }

  /// Whether a trial need not go on.
  private static func isOnlyMixed(_ evidence: UTF8Evidence) -> Bool { evidence.sequences >= 3 && evidence.isMixed }

  private mutating func decode(upTo end: Int, isFinal: Bool, into output: inout ByteBuffer) {
    guard let engine else { return }
    let box = engines[engine]
    Self.decode(
      source, progress.original - sourceStart..<end - sourceStart, isFinal: isFinal, box, &progress, staging,
      into: &output)
  }

  /// Apart, so that each part of the decoder is borrowed by itself.
  private static func decode(
    _ source: borrowing ByteBuffer, _ range: Range<Int>, isFinal: Bool, _ box: CharsetEngineBox,
    _ progress: inout DecodingProgress, _ staging: borrowing Staging, into output: inout ByteBuffer
  ) {
    unsafe source.withBytes(range) {
      unsafe box.engine.decode($0, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    }
  }

  /// True when a bad byte begins a trial.
  private mutating func decodeUTF8(isFinal: Bool, into output: inout ByteBuffer) -> Bool {
    let table = UTF8Table()
    let mayTurn = judges && head?.reason != .mark
    defer { if engine == nil { dropDecoded() } }
    while progress.original - sourceStart < source.count {
      let from = progress.original - sourceStart
      // Check-points must not lie further apart than this.
      let stop = engine == nil ? source.count : min(from + OffsetMap.ordinarySpacing, source.count)
      let clean = unsafe source.withBytes { unsafe UTF8Sequence.cleanEnd($0, from: from, to: stop) }
      if clean > from {
        output.append(source, from..<clean)
        if engine == nil {
          progress.pass(clean - from)
        } else {
          progress.advance(clean - from, written: clean - from)
        }
      }
      guard clean < stop else { continue }
      var state: UInt8 = 0
      let step = unsafe source.withBytes { unsafe table.step($0, clean, isFinal: isFinal, state: &state) }
      switch step.kind {
      case .incomplete: return false
      case .windows1252 where mayTurn && progress.original >= judgedUntil:
        phase = .trial(UTF8Evidence(start: progress.original))
        return true
      default: break
      }
      if engine == nil { begin(.utf8) }
      output.append(step.output)
      unsafe source.withBytes(clean..<clean + step.length) { unsafe progress.mend($0, step) }
    }
    return false
  }
}
