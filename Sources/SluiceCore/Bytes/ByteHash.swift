// A hash of some bytes as they come, for tables in memory. Not for texts across entries, and not against an attacker:
// who hashes a stranger's names begins with a seed of its own.

/// FNV-1a of 64 bits.
///
/// Public only because the compiler inlines across modules what is public.
@_documentation(visibility: internal)
public struct ByteHash {
  /// The hash of what was added.
  public var value: UInt64

  /// Begins with the algorithm's own offset, or with a seed.
  @inlinable @inline(__always)
  public init(seed: UInt64 = 0xCBF2_9CE4_8422_2325) { value = seed }

  /// With what the high bits say in the low ones, for tables that take the low ones.
  @inlinable @inline(__always)
  public var mixed: UInt64 { value ^ value >> 29 }

  /// Adds the next byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// Adds the next bytes.
  @inlinable @inline(__always)
  public mutating func add(_ bytes: Span<UInt8>) {
    for place in bytes.indices { add(bytes[place]) }
  }
}
