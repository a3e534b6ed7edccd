// Titles, summaries, contents and rights: as people read them, and as published when that is asked for.

import SluiceCore
import SluiceFeeds
import SluiceText

extension RecordBuilder {
  mutating func claimText(
    _ field: Field, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) -> Bool {
    let node = drafts.book.rules[Int(node.rule)].kind == .prose ? reader.read(node, in: draft) : node
    if choice == .off, field != .title {
      // What was published is not asked for, so no string is made of it.
      let text = reader.repairedText(node, in: draft, byEvidence: true)
      if text == nil, reader.text(node, in: draft) == nil { return false }
      set(field, text)
      return true
    }
    let text =
      field == .title
      ? reader.repairedLine(node, in: draft, byEvidence: true)
      : reader.repairedMarkup(node, in: draft, byEvidence: true)
    guard let text else { return false }
    var kind = node.text
    // RSS says of no title what it is.
    if field == .title, kind == .html, drafts.format?.hasPrefix("atom") != true, !reader.isMarkup(text) {
      kind = .plain
    }
    let isHTML = kind != .plain
    if field == .title {
      contest.values.entry.title = isHTML ? reader.shownLine(text) : text
      reader.evidence.title = contest.values.entry.title
    } else {
      set(field, isHTML ? reader.shown(text) : text)
    }
    if choice == .off { return true }
    let value = choice == .raw ? reader.text(node, in: draft) ?? text : text
    let context = drafts.context(of: node)
    var shown = value
    if choice == .clean, isHTML {
      let base = base(of: node, drafts)
      shown = SafeMarkup.of(value) { URLReference.resolve($0, base: base) }
    }
    // What is nothing takes the place of a lower rank's all the same.
    let published = shown.isEmpty ? nil : Text(kind, shown, language: context.language, base: context.base)
    var markup = contest.values.entry.markup ?? Markup()
    switch field {
    case .title: markup.title = published
    case .summary: markup.summary = published
    case .content: markup.content = published
    default: markup.rights = published
    }
    contest.values.entry.markup = markup == Markup() ? nil : markup
    return true
  }

  mutating func set(_ field: Field, _ text: String?) {
    switch field {
    case .summary: contest.values.entry.summary = text
    case .content: contest.values.entry.content = text
    default: contest.values.entry.rights = text
    }
  }
}
