// All modules, in one place. Add a module by one line here, one file beside this one, one folder in Corpus/modules.

extension Module {
  /// The modules Sluice knows. No two share a namespace, so the order matters only to people, because it is that of how
  /// often feeds have them; of modules that share a key, the first one's shape holds.
  public static let standard: [Module] = [
    .content,
    .dublinCore,
    .itunes,
    .media,
    .atom,
    .slash,
    .wellFormedWeb,
    .syndication,
    .podcast,
    .googlePlay,
    .dublinCoreTerms,
    .thread,
    .feedBurner,
    .geoRSS,
    .w3cGeo,
    .gml,
    .youTube,
    .creativeCommons,
    .creativeCommonsRights,
    .podloveChapters,
    .spotify,
    .rawVoice,
    .openSearch,
    .admin,
    .prism,
    .atomPublishing,
    .feedHistory,
    .tombstones,
    .sourceNamespace,
    .slideshare,
    .activity,
    .xhtml,
  ]
}
