// The bytes of a decoded text that a tokenizer looks at now. Reads and compares; decides nothing, and keeps nothing.

/// A piece of the decoded text, valid UTF-8, that begins at the first byte not yet read.
///
/// Offsets count from 0 in the window. It must not outlive the call it was made for. Each room that reads markup or
/// JSON adds the scans of its own.
///
/// Public only because the compiler inlines across modules what is public.
@_documentation(visibility: internal)
@safe
public struct TextWindow {
  @usableFromInline let base: UnsafeBufferPointer<UInt8>
  /// Where its first byte stands in the decoded text.
  public let origin: Int
  /// Nothing comes after it.
  public let isFinal: Bool

  /// A window on bytes that stay where they are for as long as it is used.
  @inlinable @inline(__always)
  public init(_ base: UnsafeBufferPointer<UInt8>, origin: Int, isFinal: Bool) {
    unsafe self.base = unsafe base
    self.origin = origin
    self.isFinal = isFinal
  }

  /// Bytes in it.
  @inlinable @inline(__always) public var count: Int { unsafe base.count }

  /// The byte at a place.
  @inlinable @inline(__always)
  public subscript(_ place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    return unsafe base[place]
  }

  /// The byte at a place, 0 behind the end.
  @inlinable @inline(__always) public func at(_ place: Int) -> UInt8 { place < count ? self[place] : 0 }

  /// The bytes of a range; the pointer must not outlive `body`.
  @inlinable
  public func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    unsafe body(UnsafeBufferPointer(rebasing: base[range]))
  }

  /// The bytes of a range.
  @inlinable
  public func withSpan<R>(_ range: Range<Int>, _ body: (Span<UInt8>) -> R) -> R {
    let part = unsafe UnsafeBufferPointer(rebasing: base[range])
    return unsafe body(part.span)
  }

  /// A copy of the bytes of a range.
  public func bytes(_ range: Range<Int>) -> [UInt8] { unsafe Array(base[range]) }

  /// The text of a range.
  public func string(_ range: Range<Int>) -> String { unsafe String(decoding: base[range], as: UTF8.self) }

  /// What stands before a place, as if more were to come.
  public func prefix(_ end: Int) -> TextWindow {
    unsafe TextWindow(UnsafeBufferPointer(rebasing: base[..<end]), origin: origin, isFinal: isFinal && end == count)
  }

  /// The beginning of the character a place lies in.
  public func characterStart(_ place: Int) -> Int {
    var place = place
    while place > 0, place < count, self[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// The first place of `start..<end` whose byte is marked, or `end`.
  @inlinable @inline(__always)
  public func first(from start: Int, to end: Int, _ marks: (ByteScan.Block) -> ByteScan.Marks) -> Int {
    unsafe ByteScan.first(base, from: start, to: end, marks)
  }

  /// Whether these ASCII bytes stand at a place; letters of `literal` are in lower case when `folded`.
  @inlinable
  public func starts(_ literal: StaticString, at place: Int, folded: Bool = false) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length {
      let byte = self[place + index]
      let wanted = unsafe literal.utf8Start[index]
      if byte != wanted, !folded || byte.lowered != wanted { return false }
    }
    return true
  }
}
