// What the expat library that runs can do, in words for people. Nothing is decided by it.

import CExpat

extension MarkupParser {
  /// What the library that runs was built with, as far as it matters here, such as `limits of amplification`.
  public static var expatFeatures: [String] {
    // By name: older headers do not number them all.
    var features: [String: Int] = [:]
    var list = unsafe XML_GetFeatureList()
    while let feature = unsafe list, unsafe feature.pointee.feature != XML_FEATURE_END {
      unsafe features[String(cString: feature.pointee.name)] = unsafe Int(feature.pointee.value)
      unsafe list = feature + 1
    }
    var words: [String] = []
    if features["XML_DTD"] != nil { words.append("document types and their entities") }
    if features["XML_BLAP_MAX_AMP"] != nil { words.append("limits of amplification") }
    if sluice_expat_can_defer() != 0 { words.append("reparse deferral, switched off") }
    if let bytes = features["XML_CONTEXT_BYTES"] { words.append("\(bytes) bytes of context") }
    return words
  }
}
