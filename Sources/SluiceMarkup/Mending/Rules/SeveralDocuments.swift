// Documents one after another, as when feeds are concatenated.

import SluiceCore

extension MendingRule {
  /// Another root of the same name goes on where the first one ended; what its start tag declares is lost.
  static let severalDocuments = MendingRule(.severalDocuments, .anotherRoot) { .remove($0.range) }
}
