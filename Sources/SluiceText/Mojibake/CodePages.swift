// The code pages that UTF-8 is read as by mistake, all looked up at once. Not decoders: they go from character to byte.

/// For each character the byte that it is in each code page, 0 where the page lacks it.
struct CodePages: Sendable, BitwiseCopyable {
  static let standard = CodePages()

  /// Ordered by how often feeds were read through them by mistake; the first of two that explain a text alike counts.
  private static let tables: [[UInt16]] = [
    CodePageTable.windows1252, CodePageTable.windows1251, CodePageTable.windows1250, CodePageTable.iso88592,
    CodePageTable.macRoman, CodePageTable.cp437, CodePageTable.cp850, CodePageTable.windows1253,
    CodePageTable.windows1254, CodePageTable.windows1257, CodePageTable.koi8r,
  ]
  static let count = tables.count

  /// The bytes of a character in the pages, in their order.
  typealias Bytes = SIMD16<UInt8>

  /// By row; the first is for characters that no page has.
  private let rows: Lookup<Bytes>
  /// The row of each character, up to the last that any page has outside of the private use area.
  private let places: Lookup<UInt16>
  /// By row: what the character can be in a sequence of UTF-8, in which pages.
  private let parts: Lookup<Parts>

  /// Pages, a bit each, by what a character can be there.
  struct Parts {
    /// Begins a sequence of two.
    var pairs: UInt16 = 0
    /// Begins a longer one.
    var longer: UInt16 = 0
    /// Goes on with one.
    var tails: UInt16 = 0
    /// Begins a pair that A0 ends, and that means something: A0 often comes as a space.
    var pairsWithSpace: UInt16 = 0
  }

  /// The pages that have the no-break space where most have it, at A0.
  let spaced: UInt16

  private init() {
    var rows = [Bytes()]
    var places = [UInt16](repeating: 0, count: 0xFB03)
    func set(_ character: Int, _ page: Int, _ byte: UInt8) {
      guard character < places.count else { return }
      if places[character] == 0 {
        places[character] = UInt16(rows.count)
        rows.append(Bytes())
      }
      rows[Int(places[character])][page] = byte
    }
    for (page, table) in CodePages.tables.enumerated() {
      for (place, character) in table.enumerated() { set(Int(character), page, UInt8(0x80 + place)) }
    }
    // A control of C1 stands for its byte, unless the page has another one for it.
    for control in 0x80..<0xA0 {
      for page in 0..<CodePages.count where rows[Int(places[control])][page] == 0 { set(control, page, UInt8(control)) }
    }
    var spaced: UInt16 = 0
    for page in 0..<CodePages.count where rows[Int(places[0xA0])][page] == 0xA0 { spaced |= 1 << page }
    var parts = [Parts()]
    // The no-break space, à, Š, Π, Р, נ and ٠.
    let meaningful: Set<UInt8> = [0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD7, 0xD9]
    for row in rows.dropFirst() {
      var part = Parts()
      for page in 0..<CodePages.count {
        let bit = UInt16(1) << page
        switch row[page] {
        case 0xC2...0xDF: part.pairs |= bit
        case 0xE0...0xF4: part.longer |= bit
        case 0x80...0xBF: part.tails |= bit
        default: break
        }
        if meaningful.contains(row[page]) { part.pairsWithSpace |= bit & spaced }
      }
      parts.append(part)
    }
    self.rows = Lookup(rows)
    self.places = Lookup(places)
    self.parts = Lookup(parts)
    self.spaced = spaced
  }

  @inline(__always)
  private func place(_ character: UInt32) -> Int { character < UInt32(places.count) ? Int(places[Int(character)]) : 0 }

  /// The byte of a character in a page, 0 when it has none.
  @inline(__always)
  func byte(_ character: UInt32, in page: Int) -> UInt8 { rows[place(character)][page] }

  /// The bytes of a character in all pages, page 0 in the lowest byte of the first word.
  @inline(__always)
  func words(_ character: UInt32) -> SIMD2<UInt64> {
    unsafe unsafeBitCast(rows[place(character)], to: SIMD2<UInt64>.self)
  }

  /// What a character can be in a sequence of UTF-8, in which pages.
  @inline(__always)
  func parts(_ character: UInt32) -> Parts { parts[place(character)] }

  /// Whether a control of C1 stands in this page for a byte that means something else there.
  func isForeign(_ control: UInt32, in page: Int) -> Bool {
    guard 0x80..<0xA0 ~= control else { return false }
    return CodePages.tables[page][Int(control) - 0x80] != control
  }
}
