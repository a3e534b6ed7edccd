// Compressed bytes to what they were, piece by piece. Not a file, and no archive with names in it.

import CZlib
import SluiceCore

/// Unpacks gzip (RFC 1952), whose members follow one another, and zlib (RFC 1950).
@safe
struct Inflater: ~Copyable {
  // zlib remembers where this stands, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var packed: [UInt8] = []
  private var taken = 0
  /// Whether what was given so far is whole.
  private var isWhole = false
  /// Behind the last member stands something else, which gzip tools ignore too.
  private var isOver = false

  /// Whether an input begins as compressed ones do; nil when more bytes must say it.
  static func recognises(_ head: [UInt8]) -> Bool? {
    guard let first = head.first else { return nil }
    guard first == 0x1F || first == 0x78 else { return false }
    guard head.count > 1 else { return nil }
    // `x^` may begin a text; zlib's other levels are followed by what no text has.
    return first == 0x1F ? head[1] == 0x8B : [0x01, 0x9C, 0xDA].contains(head[1])
  }

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the largest window, 32 tells gzip and zlib apart.
    unsafe inflateInit2_(stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Takes the next compressed bytes; what was given before must be used up.
  mutating func take(_ bytes: [UInt8]) {
    packed = bytes
    taken = 0
  }

  /// The next unpacked bytes, at most `most`; nil when more must be given first.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when the bytes are not what they should be.
  mutating func next(atMost most: Int) throws(SluiceError) -> [UInt8]? {
    while !isOver, taken < packed.count || !isWhole {
      if isWhole {
        // Another member, or nothing of ours.
        let isMember = packed[taken] == 0x1F
        guard isMember, (unsafe inflateReset(stream)) == Z_OK else {
          isOver = true
          break
        }
        isWhole = false
      }
      guard unsafe taken < packed.count || stream.pointee.avail_out == 0 else { return nil }
      var code = Z_OK
      let bytes = unpack(atMost: most, &code)
      switch code {
      case Z_STREAM_END: isWhole = true
      case Z_OK, Z_BUF_ERROR: break
      default: throw SluiceError(.unreadable, "the compressed data is damaged")
      }
      if !bytes.isEmpty { return bytes }
      if code == Z_BUF_ERROR { return nil }
    }
    return nil
  }

  private mutating func unpack(atMost most: Int, _ code: inout Int32) -> [UInt8] {
    let (stream, from) = unsafe (stream, taken)
    var used = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { room, filled in
      unsafe packed.withUnsafeMutableBufferPointer { packed in
        unsafe stream.pointee.next_in = packed.baseAddress.map { unsafe $0 + from }
        unsafe stream.pointee.avail_in = UInt32(packed.count - from)
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(most)
        code = unsafe inflate(stream, Z_NO_FLUSH)
        used = unsafe packed.count - from - Int(stream.pointee.avail_in)
        filled = unsafe most - Int(stream.pointee.avail_out)
      }
    }
    taken += used
    return bytes
  }

  /// To be asked when no more bytes come.
  ///
  /// - Throws: ``SluiceError`` of kind `unreadable` when they end too early.
  func finish() throws(SluiceError) {
    if !isWhole { throw SluiceError(.unreadable, "the compressed data ends too early") }
  }
}
