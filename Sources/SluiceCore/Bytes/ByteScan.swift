// The first byte of a kind, sixteen at a time. Which kind, the caller says; what follows from it too.

/// Looks for the first byte that a question over sixteen of them marks.
///
/// The standard library's comparisons of `SIMD16<UInt8>` become one or two instructions each, which is half of
/// what the same takes with eight bytes in a word; wider vectors call functions.
///
/// Public only because the compiler inlines across modules what is public.
@_documentation(visibility: internal)
public enum ByteScan {
  /// Sixteen bytes in the order of the text.
  public typealias Block = SIMD16<UInt8>
  /// A mark for each of them.
  public typealias Marks = SIMDMask<SIMD16<Int8>>

  /// The first place of `start..<end` whose byte is marked, or `end`.
  @inlinable @inline(__always)
  public static func first(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ marks: (Block) -> Marks
  ) -> Int {
    precondition(start >= 0 && end <= bytes.count)
    guard start < end, let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return end }
    var place = start
    while place &+ 16 <= end {
      let found = halves(marks(unsafe base.loadUnaligned(fromByteOffset: place, as: Block.self)))
      if found.low | found.high != 0 { return place &+ firstMark(found) }
      place &+= 16
    }
    guard place < end else { return end }
    // What is left, within sixteen bytes of which some do not count.
    let first = max(0, min(place, bytes.count &- 16))
    let lanes = Block(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let counts = lanes .>= Block(repeating: UInt8(truncatingIfNeeded: place &- first))
    let block =
      bytes.count < 16
      ? unsafe short(base, bytes.count) : unsafe base.loadUnaligned(fromByteOffset: first, as: Block.self)
    return min(first &+ firstMark(halves(marks(block) .& counts)), end)
  }

  /// Fewer than sixteen bytes, with zeros behind them.
  @inlinable @inline(__always)
  static func short(_ base: UnsafeRawPointer, _ count: Int) -> Block {
    var low: UInt64 = 0
    var high: UInt64 = 0
    if count >= 8 {
      unsafe low = base.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      // The last eight, of which the first were seen.
      let last = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
      high = (last >> UInt64(8 &* (16 &- count))).littleEndian
    } else {
      for place in 0..<count {
        low |= UInt64(unsafe base.load(fromByteOffset: place, as: UInt8.self)) << UInt64(8 &* place)
      }
      low = low.littleEndian
    }
    return unsafe unsafeBitCast(SIMD2(low, high), to: Block.self)
  }

  /// The first place of `start..<end` that is marked by its byte and the one behind it, or the first place that has
  /// fewer than sixteen of both left: whoever asks looks at those one by one.
  @inlinable @inline(__always)
  public static func firstPair(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ marks: (Block, Block) -> Marks
  ) -> Int {
    precondition(start >= 0 && end <= bytes.count)
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return start }
    var place = start
    while place &+ 17 <= end {
      let found = halves(
        marks(
          unsafe base.loadUnaligned(fromByteOffset: place, as: Block.self),
          unsafe base.loadUnaligned(fromByteOffset: place &+ 1, as: Block.self)))
      if found.low | found.high != 0 { return place &+ firstMark(found) }
      place &+= 16
    }
    return place
  }

  /// The marks of the first eight bytes and of the others; `any` of the library takes up to twenty instructions.
  @inlinable @inline(__always)
  static func halves(_ marks: Marks) -> (low: UInt64, high: UInt64) {
    let words = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  /// The lowest lane that is marked, 16 when none is.
  @inlinable @inline(__always)
  static func firstMark(_ found: (low: UInt64, high: UInt64)) -> Int {
    found.low != 0 ? found.low.trailingZeroBitCount / 8 : 8 &+ found.high.trailingZeroBitCount / 8
  }
}

extension ByteScan.Block {
  /// Marks where this byte stands.
  @inlinable @inline(__always)
  public func marks(_ byte: UInt8) -> ByteScan.Marks { self .== ByteScan.Block(repeating: byte) }

  /// Marks where a byte below this one stands.
  @inlinable @inline(__always)
  public func marks(below byte: UInt8) -> ByteScan.Marks { self .< ByteScan.Block(repeating: byte) }

  /// Marks where a byte above this one stands.
  @inlinable @inline(__always)
  public func marks(above byte: UInt8) -> ByteScan.Marks { self .> ByteScan.Block(repeating: byte) }
}
