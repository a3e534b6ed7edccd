// The names of time zones, and what they stand for in a feed. Not the time zone database: no history of places.

/// One zone, under each of its names.
struct ZoneRow {
  var names: String
  /// Minutes east of UTC, in winter.
  var minutes: Int
  var summer: SummerTime

  init(_ names: String, _ hours: Int, _ minutes: Int = 0, _ summer: SummerTime = .never) {
    self.names = names
    self.minutes = hours * 60 + (hours < 0 ? -minutes : minutes)
    self.summer = summer
  }
}

/// Where a name has two meanings, the one of the most feeds: `CST` and `EST` are American, `BST` is British,
/// `IST` Indian, `AST` Atlantic.
enum ZoneTable {
  static let rows: [ZoneRow] = [
    ZoneRow("utc ut gmt uct zulu universal greenwich wet z", 0),
    // RFC 822 §5.1, and the hours feeds mean by the names without S and D: the clock of that coast.
    ZoneRow("est", -5), ZoneRow("edt", -4), ZoneRow("et", -5, 0, .america),
    ZoneRow("cst", -6), ZoneRow("cdt", -5), ZoneRow("ct", -6, 0, .america),
    ZoneRow("mst", -7), ZoneRow("mdt", -6), ZoneRow("mt", -7, 0, .america),
    ZoneRow("pst", -8), ZoneRow("pdt", -7), ZoneRow("pt", -8, 0, .america),
    ZoneRow("ast", -4), ZoneRow("adt", -3), ZoneRow("at", -4, 0, .america),
    ZoneRow("nst", -3, 30), ZoneRow("ndt", -2, 30),
    ZoneRow("akst", -9), ZoneRow("akdt", -8), ZoneRow("hst hast", -10), ZoneRow("hdt hadt", -9),
    ZoneRow("hne", -5), ZoneRow("hae", -4), ZoneRow("sst", -11), ZoneRow("chst", 10),
    // Europe.
    ZoneRow("cet met mez bst west", 1), ZoneRow("cest mest mesz eet sast cat", 2),
    ZoneRow("eest msk trt eat", 3), ZoneRow("msd samt", 4), ZoneRow("yekt", 5), ZoneRow("vlat", 10),
    // Asia, Africa and the Pacific.
    ZoneRow("wat", 1), ZoneRow("irst", 3, 30), ZoneRow("gst", 4), ZoneRow("pkt uzt", 5), ZoneRow("ist", 5, 30),
    ZoneRow("npt", 5, 45), ZoneRow("bdt", 6), ZoneRow("ict wib", 7), ZoneRow("hkt sgt myt pht wita awst", 8),
    ZoneRow("jst kst wit", 9), ZoneRow("acst", 9, 30), ZoneRow("acdt", 10, 30), ZoneRow("aest", 10),
    ZoneRow("aedt", 11), ZoneRow("nzst", 12), ZoneRow("nzdt", 13),
    // South America.
    ZoneRow("brst uyst", -2), ZoneRow("brt art clst uyt", -3), ZoneRow("clt bot vet", -4), ZoneRow("cot pet ect", -5),
    // The zone database's own names, https://data.iana.org/time-zones/tzdb/backward for the old ones.
    ZoneRow("etc/utc etc/gmt etc/uct etc/universal etc/zulu etc/greenwich", 0),
    ZoneRow("america/new_york america/detroit america/toronto america/montreal us/eastern", -5, 0, .america),
    ZoneRow("america/chicago america/winnipeg us/central", -6, 0, .america),
    ZoneRow("america/denver america/edmonton us/mountain", -7, 0, .america), ZoneRow("america/phoenix", -7),
    ZoneRow("america/los_angeles america/vancouver us/pacific", -8, 0, .america),
    ZoneRow("america/anchorage us/alaska", -9, 0, .america), ZoneRow("pacific/honolulu us/hawaii", -10),
    ZoneRow("america/halifax canada/atlantic", -4, 0, .america), ZoneRow("america/st_johns", -3, 30, .america),
    ZoneRow("america/bogota america/lima america/panama", -5),
    ZoneRow("america/argentina/buenos_aires america/buenos_aires", -3), ZoneRow("america/mexico_city", -6),
    ZoneRow("europe/london europe/dublin europe/lisbon europe/belfast", 0, 0, .europe),
    ZoneRow("europe/paris europe/berlin europe/madrid europe/rome europe/amsterdam europe/brussels", 1, 0, .europe),
    ZoneRow("europe/vienna europe/zurich europe/stockholm europe/oslo europe/copenhagen", 1, 0, .europe),
    ZoneRow("europe/prague europe/warsaw europe/budapest europe/belgrade europe/zagreb", 1, 0, .europe),
    ZoneRow("europe/luxembourg europe/ljubljana europe/bratislava", 1, 0, .europe),
    ZoneRow("europe/helsinki europe/athens europe/bucharest europe/sofia europe/kiev europe/kyiv", 2, 0, .europe),
    ZoneRow("europe/tallinn europe/riga europe/vilnius", 2, 0, .europe),
    ZoneRow("europe/moscow europe/istanbul europe/minsk", 3), ZoneRow("africa/johannesburg africa/cairo", 2),
    ZoneRow("africa/lagos", 1), ZoneRow("africa/nairobi asia/riyadh", 3), ZoneRow("asia/dubai", 4),
    ZoneRow("asia/karachi asia/tashkent", 5), ZoneRow("asia/kolkata asia/calcutta asia/colombo", 5, 30),
    ZoneRow("asia/kathmandu", 5, 45), ZoneRow("asia/dhaka", 6),
    ZoneRow("asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon", 7),
    ZoneRow("asia/shanghai asia/hong_kong asia/singapore asia/taipei asia/manila asia/kuala_lumpur", 8),
    ZoneRow("australia/perth", 8), ZoneRow("asia/tokyo asia/seoul", 9), ZoneRow("australia/darwin", 9, 30),
    ZoneRow("australia/adelaide", 9, 30, .australia), ZoneRow("australia/brisbane", 10),
    ZoneRow("australia/sydney australia/melbourne australia/hobart australia/canberra", 10, 0, .australia),
    ZoneRow("pacific/auckland", 12, 0, .newZealand),
    // Military letters as they are in use: A is east. RFC 822 §5.1 counts them the wrong way, says RFC 1123 §5.2.14,
    // and RFC 2822 §4.3 leaves it to the reader who knows their meaning. There is no J.
    ZoneRow("a", 1), ZoneRow("b", 2), ZoneRow("c", 3), ZoneRow("d", 4), ZoneRow("e", 5), ZoneRow("f", 6),
    ZoneRow("g", 7), ZoneRow("h", 8), ZoneRow("i", 9), ZoneRow("k", 10), ZoneRow("l", 11), ZoneRow("m", 12),
    ZoneRow("n", -1), ZoneRow("o", -2), ZoneRow("p", -3), ZoneRow("q", -4), ZoneRow("r", -5), ZoneRow("s", -6),
    ZoneRow("t", -7), ZoneRow("u", -8), ZoneRow("v", -9), ZoneRow("w", -10), ZoneRow("x", -11), ZoneRow("y", -12),
  ]
}
