// One character of an encoding, asked of iconv. Not a stream: what stands around it counts nothing.

import SluiceText

extension Iconv {
  /// What these bytes, at most four, are when nothing stands around them.
  func character(_ bytes: UInt8...) -> Answer {
    var packed: (UInt64, UInt64) = (0, 0)
    return unsafe bytes.withUnsafeBufferPointer { input in
      let (outcome, written) = unsafe withUnsafeMutableBytes(of: &packed) { output -> (Outcome, Int) in
        let room = unsafe output.bindMemory(to: UInt8.self)
        _ = unsafe finish(into: room)
        let result = unsafe convert(input, into: room)
        guard result.outcome == .complete else { return (result.outcome, 0) }
        return unsafe (.complete, result.written + finish(into: .init(rebasing: room[result.written...])))
      }
      switch outcome {
      case .invalid: return .invalid
      case .complete where written > 0 && written < 8:
        return .character(PackedUTF8(bytes: UInt64(littleEndian: packed.0), count: written))
      default: return .other
      }
    }
  }

  enum Answer {
    case character(PackedUTF8)
    case invalid
    /// The beginning of a longer character, or a byte that only changes the state.
    case other
  }
}
