// The rules of text repair. Their order stands in Rule.swift, their code in the steps of SluiceText.

extension Rule {
  /// UTF-8 that had been read as a code page became what it was.
  public static let mojibake = Rule(
    name: "mojibake", stage: .text, meaning: "text that had been read in the wrong encoding became what it was")
  /// Controls of C1 became the characters of windows-1252 that they mean.
  public static let c1Controls = Rule(
    name: "c1-controls", stage: .text, meaning: "controls became the characters of windows-1252 that they mean")
  /// Controls, and sequences that terminals obey, are left out; a vertical tab or form feed becomes a line feed.
  public static let controlCharacter = Rule(
    name: "control-character", stage: .text, meaning: "a control that no text has is left out")
  /// Zero-width characters that join and part nothing are left out.
  public static let zeroWidth = Rule(
    name: "zero-width", stage: .text, meaning: "a zero-width character that does nothing here is left out")
  /// Remains of markup are left out: a stray `]]>`, a section's head, a tag that was cut.
  public static let markupLeavings = Rule(
    name: "markup-leavings", stage: .text, meaning: "what was left of markup is left out")
  /// A tag, a comment, or an element that is not shown, with what it holds, in a text that is cleaned.
  public static let htmlMarkup = Rule(
    name: "html-markup", stage: .text, meaning: "HTML in the text is read as a reader sees it")
  /// A reference that was escaped once too often lost that.
  public static let escapeDepth = Rule(
    name: "escape-depth", stage: .text, meaning: "the reference was escaped once too often")
  /// A character reference left in a text became its character.
  public static let leftoverEntity = Rule(
    name: "leftover-entity", stage: .text, meaning: "a character reference in the text became its character")
  /// White space in a run, at the end of a line or in blank lines was folded.
  public static let whiteSpace = Rule(
    name: "white-space", stage: .text, meaning: "white space was folded")
  /// A paragraph that already stood in the same document is left out.
  public static let repeatedText = Rule(
    name: "repeated-text", stage: .text, meaning: "the paragraph already stood in this document and is left out")
  /// An apostrophe that a crawler dropped came back.
  public static let droppedApostrophe = Rule(
    name: "dropped-apostrophe", stage: .text, meaning: "a dropped apostrophe came back")
  /// In SlideShare's feeds, the word that a mirror of the site put where `Slide` stood became that.
  public static let slideshareMirror = Rule(
    name: "slideshare-mirror", stage: .text, meaning: "a mirror's word for Slide became Slide")
  /// What a publishing program put at the end of the post is left out.
  public static let boilerplate = Rule(
    name: "boilerplate", stage: .text, meaning: "the program's sentence at the end of the post is left out")
}
