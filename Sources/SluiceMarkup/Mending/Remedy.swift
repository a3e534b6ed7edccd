// What a rule answers. Not how it is carried out: that is the mender's.

/// What is to be done about a trouble.
struct Remedy {
  /// The bytes of the window that go; empty where something is only added.
  var range: Range<Int>
  /// What stands there instead.
  var text: [UInt8] = []
  /// How many open elements `text` ends.
  var closes = 0
  /// How many of those it ended it begins again, outermost first.
  var reopens = 0
  /// What else is put in, at places behind the range.
  var also: [(place: Int, text: [UInt8])] = []
  /// The CDATA section ends, or begins.
  var section: Bool?

  static func remove(_ range: Range<Int>) -> Remedy { Remedy(range: range) }
  static func replace(_ range: Range<Int>, with text: String) -> Remedy {
    Remedy(range: range, text: Array(text.utf8))
  }
  static func insert(_ text: String, at place: Int) -> Remedy {
    Remedy(range: place..<place, text: Array(text.utf8))
  }
}
