// The decoders one input used, in the order they were first needed. Not which is in use.

/// A decoder that several places may hold; its tables are large and it never changes.
final class CharsetEngineBox {
  let engine: CharsetEngine
  let coding: Charset.Coding

  init?(_ coding: Charset.Coding) {
    guard let engine = CharsetEngine(coding) else { return nil }
    self.engine = engine
    self.coding = coding
  }
}

/// Offsets of earlier text are found by decoding it again, so no decoder is given up when the encoding changes.
struct CharsetEngines {
  private var boxes: [CharsetEngineBox] = []

  subscript(_ index: Int) -> CharsetEngineBox { boxes[index] }

  /// The place of an encoding's decoder; nil when the C library lacks the table.
  mutating func index(of coding: Charset.Coding) -> Int? {
    if let known = boxes.firstIndex(where: { $0.coding == coding }) { return known }
    guard let box = CharsetEngineBox(coding) else { return nil }
    boxes.append(box)
    return boxes.count - 1
  }
}
