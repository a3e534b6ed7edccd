// A link without what changes from one fetch to the next. Not a URL parser: the rest stays byte for byte.

import SluiceCore

/// Takes out of links what says how somebody came, or which session it was, and not where the link leads.
package enum StableLink {
  /// Parameters of campaigns and click counters, by how their names begin, in lower case.
  static let prefixes = ["utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "__hs", "_hs", "wt_mc"]

  /// The same by whole names: the advertisers' and mailers' click ids, and the names programs give their sessions.
  static let names: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "s_cid", "ncid", "cmpid", "xtor", "wt.mc_id", "_ga",
    "_gl", "spm", "ns_campaign", "ns_mchannel", "ns_source", "rss_id",
    "jsessionid", "phpsessid", "asp.net_sessionid", "oscsid", "zenid", "cftoken",
  ]

  /// Names that are a session's where the value is made like one, and a story's number (`article.php?sid=1234`) elsewhere.
  static let doubtful: Set<String> = [
    "sid", "s", "session", "sess", "sessionid", "session_id", "sessid", "cfid", "aspsessionid",
  ]

  /// The link as it is compared and made an id of.
  ///
  /// `https://example.org/a;jsessionid=1F?utm_source=rss&id=7#utm_medium=feed` → `https://example.org/a?id=7`
  package static func of(_ link: String) -> String {
    guard mayChange(link) else { return link }
    let bytes = Array(link.utf8)
    let fragmentStart = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let queryStart = bytes[..<fragmentStart].firstIndex(of: UInt8(ascii: "?")) ?? fragmentStart
    var stable = path(bytes[..<queryStart])
    stable += parameters(bytes[queryStart..<fragmentStart])
    stable += fragment(bytes[fragmentStart...])
    return stable.count == bytes.count ? link : String(decoding: stable, as: UTF8.self)
  }

  /// Whether there may be a parameter, a fragment or a bracket: `#`, `(`, `;`, `?`. Most links have none.
  private static func mayChange(_ link: String) -> Bool {
    var link = link
    return link.withUTF8 { bytes in
      unsafe ByteScan.first(bytes, from: 0, to: bytes.count) {
        $0.marks(0x23) .| $0.marks(0x28) .| $0.marks(0x3B) .| $0.marks(0x3F)
      } < bytes.count
    }
  }

  /// Without `;jsessionid=…` behind a segment, and without the segment `(S(…))` of ASP.NET.
  private static func path(_ path: ArraySlice<UInt8>) -> [UInt8] {
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var kept: [[UInt8]] = []
    for segment in segments {
      if segment.starts(with: "(S(".utf8), segment.suffix(2).elementsEqual("))".utf8) { continue }
      let parts = segment.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      let stay = parts.prefix(1) + parts.dropFirst().filter { !changes($0) }
      kept.append(Array(stay.joined(separator: [UInt8(ascii: ";")])))
    }
    return Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func parameters(_ query: ArraySlice<UInt8>) -> [UInt8] {
    guard let mark = query.first else { return [] }
    let parts = query.dropFirst().split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    let stay = parts.filter { !changes($0) }
    if stay.count == parts.count { return Array(query) }
    return stay.isEmpty ? [] : [mark] + stay.joined(separator: [UInt8(ascii: "&")])
  }

  /// A fragment goes only when all of it does: `#section` is a place in the page.
  private static func fragment(_ fragment: ArraySlice<UInt8>) -> [UInt8] {
    let parts = fragment.dropFirst().split(separator: UInt8(ascii: "&"))
    return !parts.isEmpty && parts.allSatisfy(changes) ? [] : Array(fragment)
  }

  /// Whether `name=value` says nothing of where the link leads.
  private static func changes(_ parameter: ArraySlice<UInt8>) -> Bool {
    guard let mark = parameter.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let name = String(decoding: parameter[..<mark], as: UTF8.self).lowercased()
    if names.contains(name) || prefixes.contains(where: name.hasPrefix) { return true }
    return doubtful.contains(name) && isSession(parameter[(mark + 1)...])
  }

  /// Sixteen or more letters and digits, both of them.
  private static func isSession(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= 16 && value.allSatisfy(\.isAlphanumeric) && value.contains(where: \.isDigit)
      && value.contains(where: \.isLetter)
  }
}
