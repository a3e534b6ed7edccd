// The names of feeds and of HTML, each with what the mender must know of it. Knowledge, no code but the lookup.

import SluiceCore

/// Traits by name.
///
/// Names are matched without case and with their prefix; a name that is not here has no traits.
@safe
struct ElementTable: Sendable {
  static let standard = ElementTable()

  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var traits = ElementTraits()
  }
  private var slots = [Slot](repeating: Slot(), count: 1024)

  /// The traits of a name by its ``fold``; a stranger's name that happens to hash like a known one is treated as it.
  func traits(_ hash: UInt64) -> ElementTraits {
    var index = Int(truncatingIfNeeded: hash >> 20) & 1023
    while slots[index].hash != 0 {
      if slots[index].hash == hash { return slots[index].traits }
      index = (index + 1) & 1023
    }
    return ElementTraits()
  }

  static func fold(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in name { hash.add(byte.lowered) }
    return hash.value
  }

  private mutating func set(_ names: String, _ change: (inout ElementTraits) -> Void) {
    for name in names.split(separator: " ") {
      let hash = ElementTable.fold(name.utf8)
      var index = Int(truncatingIfNeeded: hash >> 20) & 1023
      while slots[index].hash != 0, slots[index].hash != hash { index = (index + 1) & 1023 }
      slots[index].hash = hash
      change(&slots[index].traits)
    }
  }

  private init() {
    // Feeds. Elements that hold fields are named so that what stands in them is never taken for a sibling.
    set("rss feed rdf:rdf channel atom:feed") { $0.role = .feed }
    set("item entry atom:entry rss:item") { $0.role = .record }
    set(
      """
      image textinput textInput source author contributor media:group media:content itunes:owner itunes:category \
      atom:author atom:contributor atom:source items rdf:seq rdf:bag slideshare:meta slideshare:embed geo:point \
      georss:where gml:point podcast:value podcast:valuetimesplit podcast:liveitem podcast:podroll \
      podcast:alternateenclosure psc:chapters podlove:chapters media:community media:restriction media:scenes \
      media:subtitle thr:in-reply-to activity:object activity:actor activity:target activity:author cc:license \
      creativecommons:license cloud skiphours skipdays rdf:li categories tags
      """
    ) { $0.role = .container }
    set(
      """
      link guid pubdate category comments enclosure id updated published modified issued created expirationdate \
      language lastbuilddate generator docs managingeditor webmaster ttl rating icon logo name email uri url width \
      height slug
      """
    ) { $0.role = .field }
    set(
      """
      description content:encoded content summary title subtitle tagline info copyright rights encoded \
      itunes:summary itunes:subtitle media:description media:text media:title dc:description atom:content \
      atom:summary atom:title fullitem content:items abstract body xhtml:body
      """
    ) { $0.role = .holder }

    // HTML: https://html.spec.whatwg.org/multipage/indices.html#elements-3 with the obsolete ones of
    // https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features that feeds still carry.
    set(
      """
      a abbr acronym address applet article aside audio b bdi bdo big blink blockquote body button canvas caption \
      center cite code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure \
      font footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li main map mark \
      marquee menu meter nav nobr noframes noscript object ol optgroup option output p picture pre progress q rb rp \
      rt rtc ruby s samp script search section select slot small span strike strong style sub summary sup svg table \
      tbody td template textarea tfoot th thead time title tr tt u ul var video math o:p st1:place
      """
    ) { $0.isHTML = true }
    set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr") {
      $0.isHTML = true
      $0.isVoid = true
    }
    set("b big code em i nobr s small strike strong tt u") { $0.isFormatting = true }

    // Optional end tags, and what they stop at.
    set("p") { $0.groups = .paragraph }
    set("li") { ($0.groups, $0.closes) = (.listItem, [.listItem, .paragraph]) }
    set("dt dd") { ($0.groups, $0.closes) = (.definition, [.definition, .paragraph]) }
    set("option") { ($0.groups, $0.closes) = (.option, .option) }
    set("optgroup") { $0.closes = .option }
    set("td th") { ($0.groups, $0.closes) = (.cell, [.cell, .paragraph]) }
    set("tr") { ($0.groups, $0.closes) = (.row, [.row, .cell]) }
    set("thead tbody tfoot") { ($0.groups, $0.closes) = (.rowGroup, [.rowGroup, .row, .cell]) }
    set("rb rt rp rtc") { ($0.groups, $0.closes) = (.ruby, .ruby) }
    set("h1 h2 h3 h4 h5 h6") { ($0.groups, $0.closes) = (.heading, [.heading, .paragraph]) }
    set(
      """
      address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header \
      hgroup hr main menu nav ol p pre search section table ul
      """
    ) { $0.closes.insert(.paragraph) }
    set("ul ol menu dir") { $0.shields = [.listItem, .definition, .cell, .row, .rowGroup] }
    set("dl") { $0.shields = [.listItem, .definition, .cell, .row, .rowGroup] }
    set("select datalist") { $0.shields = .option }
    set("table") { $0.shields = .all }
    set("td th caption button object applet marquee template") {
      $0.shields = [.paragraph, .listItem, .definition, .heading, .option, .ruby]
    }
    set("blockquote div section article") { $0.shields = [.heading] }
  }
}
