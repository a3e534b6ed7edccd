// The Atom Publishing Protocol's elements in feeds. <https://www.rfc-editor.org/rfc/rfc5023>

import SluiceCore

extension Module {
  /// When an entry was edited, and whether it is a draft.
  public static let atomPublishing = Module(
    key: "app", prefix: "app",
    namespaces: ["http://www.w3.org/2007/app", "http://purl.org/atom/app#", "http://www.w3.org/2007/app/"],
    hasManyNames: true,
    elements: [
      .value("edited", .time),
      .object("control", children: [.value("draft", .flag)]),
    ])
}

extension Entry {
  /// Whether the entry says that it is a draft (RFC 5023 §13.1.1).
  public var isDraft: Bool { modules.object("app")?.object("control")?.flag("draft") ?? false }
}
