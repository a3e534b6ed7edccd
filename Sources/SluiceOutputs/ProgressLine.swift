// One line about how far a reading is. Knows no terminal and no clock.

/// What was read and what came of it, in words.
///
/// ```swift
/// let line = ProgressLine(bytes: 50_000_000, total: 200_000_000, seconds: 2, entries: 12_000, notes: 3)
/// print(line.text)
/// ```
///
/// gives `25 % of 200.0 MB, 25.0 MB/s, 0:06 left, 12000 entries, 3 notes`. A MB is a million bytes.
public struct ProgressLine: Sendable {
  /// Bytes that were read, as they lie on the disk.
  public var bytes: Int
  /// Bytes there are; nil when nobody knows.
  public var total: Int?
  /// Seconds since the reading began.
  public var seconds: Double
  /// Entries that came out so far.
  public var entries: Int
  /// Repairs that were noted so far.
  public var notes: Int

  /// A line about these numbers, counted from the beginning of all inputs.
  public init(bytes: Int, total: Int?, seconds: Double, entries: Int, notes: Int) {
    (self.bytes, self.total, self.seconds, self.entries, self.notes) = (bytes, total, seconds, entries, notes)
  }

  /// With a bar of ten places where the end is known.
  public var bar: String {
    guard let share else { return text }
    let done = Int(share * 10)
    return "[" + String(repeating: "#", count: done) + String(repeating: "-", count: 10 - done) + "] " + text
  }

  /// The share, the speed, the time left as fast as until now, and what came out.
  public var text: String {
    var words: [String] = []
    if let share, let total {
      words.append("\(Int(share * 100)) % of \(ProgressLine.megabytes(total)) MB")
    } else {
      words.append("\(ProgressLine.megabytes(bytes)) MB")
    }
    if seconds > 0 { words.append("\(ProgressLine.megabytes(Int(Double(bytes) / seconds))) MB/s") }
    if let left { words.append("\(ProgressLine.time(left)) left") }
    words.append("\(entries) \(entries == 1 ? "entry" : "entries")")
    words.append("\(notes) \(notes == 1 ? "note" : "notes")")
    return words.joined(separator: ", ")
  }

  /// Of a file that grew while it was read there is no more than all.
  private var share: Double? {
    guard let total, total > 0 else { return nil }
    return min(Double(bytes) / Double(total), 1)
  }

  /// Seconds, as fast as until now.
  private var left: Int? {
    guard let total, bytes > 0, bytes < total, seconds > 0 else { return nil }
    return Int((Double(total - bytes) * seconds / Double(bytes)).rounded(.up))
  }

  /// A million bytes, with one decimal.
  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func time(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    return minutes < 60 ? "\(minutes):\(two(rest))" : "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
  }
}
