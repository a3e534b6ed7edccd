// What a text costs to write in the East Asian language that it is likest to. Bits by how common characters are.

import SluiceCore

/// How common the characters of a text are in Chinese, Japanese and Korean.
///
/// The national standards tell: each puts the everyday characters first and the rare ones behind them. GB 2312 and
/// JIS X 0208 have two levels, Big5 too, KS X 1001 the common syllables.
enum EastAsianCost {
  /// Bits of the text in the cheapest of the languages.
  static func of(_ text: borrowing ByteBuffer) -> Double {
    text.withSpan(0..<text.count) { text in
      var costs = SIMD4<Double>()
      var place = 0
      while place < text.count {
        let (character, length) = MojibakeScan.scalar(text, at: place)
        costs += bits(character)
        place += length
      }
      return costs.min()
    }
  }

  /// Simplified Chinese, traditional Chinese, Japanese, Korean.
  private static func bits(_ character: UInt32) -> SIMD4<Double> {
    switch character {
    // Little, because most stand for themselves in either reading.
    case 0x20..<0x7F, 0x09: return SIMD4(repeating: 1)
    // Controls, private use and what is no character.
    case ..<0xA0, 0xE000..<0xF900, 0xFFFD: return SIMD4(repeating: 40)
    case ..<0x100: return SIMD4(repeating: 11)
    case 0x2010..<0x2030, 0x3000..<0x3003, 0x3008..<0x3012, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1F, 0x30FB,
      0x30FC:
      return SIMD4(repeating: 8)
    case 0x3041..<0x3094: return SIMD4(18, 18, 7, 18)
    case 0x30A1..<0x30FF: return SIMD4(18, 18, 8.5, 18)
    case 0xFF02..<0xFF5F: return SIMD4(repeating: 11)
    case 0xFF61..<0xFFA0: return SIMD4(20, 20, 11, 20)
    case 0x3400..<0xA000, 0xAC00..<0xD7A4: break
    default: return SIMD4(repeating: 18)
    }
    let marks = Marks.of(character)
    return SIMD4(
      level(marks, .simplified, 8.7, .gbFirst, 13, .gbSecond, 17),
      level(marks, .traditional, 8.7, .big5First, 13.4, .big5Second, 18),
      level(marks, .jisFirst, 13, .jisFirst, 13, .jisSecond, 18),
      level(marks, .korean, 7.5, .ksSyllable, 12, .ksSyllable, 12))
  }

  /// The price of the first set that has the character.
  private static func level(
    _ marks: Marks, _ common: Marks, _ least: Double, _ first: Marks, _ less: Double, _ second: Marks, _ more: Double
  ) -> Double {
    marks.contains(common) ? least : marks.contains(first) ? less : marks.contains(second) ? more : 22
  }

  /// Where a character stands in the standards.
  struct Marks: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt16

    static let simplified = Marks(rawValue: 1 << 0)
    static let traditional = Marks(rawValue: 1 << 1)
    static let korean = Marks(rawValue: 1 << 2)
    static let gbFirst = Marks(rawValue: 1 << 3)
    static let gbSecond = Marks(rawValue: 1 << 4)
    static let big5First = Marks(rawValue: 1 << 5)
    static let big5Second = Marks(rawValue: 1 << 6)
    static let jisFirst = Marks(rawValue: 1 << 7)
    static let jisSecond = Marks(rawValue: 1 << 8)
    static let ksSyllable = Marks(rawValue: 1 << 9)

    /// Whether it is one of the few hundred that make up half of any text.
    var isCommon: Bool { !isDisjoint(with: [.simplified, .traditional, .korean]) }

    static func of(_ character: UInt32) -> Marks {
      character < UInt32(table.count) ? table[Int(character)] : []
    }

    /// Made once, when the first text needs it: the rows of each standard as iconv reads them.
    private static let table: Lookup<Marks> = {
      var marks = [Marks](repeating: [], count: 0x10000)
      func add(_ mark: Marks, _ encoding: EastAsianEncoding, _ leads: ClosedRange<UInt8>) {
        guard let iconv = Iconv(encoding.names) else { return }
        for lead in leads {
          for trail in (0x40...0xFE) as ClosedRange<UInt8> where encoding == .big5 || trail >= 0xA1 {
            var text = ByteBuffer(capacity: 16)
            unsafe [lead, trail].withUnsafeBufferPointer { input in
              unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { room in
                let result = unsafe iconv.convert(input, into: room)
                guard result.outcome == .complete else { return }
                unsafe text.append(UnsafeBufferPointer(rebasing: room[..<result.written]))
              }
            }
            guard !text.isEmpty else { continue }
            let character = text.withSpan(0..<text.count) { MojibakeScan.scalar($0, at: 0).0 }
            if character < 0x10000 { marks[Int(character)].insert(mark) }
          }
        }
      }
      add(.gbFirst, .gbk, 0xB0...0xD7)
      add(.gbSecond, .gbk, 0xD8...0xF7)
      add(.big5First, .big5, 0xA4...0xC6)
      add(.big5Second, .big5, 0xC9...0xF9)
      add(.jisFirst, .eucJP, 0xB0...0xCF)
      add(.jisSecond, .eucJP, 0xD0...0xF4)
      add(.ksSyllable, .uhc, 0xB0...0xC8)
      for scalar in CommonCharacters.simplified { marks[Int(scalar.value)].insert(.simplified) }
      for scalar in CommonCharacters.traditional { marks[Int(scalar.value)].insert(.traditional) }
      for scalar in CommonCharacters.korean { marks[Int(scalar.value)].insert(.korean) }
      return Lookup(marks)
    }()
  }
}
