// What follows from a window of bytes: a label is believed or not, an encoding guessed or changed. Not the counting.

import SluiceCore

extension CharsetDecoder {
  /// Decides for good from the first window.
  mutating func settle(_ evidence: UTF8Evidence) {
    guard let head else { return }
    judgedUntil = evidence.position
    if head.charset.coding != .utf8 {
      let overruled = evidence.overrules(head.charset, hasErrors: errors(evidence, head.charset) > 0)
      if overruled { write(.charsetOverridden, before: head.said?.text ?? head.charset.name, .utf8) }
      enter(overruled ? .utf8 : head.charset)
    } else if evidence.badBytes == 0 || evidence.isMixed {
      enter(.utf8)
    } else if let other = head.other, errors(evidence, other) * 20 <= evidence.badBytes {
      // The transport said UTF-8, but the declaration fits.
      write(.charsetOverridden, before: head.said?.text, other)
      enter(other)
    } else if let guess = guess(evidence), engines.index(of: guess.charset.coding) != nil {
      let saysUTF8 = head.said?.charset?.coding == .utf8
      write(
        saysUTF8 ? .charsetOverridden : .charsetGuessed, before: head.said?.text, guess.charset,
        confidence: guess.confidence)
      enter(guess.charset, proof: 16)
    } else {
      enter(.utf8)
    }
  }

  /// After a trial within UTF-8: whether it is another encoding from here on.
  mutating func turn(_ evidence: UTF8Evidence) {
    guard evidence.badBytes >= 24, evidence.sequences * 20 <= evidence.badBytes else { return }
    // Bytes of windows-1252 are read as such anyway, and what is UTF-8 among them too.
    guard let guess = guess(evidence), guess.gain >= 48,
      engines.index(of: guess.charset.coding) != nil
    else { return }
    changed(to: guess.charset, confidence: guess.confidence)
    enter(guess.charset, proof: 16)
  }

  mutating func changed(to charset: Charset, confidence: Double? = nil) {
    write(.charsetChanged, before: name, charset, confidence: confidence)
  }

  private mutating func write(_ rule: Rule, before: String?, _ after: Charset, confidence: Double? = nil) {
    progress.endRun()
    progress.write(
      Note(rule, decodedByte: progress.decoded, before: before, after: after.name, confidence: confidence))
  }

  private func guess(_ evidence: UTF8Evidence) -> CharsetGuess? {
    unsafe window(evidence) { unsafe CharsetGuess($0) }
  }

  private func window<R>(_ evidence: UTF8Evidence, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let range = evidence.start - sourceStart..<min(evidence.end - sourceStart, source.count)
    return unsafe source.withBytes(range, body)
  }

  /// Bytes that would mean nothing in another encoding.
  private mutating func errors(_ evidence: UTF8Evidence, _ charset: Charset) -> Int {
    guard let index = engines.index(of: charset.coding) else { return .max >> 8 }
    let box = engines[index]
    return unsafe window(evidence) { unsafe box.engine.errors(in: $0) }
  }
}
