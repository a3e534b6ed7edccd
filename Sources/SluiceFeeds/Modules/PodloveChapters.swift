// Podlove Simple Chapters 1.2. <https://podlove.org/simple-chapters/>

import SluiceCore

extension Module {
  /// The chapters of an episode.
  public static let podloveChapters = Module(
    key: "chapters", prefix: "psc",
    namespaces: [
      "http://podlove.org/simple-chapters", "http://podlove.org/simple-chapters/",
      "https://podlove.org/simple-chapters",
    ],
    elements: [
      .object(
        "chapters", as: "list", attributes: [.value("version", .line)],
        children: [
          ElementRule.object(
            "chapter", as: "chapters", text: .value("title", .line),
            attributes: [
              .value("start", .offset), .value("title", .line), .value("href", .url), .value("image", .url),
            ]
          ).many()
        ])
    ],
    // The element that holds the chapters is the whole of the module.
    reshape: { $0.object("list") ?? $0 })
}

extension Entry {
  /// The chapters of the episode.
  public var chapters: Chapters? { modules.object("chapters").map(Chapters.init) }
}

/// Podlove's chapters of an episode.
public struct Chapters: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The version of the specification, as written.
  public var version: String? { values.text("version") }
  /// Each: `start` in seconds from the beginning, `title`, `href`, `image`.
  public var chapters: [ValueObject] { values.objects("chapters") }
}
