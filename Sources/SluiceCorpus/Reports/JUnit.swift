// A run as JUnit XML, which every build server reads. No times: two runs of the same thing are the same file.

import SluiceOutputs

/// Writes the results of a run as JUnit XML, a test suite for each folder.
///
/// Source: the schema that Jenkins and GitLab read, <https://github.com/testmoapp/junitxml>.
public struct JUnit: Sendable {
  private var suites: [(name: String, cases: [String], failures: Int)] = []

  /// No case yet.
  public init() {}

  /// Adds a case.
  public mutating func add(_ result: CorpusResult, collection: String) {
    let folder = result.test.folder
    let name = folder.isEmpty ? collection : collection + "/" + folder
    let place = suites.lastIndex { $0.name == name } ?? suites.count
    if place == suites.count { suites.append((name, [], 0)) }
    var test = "    <testcase classname=\"\(JUnit.escape(name))\" name=\"\(JUnit.escape(result.test.input))\""
    if result.verdict.isGood {
      test += "/>"
    } else {
      let lines = result.differences
      let first = result.changes.first.map { ChangeText().line(of: $0) } ?? lines.first ?? ""
      test += ">\n      <failure message=\"\(JUnit.escape(first))\">"
      test += JUnit.escape(([result.test.header.why] + lines.prefix(200)).joined(separator: "\n"))
      test += "</failure>\n    </testcase>"
      suites[place].failures += 1
    }
    suites[place].cases.append(test)
  }

  /// What every document begins with: by it a file is known as one of ours, which a new one may replace.
  public static let beginning = """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="sluice corpus"
    """

  /// The document.
  public var text: String {
    var text = JUnit.beginning
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failures }
    text += " tests=\"\(tests)\" failures=\"\(failures)\">\n"
    for suite in suites {
      text += "  <testsuite name=\"\(JUnit.escape(suite.name))\" tests=\"\(suite.cases.count)\" "
      text += "failures=\"\(suite.failures)\">\n"
      text += suite.cases.joined(separator: "\n")
      text += "\n  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// XML 1.0 §2.2 and §2.4; what XML does not allow, or what turns the eye of who reads it, stands by its number.
  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      default:
        if HTMLPage.isUnseen(scalar) {
          escaped += HTMLPage.code(scalar)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
