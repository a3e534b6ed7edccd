// GeoRSS, simple and with GML inside. <https://www.ogc.org/publications/standard/georss/>

import SluiceCore

extension Module {
  /// Where something is. Three modules fill the one object `geo`, so that a record has one place however it is written.
  public static let geoRSS = Module(
    key: "geo", prefix: "georss",
    namespaces: [
      "http://www.georss.org/georss", "http://www.georss.org/georss/", "http://www.georss.org/georss/10",
      "http://www.georss.org", "https://www.georss.org/georss",
    ],
    elements: [
      .value("point", .numbers),
      .value("line", .numbers),
      .value("polygon", .numbers),
      .value("box", .numbers),
      .value("circle", .numbers),
      .group("where"),
      .value("elev", .number),
      .value("floor", .number),
      .value("radius", .number),
      .value("featureTypeTag", .line),
      .value("relationshipTag", .line),
      .value("featureName", .line),
    ],
    reshape: Geometry.reshape)
}

extension Entry {
  /// Where the entry's subject is.
  public var place: Place? { modules.object("geo").map(Place.init) }
}

/// A place on the earth.
public struct Place: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `Point`, `LineString`, `Polygon` (RFC 7946 §1.4), `Box` or `Circle`.
  public var type: String? { values.text("type") }
  /// Longitude and latitude of a point in degrees, east and north positive.
  public var point: (longitude: Double, latitude: Double)? {
    guard type == "Point", case .list(let numbers) = values["coordinates"], numbers.count >= 2,
      case .number(let longitude) = numbers[0], case .number(let latitude) = numbers[1]
    else { return nil }
    return (longitude, latitude)
  }
}
