// A head or an item as it was read: which pieces are which field, and how sure that is. Not its elements.

/// A value of a section.
struct SectionField {
  var field: ScrapedField
  var pieces: Range<Int>
  /// 0 to 1.
  var confidence: Double
}

/// One section of a text.
struct Section {
  enum Kind {
    case head
    case item
    /// Text that is neither.
    case nowhere
  }

  var kind: Kind
  var pieces: Range<Int>
  var fields: [SectionField] = []

  func first(_ field: ScrapedField) -> SectionField? { fields.first { $0.field == field } }

  /// Whether it has what an item of a feed is known by.
  func isWhole(_ pieces: [Piece]) -> Bool {
    guard kind == .item, let title = first(.title), title.pieces.contains(where: { pieces[$0].kind.isText }),
      let date = first(.published) ?? first(.updated), pieces[date.pieces.lowerBound].kind == .date
    else { return false }
    return first(.link) != nil || first(.guid) != nil || first(.atomID) != nil
  }
}

extension Alignment {
  /// The sections on the cheapest way; `trust` is the profile's.
  func sections(of pieces: ArraySlice<Piece>, labels: ArraySlice<Label>, trust: Int32) -> [Section] {
    var sections: [Section] = []
    for place in labels.indices {
      let label = labels[place]
      let isItem = label.state >= headCount && label.state != nowhere
      if label.isFirst || sections.isEmpty {
        let kind: Section.Kind = label.state == nowhere ? .nowhere : isItem ? .item : .head
        sections.append(Section(kind: kind, pieces: place..<place))
      }
      let last = sections.count - 1
      sections[last].pieces = sections[last].pieces.lowerBound..<place + 1
      let field = label.state == nowhere ? ScrapedField.rest : slots[label.state].field
      if label.isJoined, let end = sections[last].fields.indices.last {
        sections[last].fields[end].pieces = sections[last].fields[end].pieces.lowerBound..<place + 1
      } else {
        sections[last].fields.append(SectionField(field: field, pieces: place..<place + 1, confidence: 0))
      }
    }
    for place in sections.indices { judge(&sections[place], pieces, labels, trust) }
    return sections
  }

  /// How sure each field is: what its slot is worth where it fits, less what this fit cost; little where nothing says
  /// that it begins or ends there.
  private func judge(_ section: inout Section, _ pieces: ArraySlice<Piece>, _ labels: ArraySlice<Label>, _ trust: Int32)
  {
    guard section.kind != .nowhere else { return }
    var lacks: Int32 = 0
    if section.kind == .item {
      let pairs: [(ScrapedField, ScrapedField)] = [(.title, .title), (.link, .guid), (.published, .updated)]
      for (field, other) in pairs
      where section.first(field) == nil && section.first(other) == nil { lacks += 15 }
    }
    let dates = section.pieces.count { isDate($0, in: section.pieces, pieces) }
    for place in section.fields.indices {
      let range = section.fields[place].pieces
      let state = labels[range.lowerBound].state
      var sure = slots[state].trust
      var paid: Int32 = 0
      for piece in range {
        paid += cost(pieces[piece].kind, in: state, isJoined: labels[piece].isJoined)
      }
      sure -= min(paid, 40) + lacks
      // Of several dates, which is which is a guess.
      if dates > 1, slots[state].field == .published { sure = min(sure, 85) }
      // More than a line of words is seldom a title alone.
      let kind = pieces[range.lowerBound].kind
      if slots[state].field == .title, kind == .prose || kind == .proseAgain { sure = min(sure, 50) }
      let isLoose = isOpen(before: range.lowerBound, pieces) || isOpen(before: range.upperBound, pieces)
      if isLoose, pieces[range.lowerBound].kind.isText, !isNamed(slots[state].field) { sure = min(sure, 45) }
      if !isPaired(section.fields[place], in: section, pieces) { sure = min(sure, 50) }
      section.fields[place].confidence = Double(max(5, min(sure, trust))) / 100
    }
  }

  /// Of two fields that look alike, one alone may be the other, and beside a third none is known.
  private func isPaired(_ field: SectionField, in section: Section, _ pieces: ArraySlice<Piece>) -> Bool {
    let pair: (ScrapedField, ScrapedField)
    switch field.field {
    case .views, .comments: pair = (.views, .comments)
    // Words in a row are told by the picture before them.
    case .type, .color: pair = (.type, .color)
    default: return true
    }
    guard let first = section.first(pair.0), let second = section.first(pair.1),
      first.pieces.upperBound == second.pieces.lowerBound
    else { return false }
    if field.field == .type || field.field == .color {
      return section.first(.thumbnail)?.pieces.upperBound == first.pieces.lowerBound
    }
    let isNumber = { (place: Int) in section.pieces.contains(place) && pieces[place].kind == .number }
    return !isNumber(first.pieces.lowerBound - 1) && !isNumber(second.pieces.upperBound)
  }

  /// A date, or what may be one because it stands beside one.
  private func isDate(_ place: Int, in section: Range<Int>, _ pieces: ArraySlice<Piece>) -> Bool {
    if pieces[place].kind == .date { return true }
    guard pieces[place].kind == .plainDate else { return false }
    return (section.contains(place - 1) && pieces[place - 1].kind == .date)
      || (section.contains(place + 1) && pieces[place + 1].kind == .date)
  }

  /// Whether text goes on across this place of a line, so that the place is a guess.
  private func isOpen(before place: Int, _ pieces: ArraySlice<Piece>) -> Bool {
    guard place > pieces.startIndex, place < pieces.endIndex else { return false }
    return pieces[place].before == .space && !pieces[place].isBehindSection && !pieces[place - 1].kind.isAnchor
      && !pieces[place].kind.isAnchor
  }

  /// One word each, between anchors: there is but one way to part them.
  private func isNamed(_ field: ScrapedField) -> Bool { field == .type || field == .color || field == .objectType }
}
