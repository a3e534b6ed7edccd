// Two outputs of one input, record by record and field by field. Shows nothing, and runs nothing.

import SluiceOutputs

/// Finds what differs between two outputs.
///
/// Entries are the same when they have one id, else when they begin at one byte; notes when rule and place are the same,
/// else when they say the same of another place.
/// What is left over was gained or lost.
package enum RecordComparison {
  /// A line with what it says.
  private struct Line {
    var text: String
    var value: JSONValue?
    var kind: String

    init(_ text: String) {
      self.text = text
      value = try? JSONValue(text)
      kind = value?["kind"]?.text ?? "line"
    }
  }

  package static func changes(from old: CorpusOutput, to new: CorpusOutput) -> [RecordChange] {
    var changes: [RecordChange] = []
    if old.error != new.error {
      changes.append(RecordChange("error", at: "at the end of the input", old.error, new.error))
    }
    if old.lines == new.lines { return changes }
    // Nearly all lines are equal nearly always; only the others are read.
    let head = zip(old.lines, new.lines).prefix { $0 == $1 }.count
    let room = min(old.lines.count, new.lines.count) - head
    let tail = zip(old.lines.reversed(), new.lines.reversed()).prefix(room).prefix { $0 == $1 }.count
    let before = old.lines[head..<(old.lines.count - tail)].map(Line.init)
    let after = new.lines[head..<(new.lines.count - tail)].map(Line.init)
    let count = changes.count
    for kind in ["feed", "entry", "note"] {
      let olds = before.filter { $0.kind == kind }
      let news = after.filter { $0.kind == kind }
      switch kind {
      case "entry": changes += entries(olds, news)
      case "note": changes += notes(olds, news)
      default: changes += feeds(olds, news)
      }
    }
    let known: Set = ["feed", "entry", "note"]
    changes += others(before.filter { !known.contains($0.kind) }, after.filter { !known.contains($0.kind) }, head)
    if changes.count == count {
      var change = RecordChange("line", at: "line \(head + 1)", old.lines[head], new.lines[head])
      change.kind.deed = .moved
      changes.append(change)
    }
    // What only stands elsewhere is last: of a feed that gained one entry that is all the others.
    return changes.filter { $0.kind.deed != .moved } + changes.filter { $0.kind.deed == .moved }
  }

  // MARK: - Records

  private static func feeds(_ old: [Line], _ new: [Line]) -> [RecordChange] {
    // The line at the end of a document stands for itself.
    func isFinal(_ line: Line) -> Bool { line.value?["final"] != nil }
    var changes: [RecordChange] = []
    for final in [false, true] {
      let olds = old.filter { isFinal($0) == final }
      let news = new.filter { isFinal($0) == final }
      let place = final ? "the feed at its end" : "the feed"
      for (a, b) in zip(olds, news) { changes += fields("feed", place, a.value, b.value) }
      for line in olds.dropFirst(news.count) { changes.append(RecordChange("feed", at: place, line.text, nil)) }
      for line in news.dropFirst(olds.count) { changes.append(RecordChange("feed", at: place, nil, line.text)) }
    }
    return changes
  }

  private static func entries(_ old: [Line], _ new: [Line]) -> [RecordChange] {
    var pairs = Pairs(old.count, new.count)
    pairs.match {
      keyed(old[$0], "id")
    } with: {
      keyed(new[$0], "id")
    }
    pairs.match {
      old[$0].value?["position"]?["byte"]?.json
    } with: {
      new[$0].value?["position"]?["byte"]?.json
    }
    var changes: [RecordChange] = []
    for (a, b) in pairs.both { changes += fields("entry", title(new[b]), old[a].value, new[b].value) }
    for place in pairs.onlyOld { changes.append(RecordChange("entry", at: title(old[place]), old[place].text, nil)) }
    for place in pairs.onlyNew { changes.append(RecordChange("entry", at: title(new[place]), nil, new[place].text)) }
    return changes
  }

  private static func notes(_ old: [Line], _ new: [Line]) -> [RecordChange] {
    var pairs = Pairs(old.count, new.count)
    pairs.match {
      old[$0].text
    } with: {
      new[$0].text
    }
    pairs.match {
      noteKey(old[$0])
    } with: {
      noteKey(new[$0])
    }
    pairs.match {
      rule(old[$0]) + deed(old[$0])
    } with: {
      rule(new[$0]) + deed(new[$0])
    }
    var changes: [RecordChange] = []
    for (a, b) in pairs.both where old[a].text != new[b].text {
      var change = RecordChange("note", rule(new[b]), at: spot(new[b]), deed(old[a]), deed(new[b]))
      if deed(old[a]) == deed(new[b]) {
        // What is not shown is another: the entry, the certainty, or the place.
        let isMoved = noteKey(old[a]) != noteKey(new[b])
        if isMoved { change.kind.deed = .moved }
        (change.before, change.after) = isMoved ? (spot(old[a]), spot(new[b])) : (old[a].text, new[b].text)
      }
      changes.append(change)
    }
    for place in pairs.onlyOld {
      changes.append(RecordChange("note", rule(old[place]), at: spot(old[place]), deed(old[place]), nil))
    }
    for place in pairs.onlyNew {
      changes.append(RecordChange("note", rule(new[place]), at: spot(new[place]), nil, deed(new[place])))
    }
    return changes
  }

  /// Events and lines of text, which have no names: aligned as texts are.
  private static func others(_ old: [Line], _ new: [Line], _ first: Int) -> [RecordChange] {
    let texts = (old.map(\.text), new.map(\.text))
    // Alignment costs the product of length and difference; long ones are compared line by line.
    guard old.count + new.count < 2000 else {
      return (0..<max(old.count, new.count)).compactMap { place in
        let a = place < old.count ? old[place] : nil
        let b = place < new.count ? new[place] : nil
        return a?.text == b?.text
          ? nil : RecordChange(a?.kind ?? b?.kind ?? "", at: "line \(first + place + 1)", a?.text, b?.text)
      }
    }
    var changes: [(Int, RecordChange)] = []
    for step in texts.1.difference(from: texts.0) {
      switch step {
      case .remove(let place, let text, _):
        changes.append((place, RecordChange(old[place].kind, at: "line \(first + place + 1)", text, nil)))
      case .insert(let place, let text, _):
        changes.append((place, RecordChange(new[place].kind, at: "line \(first + place + 1)", nil, text)))
      }
    }
    return changes.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  // MARK: - Fields

  static func fields(_ subject: String, _ place: String, _ old: JSONValue?, _ new: JSONValue?) -> [RecordChange] {
    guard old != new, let old, let new else { return [] }
    var changes: [RecordChange] = []
    var isMoved = false
    compare(old, new, path: "") { path, before, after in
      // Where a record stands follows from what stands before it.
      if path.hasPrefix("position.") {
        isMoved = true
      } else {
        changes.append(RecordChange(subject, path, at: place, before.map(shown), after.map(shown)))
      }
    }
    if changes.isEmpty {
      let values = [old, new].map { isMoved ? stand($0) : $0.json }
      var change = RecordChange(subject, at: place, values[0], values[1])
      change.kind.deed = .moved
      changes = [change]
    }
    return changes
  }

  private static func stand(_ record: JSONValue) -> String {
    "line \(record["position"]?["line"]?.json ?? "?"), byte \(record["position"]?["byte"]?.json ?? "?")"
  }

  private static func compare(
    _ old: JSONValue, _ new: JSONValue, path: String, _ found: (String, JSONValue?, JSONValue?) -> Void
  ) {
    if old == new { return }
    switch (old, new) {
    case (.object(let olds), .object(let news)):
      for member in olds {
        let inner = join(path, member.key)
        if let other = new[member.key] {
          compare(member.value, other, path: inner, found)
        } else {
          found(inner, member.value, nil)
        }
      }
      for member in news where old[member.key] == nil {
        found(join(path, member.key), nil, member.value)
      }
    case (.list(let olds), .list(let news)) where olds.count == news.count:
      for (a, b) in zip(olds, news) {
        // Elements that no module claims are told apart by their names alone.
        let name = path.hasPrefix("extensions") && a["name"] == b["name"] ? a["name"]?.text ?? "" : ""
        compare(a, b, path: join(path, name), found)
      }
    default: found(path, old, new)
    }
  }

  /// An element without a namespace stands under an empty key.
  private static func join(_ path: String, _ key: String) -> String {
    path.isEmpty || key.isEmpty ? path + key : path + "." + key
  }

  private static func shown(_ value: JSONValue) -> String { value.text ?? value.json }

  // MARK: - Words

  private static func keyed(_ line: Line, _ key: String) -> String? { line.value?[key]?.text }

  private static func title(_ line: Line) -> String {
    let name = line.value?["title"]?.text ?? line.value?["id"]?.text ?? ""
    let number = line.value?["position"]?["line"]?.integer.map { "line \($0)" } ?? ""
    return "entry at \(number) “\(name.prefix(60))”"
  }

  private static func rule(_ line: Line) -> String { line.value?["rule"]?.text ?? "" }

  private static func noteKey(_ line: Line) -> String { rule(line) + " " + (line.value?["decodedByte"]?.json ?? "") }

  private static func spot(_ line: Line) -> String {
    "\(line.value?["line"]?.json ?? "?"):\(line.value?["column"]?.json ?? "?")"
  }

  private static func deed(_ line: Line) -> String {
    switch (line.value?["before"]?.text, line.value?["after"]?.text) {
    case (let before?, let after?): "\(before) → \(after)"
    case (let before?, nil): "\(before) → "
    case (nil, let after?): " → \(after)"
    case (nil, nil): "noted"
    }
  }
}

/// Two lists of which each pair is the same thing.
private struct Pairs {
  private(set) var both: [(Int, Int)] = []
  private(set) var onlyOld: [Int]
  private(set) var onlyNew: [Int]

  init(_ old: Int, _ new: Int) {
    onlyOld = Array(0..<old)
    onlyNew = Array(0..<new)
  }

  /// Pairs what is left by a key, the first of a key with the first.
  mutating func match(_ oldKey: (Int) -> String?, with newKey: (Int) -> String?) {
    var places: [String: [Int]] = [:]
    for place in onlyNew.reversed() { if let key = newKey(place) { places[key, default: []].append(place) } }
    var taken: Set<Int> = []
    onlyOld.removeAll { place in
      guard let key = oldKey(place), let other = places[key]?.popLast() else { return false }
      both.append((place, other))
      taken.insert(other)
      return true
    }
    onlyNew.removeAll { taken.contains($0) }
    both.sort { $0.1 < $1.1 }
  }
}
