// A number with the word for what is counted. Knows English, and no report.

/// Counts in words.
public enum CountWords {
  /// `1 feed`, `2 feeds`; `plural` where an s does not make one.
  public static func of(_ count: Int, _ word: String, plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? word : plural ?? word + "s")
  }
}
