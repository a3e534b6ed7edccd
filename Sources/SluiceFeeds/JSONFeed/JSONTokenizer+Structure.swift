// Keys, colons, commas and brackets: what must stand next, and what is done when something else does.

import SluiceCore

extension JSONTokenizer {
  /// Where a key must stand, or behind `{` the end of the object.
  mutating func readKey<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    if byte == 0x22 {
      openString(text, &place, isKey: true)
      return true
    }
    if byte == 0x7D, state == .firstKey { return readClosing(text, &place, .object, &sink) }
    if isStrict {
      fail(
        byte == 0x7D ? "a comma before the end of an object" : "no key where one must stand", at: text.origin + place)
      return true
    }
    switch byte {
    case 0x27: return openSingleQuoted(text, &place, isKey: true)
    case 0x7D, 0x5D:
      // The comma was too far away to be seen as the last one.
      if state == .key {
        insert("\"\":null", text, at: place, .jsonMember)
        state = .next
      }
      return readClosing(text, &place, byte == 0x7D ? .object : .array, &sink)
    case 0x2C:
      remove(text, place..<place + 1, .jsonComma)
      if state == .firstKey { records.damage() }
      place += 1
    case 0x3A, 0x7B, 0x5B:
      guard let isRecord = isNextRecord(text, place) else { return false }
      if isRecord {
        if state == .key { insert("\"\":null", text, at: place, .jsonMember) }
        state = .next
        return true
      }
      // An object behind the list of records is one of them.
      var key = byte == 0x7B && stack.count == 1 && records.isMember ? JSONRecords.key : ""
      insert("\"\(key)\"" + (byte == 0x3A ? "" : ":"), text, at: place, .jsonMember)
      key.withUTF8 {
        let bytes = unsafe $0.span
        records.meet(key: bytes, depth: stack.count)
        sink.key(bytes, at: text.origin + place)
      }
      state = byte == 0x3A ? .colon : .value
    case let byte where byte.isJSONWord || byte == 0x2D || byte >= 0x80:
      return readBareKey(text, &place, &sink)
    default: return readJunk(text, &place)
    }
    return true
  }

  /// A key without quotes: a word with a colon or an equals sign behind it.
  private mutating func readBareKey<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    var end = place
    let limit = min(text.count, place + JSONAhead.reach)
    while end < limit, text[end].isJSONWord || text[end] == 0x2D || text[end] >= 0x80 || text[end] == 0x2E { end += 1 }
    let behind = text.spaceEnd(from: end)
    if behind >= text.count || end == text.count, !text.isFinal, limit < place + JSONAhead.reach { return false }
    guard behind < limit, text[behind] == 0x3A || text[behind] == 0x3D else { return readJunk(text, &place) }
    let start = place
    replace(text, start..<end, with: "\"" + text.string(start..<end) + "\"", .jsonQuotes)
    text.withSpan(start..<end) {
      records.meet(key: $0, depth: stack.count)
      sink.key($0, at: text.origin + start)
    }
    place = end
    state = .colon
    return true
  }

  /// Whether a brace begins the next record although one is open; nil when more bytes must come first.
  func isNextRecord(_ text: TextWindow, _ place: Int) -> Bool? {
    guard !isStrict, let index = records.index, stack.count > index + 1 else { return false }
    return records.isBeginning(text, place)
  }

  mutating func readColon<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    if byte == 0x3A {
      place += 1
      state = .value
      return true
    }
    if isStrict {
      fail("no colon behind a key", at: text.origin + place)
      return true
    }
    switch byte {
    case 0x3D:
      // `=` and `=>` of other languages.
      if place + 1 == text.count, !text.isFinal { return false }
      let end = text.at(place + 1) == 0x3E ? place + 2 : place + 1
      replace(text, place..<end, with: ":", .jsonMember)
      place = end
      state = .value
    case 0x2C, 0x7D, 0x5D: addNull(text, at: place, with: ":null", &sink)
    case 0x22, 0x27, 0x7B, 0x5B, 0x2D:
      insert(":", text, at: place, .jsonMember)
      state = .value
    case let byte where byte.isJSONWord || byte >= 0x80:
      insert(":", text, at: place, .jsonMember)
      state = .value
    default: return readJunk(text, &place)
    }
    return true
  }

  /// Says nothing where something must be said.
  mutating func addNull<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, at place: Int, with written: String = "null", _ sink: inout Sink
  ) {
    insert(written, text, at: place, .jsonMember)
    sink.addNull(at: text.origin + place)
    state = behindValue
    hasJustClosed = false
  }

  /// Behind a value: a comma and what it parts, or the end of what is open.
  mutating func readNext<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    guard let top = stack.last else {
      state = .end
      return true
    }
    if byte == 0x7D { return readClosing(text, &place, .object, &sink) }
    if byte == 0x5D { return readClosing(text, &place, .array, &sink) }
    if isStrict {
      if byte == 0x2C {
        place += 1
        state = top == .object ? .key : .value
      } else {
        fail("no comma behind a value", at: text.origin + place)
      }
      return true
    }
    guard let ahead = JSONAhead(text, from: place) else { return false }
    guard let isRecord = isNextRecord(text, ahead.place) else { return false }
    if isRecord, let index = records.index { close(downTo: index, text, place, &sink) }
    if ahead.what == .key, let index = records.index, stack.count == index + 1,
      records.isDamaged || records.isFirstKey(text, ahead.place) == true
    {
      // The record ended too early, and here is the rest of it; or the next one lacks its brace.
      place += byte == 0x2C ? 1 : 0
      insert(byte == 0x2C ? "{" : ",{", text, at: place, .jsonNesting)
      records.open(.object, depth: stack.count)
      records.damage()
      sink.open(.object, at: text.origin + place)
      stack.append(.object)
      state = .firstKey
      return true
    }
    if byte == 0x2C {
      switch ahead.what {
      case .closeObject, .closeArray, .end, .comma:
        remove(text, place..<place + 1, .jsonComma)
        place += 1
      default:
        let inside = moveTo(ahead, text, place, &sink) ?? stack.last
        place += 1
        state = inside == .object ? .key : .value
      }
      return true
    }
    switch ahead.what {
    case .key, .string, .literal, .object, .array:
      if top == .object, ahead.what == .literal { return readJunk(text, &place) }
      let inside = moveTo(ahead, text, place, &sink) ?? stack.last
      insert(",", text, at: place, .jsonComma)
      if ahead.what == .object { records.damage() }
      state = inside == .object ? .key : .value
    case .unclear where byte == 0x22 || byte == 0x27:
      insert(",", text, at: place, .jsonComma)
      state = top == .object ? .key : .value
    case .colon where top == .array:
      // `["a": 1]`: the brackets were meant to be braces.
      replace(text, place..<place + 1, with: ",", .jsonNesting)
      place += 1
      state = .value
    default: return readJunk(text, &place)
    }
    return true
  }

  /// Ends what must have ended before what comes can stand: a key stands in no array, an object without a key in no
  /// object. What holds it is returned; nil when that is what is open anyway.
  private mutating func moveTo<Sink: JSONSink & ~Copyable>(
    _ ahead: JSONAhead, _ text: TextWindow, _ place: Int, _ sink: inout Sink
  ) -> JSONContainer? {
    let wanted: JSONContainer
    switch ahead.what {
    case .key: wanted = .object
    case .object: wanted = .array
    default: return nil
    }
    guard stack.last != wanted, let index = stack.lastIndex(of: wanted) else { return nil }
    close(downTo: index, text, place, &sink)
    return wanted
  }

  /// Ends all inside the container of an index, with the brackets that are missing.
  private mutating func close<Sink: JSONSink & ~Copyable>(
    downTo index: Int, _ text: TextWindow, _ place: Int, _ sink: inout Sink
  ) {
    var missing = ""
    while stack.count > index + 1, let last = stack.popLast() {
      missing += last.closing
      records.close(depth: stack.count)
      sink.close(at: text.origin + place)
    }
    insert(missing, text, at: place, .jsonNesting)
  }
}

