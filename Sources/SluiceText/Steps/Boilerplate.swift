// Sentences that publishing programs put at the end of every post. A guess, and therefore only for `full`.

import SluiceCore

/// Takes `The post X appeared first on Y.` off the end of a text, in the languages WordPress writes it in.
enum Boilerplate {
  /// How it begins, and what stands between the post and the site.
  private static let sentences: [(start: String, middle: String)] = [
    ("The post ", " appeared first on "), ("The article ", " appeared first on "),
    ("Der Beitrag ", " erschien zuerst auf "), ("L’article ", " est apparu en premier sur "),
    ("L'article ", " est apparu en premier sur "), ("La entrada ", " se publicó primero en "),
    ("La entrada ", " aparece primero en "), ("O post ", " apareceu primeiro em "),
    ("O conteúdo ", " aparece primeiro em "), ("L'articolo ", " proviene da "), ("L’articolo ", " proviene da "),
    ("Het bericht ", " verscheen eerst op "), ("Artykuł ", " pochodzi z serwisu "),
    ("Сообщение ", " появились сначала на "), ("Запись ", " впервые появилась "),
  ]
  /// More than a title and a link have.
  private static let reach = 1000
  private static let confidence = 0.95

  /// `title` is that of the entry; where the sentence has no links it must name it.
  static func remove(
    _ text: Span<UInt8>, _ kind: TextKind, title: String?, into output: inout ByteBuffer, _ log: inout EditLog
  ) -> Bool {
    let kind = kind.seen(in: text)
    let lowest = max(0, text.count - reach)
    for sentence in sentences {
      guard let middle = last(sentence.middle, in: text, from: lowest, before: text.count),
        let start = last(sentence.start, in: text, from: lowest, before: middle)
      else { continue }
      let post = text.extracting(start + sentence.start.utf8.count..<middle)
      let site = text.extracting(middle + sentence.middle.utf8.count..<text.count)
      guard isLink(post) && isLink(site) || isTitle(post, title) && isOneSentence(site),
        let range = whole(start, in: text, kind)
      else { continue }
      output.append(text.extracting(0..<range.lowerBound))
      log.replace(range, of: text, by: output, from: output.count, .boilerplate, confidence: confidence)
      output.append(text.extracting(range.upperBound..<text.count))
      return true
    }
    return false
  }

  /// Somebody may well write that the post office appeared first on Main Street.
  private static func isTitle(_ post: Span<UInt8>, _ title: String?) -> Bool {
    guard let title, !title.isEmpty else { return false }
    let text = unsafe post.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    return text == title || letters(text) == letters(title)
  }

  /// What quotes, dashes and references cannot change.
  private static func letters(_ text: String) -> [Character] { text.lowercased().filter(\.isLetter).map { $0 } }

  private static func isLink(_ text: Span<UInt8>) -> Bool {
    text.has("<a ", at: 0) && text.first(UInt8(ascii: ">"), from: 0) < text.count
  }

  /// A site's name is followed by no other sentence.
  private static func isOneSentence(_ text: Span<UInt8>) -> Bool {
    for place in text.indices.dropLast(2) where ".!?".utf8.contains(text[place]) {
      if text[place + 1] == 0x20, 0x41...0x5A ~= text[place + 2] { return false }
    }
    return true
  }

  private static func last(_ word: String, in text: Span<UInt8>, from lowest: Int, before end: Int) -> Int? {
    var place = end - word.utf8.count
    while place >= lowest {
      if text.has(word, at: place) { return place }
      place -= 1
    }
    return nil
  }

  /// The sentence with the paragraph it is all of; nil where it begins within another or is not the last.
  private static func whole(_ start: Int, in text: Span<UInt8>, _ kind: TextKind) -> Range<Int>? {
    for place in start..<text.count where text[place] == 0x0A && place + 1 < text.count {
      // More follows.
      if (place..<text.count).contains(where: { text[$0] > 0x20 && kind == .plain }) { return nil }
    }
    var from = start
    while from > 0, text[from - 1] <= 0x20 { from -= 1 }
    if kind == .html, text.has("<p>", at: from - 3) { return from - 3..<text.count }
    guard from == 0 || ".!?>)]\"".utf8.contains(text[from - 1]) || text[from - 1] >= 0x80 || from < start - 1 else {
      return nil
    }
    return from..<text.count
  }
}
