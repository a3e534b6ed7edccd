// In which encoding a window of bytes reads most like a language. Not whether a guess is asked for.

/// The likeliest encoding of bytes that are not UTF-8, by how few bits they would take.
///
/// For each encoding the bytes beyond ASCII are priced by the letters they would be: cheap when frequent in a
/// language that was written in it, dear when rare, dearest when they mean nothing. The cheapest wins.
struct CharsetGuess {
  let charset: Charset
  /// 0 to 1, by how much dearer the next encoding is.
  let confidence: Double
  /// Bits by which it is cheaper than windows-1252.
  let gain: Double

  /// Nil when there is too little to tell by.
  init?(_ window: UnsafeBufferPointer<UInt8>) {
    let odd = unsafe window.reduce(0) { $0 + Int($1 >> 7) }
    guard odd >= Self.fewest else { return nil }
    var best: (name: String, cost: Double, letters: Double)?
    var second = Double.infinity
    var western = Double.infinity
    func offer(_ name: String, _ letters: Double?, _ prior: Double) {
      guard let letters else { return }
      let cost = letters + prior
      if name == "windows-1252" { western = cost }
      if cost < best?.cost ?? .infinity {
        if letters != best?.letters { second = best?.cost ?? .infinity }
        best = (name, cost, letters)
      } else if letters != best?.letters {
        // The same price is the same text, as in windows-1250 and its ISO ancestor.
        second = min(second, cost)
      }
    }
    for (name, prior) in Self.singleByte { unsafe offer(name, SingleBytePrice.of(window, in: name), prior) }
    for (name, prior) in Self.multiByte { unsafe offer(name, MultiBytePrice.of(window, in: name), prior) }
    guard var best else { return nil }
    // A few odd bytes among ASCII are the most ordinary encoding's.
    if western - best.cost < Self.leastMargin { best = ("windows-1252", western, western) }
    if odd < Self.fewestElsewhere, best.name != "windows-1252" { return nil }
    charset = Charset(whatwg: best.name)
    gain = western - best.cost
    let margin = max(second - best.cost, 0)
    confidence = (margin / (margin + 12) * 100).rounded() / 100
  }

  /// Bytes beyond ASCII without which nothing is told, and nothing but windows-1252.
  private static let fewest = 4
  private static let fewestElsewhere = 6
  private static let leastMargin = 8.0

  /// Encodings with the bits that speak against each before anything is read.
  private static let singleByte: [(name: String, prior: Double)] = [
    ("windows-1252", 0), ("windows-1251", 2), ("windows-1250", 3), ("windows-1254", 4), ("windows-1253", 3),
    ("windows-1255", 3), ("windows-1256", 3), ("windows-874", 3), ("koi8-r", 3), ("koi8-u", 4), ("iso-8859-2", 4),
    ("iso-8859-7", 4), ("iso-8859-5", 6), ("iso-8859-6", 6), ("iso-8859-8", 6), ("windows-1257", 6),
    ("iso-8859-13", 8), ("ibm866", 6), ("x-mac-cyrillic", 8), ("macintosh", 12), ("iso-8859-16", 10), ("ibm855", 12),
  ]
  private static let multiByte: [(name: String, prior: Double)] = [
    ("gbk", 3), ("shift_jis", 3), ("euc-jp", 3), ("big5", 3), ("euc-kr", 3),
  ]
}
