// What a feed must go on showing while it is made smaller: the small language of `--keep`. Changes no feed.

import SluiceCore
import SluiceOutputs

/// One condition on a feed.
public struct Keep: Sendable {
  /// Why a condition cannot be read.
  public struct Trouble: Error {
    /// For people.
    public var reason: String
  }

  /// The language, for help.
  public static let help = """
    note:RULE             the rule writes a note
    error, error:TEXT     reading ends before the input does, for a reason that holds TEXT
    field:NAME            a record has the field: title, media.title; feed.title of the feed
    field:NAME=TEXT       … and it is TEXT; with ~ for =, it holds TEXT
    broken, broken:NAME   one of the invariants of run does not hold: chunks, replay …
    differs:PATH          the build of sluice at PATH gives another output than this one
    crash, crash:PATH     sluice, or the build at PATH, ends by a signal or does not end
    command:WORDS         sh -c WORDS ends with status 0; $1 is the feed
    """

  private enum Test: Sendable {
    case note(String)
    case error(String)
    case field(path: [String], text: String?, isWhole: Bool)
    case broken(String?)
    case differs(OtherBuild)
    case crash(OtherBuild)
    case command(String)
  }

  /// As it was written.
  public let words: String
  private let test: Test

  /// Reads a condition; `build` is what `crash` runs when it names none.
  public init(_ words: String, build: OtherBuild?) throws(Trouble) {
    self.words = words
    let colon = words.firstIndex(of: ":")
    let name = words[..<(colon ?? words.endIndex)]
    let rest = colon.map { String(words[words.index(after: $0)...]) }
    switch (name, rest) {
    case ("note", let rule?):
      guard Rule.all.contains(where: { $0.name == rule }) else { throw Trouble(reason: "there is no rule \(rule)") }
      test = .note(rule)
    case ("error", let text): test = .error(text ?? "")
    case ("field", let field?) where !field.isEmpty:
      let mark = field.firstIndex { $0 == "=" || $0 == "~" }
      let path = field[..<(mark ?? field.endIndex)].split(separator: ".").map(String.init)
      test = .field(
        path: path, text: mark.map { String(field[field.index(after: $0)...]) }, isWhole: mark.map { field[$0] } == "=")
    case ("broken", let name):
      if let name, !Invariant.all.contains(where: { $0.name == name }) {
        throw Trouble(reason: "there is no invariant \(name)")
      }
      test = .broken(name)
    case ("differs", let path?): test = .differs(try Keep.build(path))
    case ("crash", let path):
      guard let build = try path.map({ (path) throws(Trouble) in try Keep.build(path) }) ?? build else {
        throw Trouble(reason: "this build does not know where it stands: crash:PATH")
      }
      test = .crash(build)
    case ("command", let command?) where !command.isEmpty: test = .command(command)
    default:
      throw Trouble(
        reason: "'\(words)' is none of note:RULE, error, field:NAME, broken, differs:PATH, crash, command:WORDS")
    }
  }

  private static func build(_ path: String) throws(Trouble) -> OtherBuild {
    guard var build = OtherBuild(path: path) else { throw Trouble(reason: "\(path) is no program") }
    // A candidate that is not read in this time is as bad as one that crashes.
    build.seconds = 10
    return build
  }

  /// Whether it is safe to read the feed in this process, and useful: a feed that crashes may not be.
  var readsHere: Bool {
    switch test {
    case .crash, .command: false
    default: true
    }
  }

  private var needsFile: Bool {
    switch test {
    case .crash, .command, .differs: true
    default: false
    }
  }

  /// Whether a feed shows it. `output` is what comes out of it here; `path` is a file with the same bytes, written when asked
  /// for.
  func holds(
    _ test: CorpusCase, _ bytes: [UInt8], _ output: CorpusOutput, file: () throws(SluiceError) -> String
  ) throws(SluiceError) -> Bool {
    var test = test
    if needsFile { test.input = try file() }
    switch self.test {
    case .note(let rule): return output.rules.contains(rule)
    case .error(let text): return output.error.map { text.isEmpty || $0.contains(text) } ?? false
    case .field(let path, let text, let isWhole): return Keep.has(output, path, text, isWhole: isWhole)
    case .broken(let name):
      return Invariant.all.contains { invariant in
        (name == nil || invariant.name == name) && invariant.check(test, bytes, output) != nil
      }
    case .differs(let build):
      let other = build.output(of: test)
      return other.lines != output.lines || (other.error == nil) != (output.error == nil)
    case .crash(let build): return build.output(of: test).isCrash
    case .command(let command):
      let child = try ChildProcess.run("/bin/sh", ["-c", command, "sh", test.input], seconds: 10)
      return child.ending == .exited(0)
    }
  }

  private static func has(_ output: CorpusOutput, _ path: [String], _ text: String?, isWhole: Bool) -> Bool {
    let kind = path.first == "feed" ? "feed" : "entry"
    let names = path.first == "feed" || path.first == "entry" ? path.dropFirst() : path[...]
    return output.lines.contains { line in
      guard let value = try? JSONValue(line), value["kind"]?.text == kind else { return false }
      return values(of: value, names).contains { found in
        guard let text else { return true }
        let shown = found.text ?? found.json
        return isWhole ? shown == text : shown.contains(text)
      }
    }
  }

  /// The values a path leads to; through a list it leads to each.
  private static func values(of value: JSONValue, _ path: ArraySlice<String>) -> [JSONValue] {
    if case .list(let list) = value { return list.flatMap { values(of: $0, path) } }
    guard let name = path.first else { return [value] }
    return value[name].map { values(of: $0, path.dropFirst()) } ?? []
  }
}

extension CorpusOutput {
  /// Rules that wrote notes.
  var rules: Set<String> {
    let head = "{\"kind\":\"note\",\"rule\":\""
    return Set(lines.lazy.filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count).prefix { $0 != "\"" }) })
  }
}
