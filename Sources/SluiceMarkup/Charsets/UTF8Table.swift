// UTF-8 with what does not belong in it. Not the stretches without a fault: those are passed on as they are.

/// Reads UTF-8 in which windows-1252 bytes and surrogates stand, as programs leave them that join texts as bytes.
struct UTF8Table: CharacterTable {
  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    switch unsafe UTF8Sequence.at(index, input) {
    case .valid(let length):
      var bytes: UInt64 = 0
      for place in 0..<length { unsafe bytes |= UInt64(input[index + place]) << (8 * UInt64(place)) }
      return .character(PackedUTF8(bytes: bytes, count: length), length: length)
    case .bad:
      return unsafe surrogate(input, index, isFinal: isFinal) ?? byte(input[index])
    case .incomplete:
      // What the input's end cuts is one mistake, and far likelier than a text that ends with a letter of Latin-1.
      return isFinal ? .invalid(input.count - index) : .incomplete
    }
  }

  private func byte(_ byte: UInt8) -> CharacterStep {
    CharacterStep(kind: .windows1252, length: 1, output: Windows1252.character(byte))
  }

  /// Surrogates as sequences of their own, which is CESU-8 (https://www.unicode.org/reports/tr26/): a pair is the
  /// character it means, a lone one nothing. Nil when it is none; the caller knows that it is no UTF-8.
  private func surrogate(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool
  ) -> CharacterStep? {
    let rest = input.count - index
    guard unsafe input[index] == 0xED else { return nil }
    guard unsafe rest < 2 || input[index + 1] & 0xE0 == 0xA0 else { return nil }
    guard rest > 2 else { return isFinal ? nil : .incomplete }
    guard unsafe input[index + 2] & 0xC0 == 0x80 else { return nil }
    let isLow = unsafe input[index + 1] >= 0xB0
    if isLow { return .invalid(3) }
    let partner: [ClosedRange<UInt8>] = [0xED...0xED, 0xB0...0xBF, 0x80...0xBF]
    for (place, allowed) in partner.enumerated() {
      guard rest > 3 + place else { return isFinal ? .invalid(3) : .incomplete }
      guard unsafe allowed.contains(input[index + 3 + place]) else { return .invalid(3) }
    }
    func unit(_ place: Int) -> UInt32 {
      unsafe UInt32(input[index + place + 1] & 0x0F) << 6 | UInt32(input[index + place + 2] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(0x10000 + unit(0) << 10 + unit(3)) else { return .invalid(3) }
    return CharacterStep(kind: .surrogatePair, length: 6, output: PackedUTF8(scalar))
  }

  func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int) {
    let stop = unsafe UTF8Sequence.cleanEnd(input, from: index, to: end)
    guard stop > index, let base = unsafe UnsafeRawPointer(input.baseAddress) else { return (index, 0) }
    unsafe output.copyMemory(from: base + index, byteCount: stop - index)
    return (stop, stop - index)
  }
}
