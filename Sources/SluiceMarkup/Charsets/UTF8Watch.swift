// Looks for UTF-8 in a text of another encoding. Not a decision over a window: only what is beyond doubt counts.

/// Finds the place from which on nothing but UTF-8 follows: so many sequences in a row that no other encoding holds
/// them, without a byte in between that is not UTF-8. In a text that is what it says, the first letter refutes it.
struct UTF8Watch {
  /// Sequences that prove it.
  private let proof: Int
  /// Offset in the original input up to which was read.
  private var position: Int
  /// Where the sequences counted began, after a byte that is ASCII.
  private var candidate: (start: Int, sequences: Int)?
  /// A bad byte was seen; another beginning needs ASCII first, for only there a character surely ends.
  private var isRefuted = false

  init(from position: Int, proof: Int) {
    self.position = position
    self.proof = proof
  }

  enum Answer: Equatable {
    /// Up to this offset it is the old encoding; what follows is not known yet.
    case clear(Int)
    /// From this offset on it is UTF-8.
    case turns(Int)
  }

  /// Reads on; `source` begins at `offset` of the input.
  mutating func read(_ source: UnsafeBufferPointer<UInt8>, at offset: Int, isFinal: Bool) -> Answer {
    var index = position - offset
    loop: while index < source.count {
      if unsafe source[index] < 0x80 {
        isRefuted = false
        let end = candidate.map { min($0.start + UTF8Evidence.longest + 1 - offset, source.count) } ?? source.count
        unsafe index = UTF8Sequence.asciiEnd(source, from: index, to: max(end, index + 1))
      } else if isRefuted {
        index += 1
      } else {
        switch unsafe UTF8Sequence.at(index, source) {
        case .valid(let length):
          let known = candidate ?? (start: index + offset, sequences: 0)
          candidate = (known.start, known.sequences + 1)
          if known.sequences + 1 >= proof { return .turns(known.start) }
          index += length
        case .bad:
          candidate = nil
          isRefuted = true
        case .incomplete:
          if candidate == nil { candidate = (index + offset, 0) }
          if !isFinal { break loop }
          index = source.count
        }
      }
      if let start = candidate?.start, index + offset - start > UTF8Evidence.longest {
        candidate = nil
        // The window's length goes by offsets, and so must the place where the next may begin.
        isRefuted = true
      }
    }
    position = index + offset
    return .clear(isFinal ? source.count + offset : candidate?.start ?? position)
  }
}
