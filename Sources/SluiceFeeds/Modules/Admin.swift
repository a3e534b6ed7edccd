// RSS 1.0 administration module. <https://web.resource.org/rss/1.0/modules/admin/>

import SluiceCore

extension Module {
  /// What made a feed, and who is told of its faults; both in `rdf:resource`.
  public static let admin = Module(
    key: "admin", prefix: "admin",
    namespaces: ["http://webns.net/mvcb/", "http://webns.net/mvcb", "https://webns.net/mvcb/"],
    elements: [
      .attribute("resource", of: "generatorAgent", .line).feeds(.generator, rank: 10),
      .attribute("resource", of: "errorReportsTo", .line),
    ])
}
