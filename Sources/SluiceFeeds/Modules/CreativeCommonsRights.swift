// Creative Commons rights in RDF, as RSS 1.0 and Atom feeds carry them. <https://creativecommons.org/ns>

import SluiceCore

extension Module {
  /// A licence, and what it permits and asks for.
  public static let creativeCommonsRights = Module(
    key: "cc", prefix: "cc",
    namespaces: [
      "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://www.creativecommons.org/ns#",
    ],
    hasManyNames: true,
    elements: [
      // `rdf:resource` in RDF, the text elsewhere.
      .attribute("resource", of: "license", .url).feeds(.license, rank: 12),
      ElementRule.object(
        "License", as: "licenses", attributes: [.value("about", .url)],
        children: [
          ElementRule.attribute("resource", of: "permits", .url).many(),
          ElementRule.attribute("resource", of: "requires", .url).many(),
          ElementRule.attribute("resource", of: "prohibits", .url).many(),
          .attribute("resource", of: "legalcode", .url),
        ]
      ).many(),
      ElementRule.attribute("resource", of: "permits", .url).many(),
      ElementRule.attribute("resource", of: "requires", .url).many(),
      ElementRule.attribute("resource", of: "prohibits", .url).many(),
      .attribute("resource", of: "jurisdiction", .url),
      .attribute("resource", of: "legalcode", .url),
      .attribute("resource", of: "useGuidelines", .url),
      .value("deprecatedOn", .time),
      .value("morePermissions", .url),
      .value("attributionName", .line),
      .value("attributionURL", .url),
    ])
}
