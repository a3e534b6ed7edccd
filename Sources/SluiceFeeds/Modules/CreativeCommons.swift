// Creative Commons in RSS 2.0. <https://cyber.harvard.edu/rss/creativeCommonsRssModule.html>

import SluiceCore

extension Module {
  /// The licences of a record, by their address.
  public static let creativeCommons = Module(
    key: "creativeCommons", prefix: "creativeCommons",
    namespaces: [
      "http://backend.userland.com/creativeCommonsRssModule",
      "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
      "http://blogs.law.harvard.edu/tech/creativeCommonsRssModule",
    ],
    hasManyNames: true,
    elements: [
      .value("license", .url).many().feeds(.license, rank: 10)
    ])
}

extension Entry {
  /// The addresses of the entry's licences.
  public var creativeCommons: [String] { modules.object("creativeCommons")?.texts("license") ?? [] }
}

extension Feed {
  /// The addresses of the feed's licences.
  public var creativeCommons: [String] { modules.object("creativeCommons")?.texts("license") ?? [] }
}