// MARK: - Closing brackets

extension JSONTokenizer {
  /// A closing bracket, where what is open may end. Whether it is the one that was meant, what comes behind it says.
  mutating func readClosing<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ wanted: JSONContainer, _ sink: inout Sink
  ) -> Bool {
    if isStrict {
      if stack.last == wanted {
        closeLast(text, &place, &sink)
      } else {
        fail("the wrong bracket", at: text.origin + place)
      }
      return true
    }
    guard let ahead = JSONAhead(text, from: place + 1) else { return false }
    let outer = stack.dropLast().last
    if stack.last == wanted {
      if JSONTokenizer.fits(ahead, outer) {
        closeLast(text, &place, &sink)
      } else if stack.count == 1, wanted == .object, ahead.what == .object, !ahead.hasComma {
        return readNextDocument(text, &place, ahead.place + 1, &sink)
      } else if isOneTooMany(ahead, wanted, text) {
        removeBracket(text, &place)
      } else {
        closeLast(text, &place, &sink)
      }
      return true
    }
    let index = stack.lastIndex(of: wanted)
    if hasJustClosed, wanted == .object ? ahead.what == .closeArray : ahead.what == .closeObject, !ahead.hasComma {
      // The bracket that is meant to come here comes next.
      removeBracket(text, &place)
    } else if let index, index > 0 ? JSONTokenizer.fits(ahead, stack[index - 1]) : ahead.what == .end {
      // A document does not end inside of what it holds unless nothing comes.
      close(downTo: index, text, place, &sink)
      closeLast(text, &place, &sink)
    } else if let last = stack.last, JSONTokenizer.fits(ahead, outer) {
      replace(text, place..<place + 1, with: last.closing, .jsonNesting)
      closeLast(text, &place, &sink)
    } else if index == nil || index == 0 || JSONTokenizer.fits(ahead, stack.last) {
      removeBracket(text, &place)
    } else if let index {
      close(downTo: index, text, place, &sink)
      closeLast(text, &place, &sink)
    }
    return true
  }

  /// Whether a bracket that closes what is open must be left out, because what comes cannot stand behind it.
  private func isOneTooMany(_ ahead: JSONAhead, _ wanted: JSONContainer, _ text: TextWindow) -> Bool {
    // Behind the root there is nothing, so that it cannot end here.
    if stack.count == 1 { return true }
    // Behind a list comes an object: that which holds the list lacks its brace, if there is a list around it.
    if wanted == .array, ahead.what == .object, stack.dropLast().contains(.array) { return false }
    // The next record lacks its brace.
    if ahead.what == .key, stack.count - 2 == records.index, records.isFirstKey(text, ahead.place) == true {
      return false
    }
    // Of two closing brackets the last is one too many.
    return hasJustClosed && JSONTokenizer.fits(ahead, wanted)
  }

  /// The root ends and another object begins: its members become those of the first, when it has any.
  private mutating func readNextDocument<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ start: Int, _ sink: inout Sink
  ) -> Bool {
    guard let first = JSONAhead(text, from: start) else { return false }
    guard case .key = first.what, !first.hasComma else {
      closeLast(text, &place, &sink)
      return true
    }
    let isEmpty = state == .firstKey
    replace(text, place..<start, with: isEmpty ? nil : ",", .severalDocuments)
    place = start
    sink.nextDocument()
    state = isEmpty ? .firstKey : .key
    return true
  }

  private mutating func removeBracket(_ text: TextWindow, _ place: inout Int) {
    remove(text, place..<place + 1, .jsonNesting)
    place += 1
  }

  private mutating func closeLast<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) {
    stack.removeLast()
    records.close(depth: stack.count)
    sink.close(at: text.origin + place)
    place += 1
    state = behindValue
    hasJustClosed = true
  }

  /// Whether what comes may stand behind a value in a container, or when that is nil, behind the document.
  private static func fits(_ ahead: JSONAhead, _ container: JSONContainer?) -> Bool {
    switch ahead.what {
    case .unclear, .end: true
    case .comma, .colon: container != nil
    case .other: container != nil || !ahead.hasComma
    case .key: container == .object
    case .string, .object: container == .array
    case .literal, .array: container == .array && ahead.hasComma
    case .closeObject: container == .object
    case .closeArray: container == .array
    }
  }
}
