// How much of a window of the input is UTF-8. Not what follows from it.

/// Counts over a window that begins at a byte that is not ASCII. It goes by offsets in the input, so that nothing
/// depends on where the input is cut.
struct UTF8Evidence {
  /// Offsets in the original input: where the window begins, and how far it was read.
  let start: Int
  private(set) var position: Int

  /// Sequences of several bytes that are well-formed.
  private(set) var sequences = 0
  /// The same, by how little a text in a legacy set is likely to hold them: `Ã©` and `â€™` are no words.
  private(set) var weight = 0
  /// Bytes that are not UTF-8, and how often such a byte follows another.
  private(set) var badBytes = 0
  private(set) var badNeighbours = 0
  private var lastBad = -1
  /// The input ended within a sequence.
  private(set) var isCut = false

  /// The most a text is held back for a decision, and with it what is asked of the statistics. Feeds are more markup
  /// than text; from 8 KiB on, more changes no decision in the corpora.
  static let longest = 8 << 10

  init(start: Int) {
    self.start = start
    position = start
  }

  var end: Int { start + Self.longest }
  /// All of the window was read.
  var isFull: Bool { position >= end }
  var badRuns: Int { badBytes - badNeighbours }

  /// Reads on; `source` begins at `offset` of the input. Stops early once `isEnough`.
  mutating func read(
    _ source: UnsafeBufferPointer<UInt8>, at offset: Int, isFinal: Bool, until isEnough: (Self) -> Bool
  ) {
    let stop = min(source.count, end - offset)
    var index = position - offset
    while index < stop {
      if unsafe source[index] < 0x80 {
        unsafe index = UTF8Sequence.asciiEnd(source, from: index, to: stop)
        continue
      }
      switch unsafe Self.sequence(at: index, source) {
      case .valid(let length):
        sequences += 1
        unsafe weight += Self.weight(source[index])
        index += length
      case .bad:
        if lastBad == index + offset - 1 { badNeighbours += 1 }
        lastBad = index + offset
        badBytes += 1
        index += 1
      case .incomplete:
        position = index + offset
        guard isFinal else { return }
        isCut = true
        index = source.count
      }
      position = index + offset
      if isEnough(self) { return }
    }
    position = max(position, index + offset)
  }

  /// A surrogate written as UTF-8 speaks for UTF-8 too; nothing else writes emoji so.
  private static func sequence(at index: Int, _ source: UnsafeBufferPointer<UInt8>) -> UTF8Sequence {
    let found = unsafe UTF8Sequence.at(index, source)
    guard unsafe found == .bad && source[index] == 0xED else { return found }
    guard unsafe index + 1 < source.count && source[index + 1] & 0xE0 == 0xA0 else { return found }
    guard index + 2 < source.count else { return .incomplete }
    return unsafe source[index + 2] & 0xC0 == 0x80 ? .valid(3) : .bad
  }

  /// Latin-1's letters and punctuation, and everything of three bytes or four, against letters of two.
  private static func weight(_ lead: UInt8) -> Int { lead < 0xC4 || lead > 0xDF ? 2 : 1 }

  /// So many sequences in a row are no accident in any other encoding.
  var isConclusive: Bool { badBytes == 0 && sequences >= 16 }

  /// Whether it is UTF-8 with other bytes in between, rather than another encoding that looks like it here and there.
  var isMixed: Bool {
    let telling = weight - sequences
    if sequences > badBytes * (telling * 2 >= sequences ? 1 : 4) { return true }
    // In a Latin text the odd bytes stand alone among letters of ASCII, and such pairs do not occur; elsewhere they
    // are rarer than the gaps between odd bytes.
    if telling < 2 { return false }
    return badNeighbours * 2 < badRuns ? telling * 4 >= badRuns : telling >= badRuns && telling * 4 >= badBytes
  }

  /// Whether a label that says otherwise is a lie.
  func overrules(_ charset: Charset, hasErrors: Bool) -> Bool {
    // What a cut sequence or a stray byte does to a long text.
    if badBytes > 0 { return sequences >= 20 && badBytes * 10 <= sequences }
    switch charset.coding {
    case .utf8: return true
    case .multiByte: return sequences >= (hasErrors ? 1 : 8)
    default:
      switch charset.name {
      case "windows-1252", "iso-8859-15": return weight >= 2
      // Their letters stand where the second and third bytes of sequences are: Thai "เขต" is one.
      case "ibm866", "ibm855", "x-mac-cyrillic", "windows-874": return weight >= 8
      default: return weight >= 4
      }
    }
  }
}
