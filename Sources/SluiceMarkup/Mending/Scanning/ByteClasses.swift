// What a byte may be in markup. Not characters: what is not ASCII is asked of expat where it matters.

extension UInt8 {
  /// May begin a name; of what is not ASCII the parser's own tables decide later.
  @inline(__always) var startsName: Bool {
    switch self {
    case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x3A, 0x80...: true
    default: false
    }
  }

  /// May stand in a name.
  @inline(__always) var isName: Bool {
    switch self {
    case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x3A, 0x80..., 0x30...0x39, 0x2D, 0x2E: true
    default: false
    }
  }
}
