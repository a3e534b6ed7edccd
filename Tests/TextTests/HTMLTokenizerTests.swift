// The tokenizer against html5lib's cases, and against itself in chunks.

import Foundation
import OtherCorpora
import Testing

@testable import SluiceText

struct HTMLTokenizerTests {
  struct Case {
    var name: String
    var input: String
    var tokens: [[String]]
    var content: HTMLContent
    var lastTag: String
  }

  private static let contents: [String: HTMLContent] = [
    "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawText, "Script data state": .script,
    "PLAINTEXT state": .plaintext,
  ]

  private static func cases() throws -> [Case] {
    var cases: [Case] = []
    for path in Corpora.files("html5lib+html5lib-tests/tokenizer", endings: ["test"]) {
      let whole = try JSONSerialization.jsonObject(with: Data(Corpora.bytes(path))) as? [String: Any]
      // Cases of what XML cannot hold are about a mode that nobody uses here.
      for item in whole?["tests"] as? [[String: Any]] ?? [] {
        let isEscaped = item["doubleEscaped"] as? Bool ?? false
        guard let input = item["input"] as? String, let output = item["output"] as? [[Any]],
          let plain = text(input, isEscaped)
        else { continue }
        for state in item["initialStates"] as? [String] ?? ["Data state"] {
          guard let content = contents[state] else { continue }
          cases.append(
            Case(
              name: "\(state): \(item["description"] ?? "")", input: plain,
              tokens: joined(output.map { token($0, isEscaped) }), content: content,
              lastTag: item["lastStartTag"] as? String ?? ""))
        }
      }
    }
    return cases
  }

  /// Nil for half a surrogate pair, which UTF-8 cannot hold.
  private static func text(_ written: String, _ isEscaped: Bool) -> String? {
    guard isEscaped else { return written }
    let quoted = "\"" + written.replacingOccurrences(of: "\"", with: "\\\"") + "\""
    return try? JSONSerialization.jsonObject(with: Data(quoted.utf8), options: .fragmentsAllowed) as? String
  }

  private static func token(_ token: [Any], _ isEscaped: Bool) -> [String] {
    func word(_ index: Int) -> String { (token[index] as? String).flatMap { text($0, isEscaped) } ?? "?" }
    switch word(0) {
    case "DOCTYPE":
      let ids = (1...3).map { token[$0] is NSNull ? "-" : "=" + word($0) }
      return ["DOCTYPE"] + ids + ["\(token[4] as? Bool ?? false)"]
    case "StartTag":
      let attributes = (token[2] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
      let pairs = attributes.flatMap { [text($0.key, isEscaped) ?? "?", text($0.value, isEscaped) ?? "?"] }
      return ["StartTag", word(1)] + pairs + (token.count > 3 ? ["/"] : [])
    default: return [word(0), word(1)]
    }
  }

  private static func joined(_ tokens: [[String]]) -> [[String]] {
    var joined: [[String]] = []
    for token in tokens {
      if token[0] == "Character", joined.last?[0] == "Character" {
        joined[joined.count - 1][1] += token[1]
      } else {
        joined.append(token)
      }
    }
    return joined
  }

  /// All of them: data, RCDATA, RAWTEXT, scripts and PLAINTEXT.
  @Test func readsWhatTheStandardSays() throws {
    guard Corpora.isThere else { return print(Corpora.skipped) }
    var count = 0
    for item in try HTMLTokenizerTests.cases() {
      count += 1
      for chunk in [Int.max, 1, 2, 3, 7] {
        let tokens = HTMLTokens.of(item.input, chunk: chunk, content: item.content, name: item.lastTag)
        #expect(tokens == item.tokens, "\(item.name), chunks of \(chunk): \(item.input.debugDescription)")
      }
    }
    #expect(count > 6500, "cases are missing")
  }

  @Test(arguments: [
    ("<a href=x title=\"a&amp;b\" b>", [["StartTag", "a", "b", "", "href", "x", "title", "a&b"]]),
    ("a<b", [["Character", "a"]]),
    ("1 < 2 <3", [["Character", "1 < 2 <3"]]),
    ("<a href=\"?a=1&copy=2&copy;&not\">", [["StartTag", "a", "href", "?a=1&copy=2©¬"]]),
    ("&notit; &notin; &#150; &#x110000; &#", [["Character", "¬it; ∉ – \u{FFFD} &#"]]),
    ("<![CDATA[a<b>]]>", [["Comment", "[CDATA[a<b"], ["Character", "]]>"]]),
    ("<p/a\r\nb>\r", [["StartTag", "p", "a", "", "b", ""], ["Character", "\n"]]),
  ])
  func readsByItsStates(_ text: String, _ tokens: [[String]]) {
    for chunk in [Int.max, 1, 2, 3] { #expect(HTMLTokens.of(text, chunk: chunk) == tokens, "chunks of \(chunk)") }
  }

  @Test func aScriptHidesItsEndInAComment() {
    let text = "<!--<script></script>--></script>x"
    let tokens = [["Character", "<!--<script></script>-->"], ["EndTag", "script"], ["Character", "x"]]
    for chunk in [Int.max, 1, 2, 5] {
      #expect(HTMLTokens.of(text, chunk: chunk, content: .script, name: "script") == tokens)
    }
  }
}
