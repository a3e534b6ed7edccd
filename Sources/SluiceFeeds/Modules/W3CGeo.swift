// W3C Basic Geo. <https://www.w3.org/2003/01/geo/>

import SluiceCore

extension Module {
  /// Latitude and longitude as two elements, alone or in a `Point`.
  public static let w3cGeo = Module(
    key: "geo", prefix: "geo",
    namespaces: [
      "http://www.w3.org/2003/01/geo/wgs84_pos#", "http://www.w3.org/2003/01/geo/wgs84_pos",
      "https://www.w3.org/2003/01/geo/wgs84_pos#",
    ],
    elements: [
      .group("Point"),
      .value("lat", .number),
      .value("long", .number),
      .value("lon", .number, as: "long"),
      .value("lat_long", .numbers, as: "point"),
      .value("alt", .number),
    ])
}
