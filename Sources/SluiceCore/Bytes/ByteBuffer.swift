// A growing run of bytes that is reused, the currency between the rooms. Not a string, and never copied by accident.

/// A growable buffer of bytes owned by one place.
///
/// Rooms append to it and hand out ranges; `removeAll` keeps the memory, so a warm pipeline allocates nothing.
/// Every offset is in bytes from 0, and every access is checked against `count`.
///
/// Public only because the compiler inlines across modules what is public; a buffer that is called per byte costs
/// a fifth more.
@_documentation(visibility: internal)
@safe
public struct ByteBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var filled: Int

  /// An empty buffer with room for `capacity` bytes.
  @inlinable
  public init(capacity: Int = 4096) {
    unsafe base = .allocate(capacity: max(capacity, 16))
    self.capacity = max(capacity, 16)
    filled = 0
  }

  @inlinable
  deinit { unsafe base.deallocate() }

  /// Bytes in it.
  @inlinable @inline(__always) public var count: Int { filled }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { filled == 0 }

  /// The byte at an offset from 0.
  @inlinable
  public subscript(_ index: Int) -> UInt8 {
    get {
      precondition(index >= 0 && index < filled)
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < filled)
      unsafe base[index] = newValue
    }
  }

  @inline(never) @usableFromInline
  mutating func grow(toHold needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: filled)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }

  /// Makes room for `more` bytes, so that appending them does not grow it.
  @inlinable
  public mutating func reserve(_ more: Int) {
    if filled + more > capacity { grow(toHold: filled + more) }
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[filled] = byte
    filled += 1
  }

  /// Appends a run of bytes.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe (base + filled).update(from: source, count: bytes.count)
    filled += bytes.count
  }

  /// Appends a run of bytes.
  @inlinable
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Appends a literal; the compiler knows its bytes, so nothing is measured or converted.
  @inlinable
  public mutating func append(_ literal: StaticString) {
    unsafe append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends the UTF-8 of a text.
  @inlinable
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Appends the UTF-8 of a character by its number; of what is none, U+FFFD.
  public mutating func append(scalar character: UInt32) {
    reserve(4)
    if character < 0x80 {
      append(UInt8(character))
    } else if character < 0x800 {
      append(UInt8(0xC0 | character >> 6))
      append(UInt8(0x80 | character & 0x3F))
    } else if character > 0x10FFFF || 0xD800..<0xE000 ~= character {
      append("\u{FFFD}")
    } else {
      if character < 0x10000 {
        append(UInt8(0xE0 | character >> 12))
      } else {
        append(UInt8(0xF0 | character >> 18))
        append(UInt8(0x80 | character >> 12 & 0x3F))
      }
      append(UInt8(0x80 | character >> 6 & 0x3F))
      append(UInt8(0x80 | character & 0x3F))
    }
  }

  /// Appends a range of another buffer.
  @inlinable
  public mutating func append(_ other: borrowing ByteBuffer, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    unsafe append(UnsafeBufferPointer(start: other.base + range.lowerBound, count: range.count))
  }

  /// Forgets the bytes and keeps the memory.
  @inlinable public mutating func removeAll() { filled = 0 }

  /// Forgets everything from `end` on.
  @inlinable
  public mutating func truncate(to end: Int) {
    precondition(end >= 0 && end <= filled)
    filled = end
  }

  /// Forgets the first `prefix` bytes and moves the rest to the front.
  public mutating func removeFirst(_ prefix: Int) {
    precondition(prefix >= 0 && prefix <= filled)
    unsafe base.update(from: base + prefix, count: filled - prefix)
    filled -= prefix
  }

  /// The bytes of `range`; the pointer must not outlive `body`.
  @inlinable
  public func withBytes<R, E: Error>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    precondition(range.lowerBound >= 0 && range.upperBound <= filled)
    return unsafe try body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// All bytes; the pointer must not outlive `body`.
  @inlinable
  public func withBytes<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
    unsafe try withBytes(0..<filled, body)
  }

  /// The bytes of a range.
  @inlinable
  public func withSpan<R, E: Error>(_ range: Range<Int>, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    unsafe try withBytes(range) { (bytes) throws(E) -> R in unsafe try body(bytes.span) }
  }

  /// The bytes as a string; what is not UTF-8 becomes U+FFFD.
  @inlinable
  public func string(_ range: Range<Int>) -> String {
    unsafe withBytes(range) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
