// Dave Winer's `source` namespace. <https://source.scripting.com/>

import SluiceCore

extension Module {
  /// The Markdown and outlines behind items. Its key is not `source`: that is the feed an entry was taken from.
  public static let sourceNamespace = Module(
    key: "sourceNamespace", prefix: "source",
    namespaces: ["http://source.scripting.com/", "http://source.smallpict.com/2014/07/12/theSourceNamespace.html"],
    hasManyNames: true,
    elements: [
      .value("markdown"),
      .value("linkShort", .url),
      .value("linkFull", .url),
      .value("inReplyTo", .line),
      .value("localTime", .line),
      .value("self", .url),
      .value("blogroll", .url),
      .attribute("server", of: "likes", .url),
      ElementRule.object(
        "account", as: "accounts", text: .value("name", .line), attributes: [.value("service", .line)]
      ).many(),
      ElementRule.object(
        "subscriptionList", as: "subscriptionLists", text: .value("title", .line), attributes: [.value("url", .url)]
      ).many(),
      .object(
        "archive",
        children: [
          .value("url", .url), .value("filename", .line), .value("startDay", .time), .value("endDay", .time),
        ]),
    ])
}

extension Entry {
  /// The Markdown the entry was written in.
  public var markdown: String? { modules.object("sourceNamespace")?.text("markdown") }
}
