// East Asian encodings both ways, by the C library's iconv. Whole lines, strictly: one wrong byte and there is no answer.

import SluiceCore

/// What such text is written in, and what it is read in by mistake.
enum EastAsianEncoding: Int, CaseIterable {
  case utf8, gbk, big5, uhc, eucJP, shiftJIS
  /// What Western programs take every byte for; never what was right.
  case windows1252

  /// What iconv calls it, best table first: glibc, libiconv, musl.
  var names: [String] {
    switch self {
    case .utf8: ["UTF-8"]
    case .gbk: ["GBK", "GB18030"]
    case .big5: ["BIG5-HKSCS", "BIG5"]
    case .uhc: ["UHC", "CP949", "EUC-KR"]
    case .eucJP: ["EUC-JP-MS", "EUCJP-MS", "EUC-JP"]
    case .shiftJIS: ["CP932", "SHIFT_JIS"]
    case .windows1252: ["CP1252", "WINDOWS-1252"]
    }
  }
}

/// The conversions, opened once.
struct EastAsianCodecs: ~Copyable {
  /// One conversion; a class, because an array holds nothing that cannot be copied.
  private final class Codec {
    private let iconv: Iconv

    init?(from sources: [String], to targets: [String]) {
      guard let iconv = Iconv(from: sources, to: targets) else { return nil }
      self.iconv = iconv
    }

    func convert(_ input: borrowing ByteBuffer, into output: inout ByteBuffer) -> Bool {
      output.removeAll()
      // No character of these takes more than four bytes in UTF-8, and none less than one here.
      return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * input.count + 16) { room in
        // What an earlier line left behind is not this one's.
        _ = unsafe iconv.finish(into: room)
        let result = unsafe input.withBytes { unsafe iconv.convert($0, into: room) }
        guard result.outcome == .complete, result.consumed == input.count else { return false }
        let rest = unsafe iconv.finish(into: .init(rebasing: room[result.written...]))
        unsafe output.append(UnsafeBufferPointer(rebasing: room[..<(result.written + rest)]))
        return true
      }
    }
  }

  private let encoders = EastAsianEncoding.allCases.map { encoding in
    encoding == .utf8 ? nil : Codec(from: ["UTF-8"], to: encoding.names)
  }
  private let decoders = EastAsianEncoding.allCases.map { Codec(from: $0.names, to: ["UTF-8"]) }

  /// Writes a text in an encoding; false when it has a character that the encoding lacks.
  func encode(_ text: borrowing ByteBuffer, _ encoding: EastAsianEncoding, into bytes: inout ByteBuffer) -> Bool {
    encoders[encoding.rawValue]?.convert(text, into: &bytes) ?? false
  }

  /// Reads bytes in an encoding; false when they are none of it.
  func decode(_ bytes: borrowing ByteBuffer, _ encoding: EastAsianEncoding, into text: inout ByteBuffer) -> Bool {
    decoders[encoding.rawValue]?.convert(bytes, into: &text) ?? false
  }
}
