// Charts as SVG within the page. Counts nothing: it is given numbers.

/// Bars and columns; each has its numbers in words beside it, because a picture is not for everybody.
package enum ReportChart {
  /// One bar of a share of the whole width, 0 to 1.
  package static func bar(_ share: Double, family: String) -> String {
    let width = decimal(max(min(share, 1) * 1000, 4))
    return """
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
      <rect class="ground" width="1000" height="10"/><rect class="\(family)" width="\(width)" height="10"/></svg>
      """
  }

  /// Columns of counts by family, one on the other.
  static func columns(_ columns: [[Int]], title: String) -> String {
    let largest = max(1, columns.map { $0.reduce(0, +) }.max() ?? 1)
    let width = 1000 / Double(max(columns.count, 1))
    var svg =
      "<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(HTMLPage.attribute(title))\">"
    for (place, counts) in columns.enumerated() {
      var top = 100.0
      for (family, count) in zip(NoteFamily.allCases, counts) where count > 0 {
        // What is there is seen, however little it is beside the rest.
        let height = max(94 * Double(count) / Double(largest), 1.5)
        top = max(0, top - height)
        svg += "<rect class=\"\(family.rawValue)\" x=\"\(decimal(Double(place) * width))\" y=\"\(decimal(top))\""
        svg += " width=\"\(decimal(max(width - 1.5, 1)))\" height=\"\(decimal(height))\"/>"
      }
    }
    return svg + "</svg>"
  }

  /// The families with their colours.
  static var key: String {
    let rows = NoteFamily.allCases.map { family in
      "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"\(family.rawValue)\" width=\"10\" "
        + "height=\"10\"/></svg>\(family.words)</li>"
    }
    return "<ul class=\"key\">\(rows.joined())</ul>"
  }

  /// With one digit behind the point.
  private static func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
