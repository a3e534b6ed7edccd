// What an entry is compared by, made of it alone: on a worker, in any order. The comparing is SeenEntries.

import SluiceCore

/// The hashes of an entry's texts, id and link.
package struct Fingerprint: Sendable {
  /// One description.
  package struct Description: Sendable {
    /// `summary` or `content`.
    package var field: String
    /// Of its plain form.
    package var hash: TextHash
    /// Its shingles, when near repeats are looked for.
    package var shingles: [UInt64] = []
  }

  /// ``Entry/summary``, when it has ``shortest`` characters.
  package var summary: Description?
  /// ``Entry/content``, when it has ``shortest`` characters.
  package var content: Description?
  /// Of the id, as ``SeenEntries`` compares it.
  package var id: TextHash
  /// Of the link; nil when there is none.
  package var link: TextHash?
  /// Of link, title, texts and files together; nil without a link or a description.
  package var story: TextHash?

  /// Shorter texts repeat because there is not much to say: characters of the plain form.
  package static let shortest = 40
}

/// Leaves out what an entry has twice, and makes the fingerprint of the rest. Its memory is used again for the next entry.
package struct Fingerprinter: ~Copyable {
  private var fields: RepeatedFields
  private let hasShingles: Bool
  private let hasStories: Bool

  package init(_ fields: TextFields, hasShingles: Bool, hasStories: Bool = false) {
    self.fields = RepeatedFields(fields)
    self.hasShingles = hasShingles
    self.hasStories = hasStories
  }

  /// Leaves out what a feed has twice.
  package mutating func leaveOut(of feed: inout Feed) { fields.leaveOut(of: &feed) }

  /// Leaves out what an entry has twice. `id` and `link` are what they are compared by.
  package mutating func read(_ entry: inout Entry, id: String, link: String?) -> Fingerprint {
    fields.leaveOut(of: &entry)
    var print = Fingerprint(id: TextHash(id), link: link.map { TextHash($0) })
    print.summary = fields.summary.flatMap { description("summary", $0) }
    print.content = fields.content.flatMap { description("content", $0) }
    if hasStories, print.summary != nil || print.content != nil, let link = print.link {
      print.story = story(link, entry)
    }
    return print
  }

  /// What an entry is: a link may be the site's and a description every entry's, so all that it says counts.
  private func story(_ link: TextHash, _ entry: Entry) -> TextHash {
    var story = link
    for range in [fields.title, fields.summary, fields.content] {
      story = TextHash(story, range.map { fields.plain.withSpan($0) { TextHash($0) } } ?? TextHash(high: 0, low: 0))
    }
    for enclosure in entry.enclosures { story = TextHash(story, TextHash(enclosure.url)) }
    return story
  }

  private func description(_ field: String, _ range: Range<Int>) -> Fingerprint.Description? {
    fields.plain.withSpan(range) { text in
      guard PlainForm.hasCharacters(Fingerprint.shortest, text) else { return nil }
      var description = Fingerprint.Description(field: field, hash: TextHash(text))
      if hasShingles { Shingles.set(of: text, into: &description.shingles) }
      return description
    }
  }
}
