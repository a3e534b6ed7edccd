// The first line of an expectation: why the case is there, and how it is run. Reads and writes that line, no file.

import SluiceCore
import SluiceOutputs

/// The header of an expectation.
public struct CaseHeader: Sendable, Equatable {
  /// Why a header cannot be read.
  struct Trouble: Error {
    var reason: String
  }

  /// What is odd here, and what must come out.
  public var why = ""
  /// `parse` when absent, `events`, or `clean`.
  public var run: String?
  /// How the input is read.
  public var options: CaseOptions?
  /// `fail` for a known failure, which must fail.
  public var expect: String?
  /// `LINE:COLUMN: reason` when the input ends with an error.
  public var error: String?

  /// Whether nothing comes out, so that the header stands alone and is blessed all the same.
  public var isEmpty = false

  /// A header that says nothing yet.
  public init() {}

  init(line: String) throws(Trouble) {
    let value: JSONValue
    do throws(JSONMember.Trouble) {
      value = try JSONValue(line)
    } catch {
      throw Trouble(reason: error.reason)
    }
    guard case .object(let members) = value else { throw Trouble(reason: "it is no object") }
    guard value["kind"]?.text == "case" else { throw Trouble(reason: "its kind is not case") }
    for member in members {
      switch member.key {
      case "kind": break
      case "options": options = try CaseOptions(member.value)
      case "why": why = try text(member)
      case "run": run = try word(member, ["parse", "events", "clean"])
      case "expect": expect = try word(member, ["pass", "fail"])
      case "error": error = try text(member)
      case "empty":
        guard case .flag(let flag) = member.value else { throw Trouble(reason: "its empty is not true or false") }
        isEmpty = flag
      default: throw Trouble(reason: "it has no \(member.key)")
      }
    }
  }

  private func text(_ member: JSONValue.Member) throws(Trouble) -> String {
    guard let text = member.value.text else { throw Trouble(reason: "its \(member.key) is no text") }
    return text
  }

  private func word(_ member: JSONValue.Member, _ words: [String]) throws(Trouble) -> String {
    let word = try text(member)
    guard words.contains(word) else { throw Trouble(reason: "its \(member.key) is none of \(words)") }
    return word
  }

  /// The header as the first line of an expectation.
  public var line: String {
    var json = JSONWriter()
    json.open(.object)
    json.key("kind")
    json.string("case")
    json.key("why")
    json.string(why)
    if let run {
      json.key("run")
      json.string(run)
    }
    if let options {
      json.key("options")
      options.write(into: &json)
    }
    if let expect {
      json.key("expect")
      json.string(expect)
    }
    if let error {
      json.key("error")
      json.string(error)
    }
    if isEmpty {
      json.key("empty")
      json.flag(true)
    }
    json.close(.object)
    return json.bytes.string(0..<json.bytes.count)
  }
}
