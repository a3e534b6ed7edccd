// The part of GML 3.1 that GeoRSS uses. <https://portal.ogc.org/files/?artifact_id=4700>, application profile of GeoRSS

import SluiceCore

extension Module {
  /// Geometries with a reference system, inside `georss:where` or alone.
  public static let gml = Module(
    key: "geo", prefix: "gml",
    namespaces: ["http://www.opengis.net/gml", "http://www.opengis.net/gml/", "http://www.opengis.net/gml/3.2"],
    hasManyNames: true,
    elements: [
      .object("Point", attributes: system, children: [positions("pos"), positions("coordinates")]),
      .object("LineString", attributes: system, children: [positions("posList"), positions("coordinates")]),
      .object(
        "Polygon", attributes: system,
        children: [.group("exterior"), .group("outerBoundaryIs"), .group("LinearRing"), positions("posList")]),
      .object(
        "Envelope", attributes: system, children: [.value("lowerCorner", .numbers), .value("upperCorner", .numbers)]),
    ])

  private static let system: [ElementRule] = [
    .value("srsName", .line, as: "srs"), .value("srsDimension", .integer, as: "dimension"),
  ]

  private static func positions(_ name: String) -> ElementRule { .value(name, .numbers, as: "positions") }
}
