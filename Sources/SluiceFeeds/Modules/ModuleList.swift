// All modules, in one place. Add a module by one line here, one file beside this one, one folder in Corpus/modules.

extension Module {
  /// The modules Sluice knows. No two share a namespace, so the order matters only to people: by how often
  /// feeds have them.
  public static let standard: [Module] = [
    .content,
    .xhtml,
    .dublinCore,
    .dublinCoreTerms,
    .atom,
    .itunes,
    .media,
    .slideshare,
    .activity,
  ]
}
