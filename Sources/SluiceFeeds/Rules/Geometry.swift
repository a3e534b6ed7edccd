// The ways feeds write a place, as one geometry. Not a reader of elements: it gets the members that were read.

import SluiceCore

/// Makes `type` and `coordinates` of what GeoRSS, GML and W3C Geo say.
///
/// Coordinates are as in RFC 7946 §3.1: longitude first, in degrees of WGS 84, then the height in metres. GeoRSS writes
/// the latitude first. A reference system that is not geographic keeps its own order and is named in `srs`.
enum Geometry {
  @Sendable static func reshape(_ members: ValueObject) -> ValueObject {
    let found = shapes.compactMap { key, make in members[key].flatMap(make).map { (key, $0) } }
    let point = point(of: members)
    guard var place = found.first?.1 ?? point else { return members }
    let shape = place
    for member in members.members {
      // Another geometry than the one that was chosen stays as it came; the same one said again says nothing.
      let other = found.first { $0.0 == member.key }?.1 ?? (parts.contains(member.key) ? point : nil)
      if other != shape { place.members.append(member) }
    }
    return place
  }

  /// A point in two or three elements.
  private static let parts: Set<String> = ["lat", "long", "alt"]

  private static func point(of members: ValueObject) -> ValueObject? {
    guard let latitude = members.number("lat"), let longitude = members.number("long"),
      abs(latitude) <= 90, abs(longitude) <= 360
    else { return nil }
    let height = members.number("alt").map { [$0] } ?? []
    return object("Point", .list(([longitude, latitude] + height).map(Value.number)))
  }

  /// The first of these that is there and whole is the geometry: most precise first.
  private static let shapes: [(String, @Sendable (Value) -> ValueObject?)] = [
    ("Point", { point(inside: $0) }),
    ("LineString", { line("LineString", inside: $0) }),
    ("Polygon", { line("Polygon", inside: $0) }),
    ("Envelope", { envelope($0) }),
    ("point", { numbers($0).flatMap { point($0) } }),
    ("line", { numbers($0).flatMap { line("LineString", $0, dimension: 2, isGeographic: true) } }),
    ("polygon", { numbers($0).flatMap { line("Polygon", $0, dimension: 2, isGeographic: true) } }),
    ("box", { numbers($0).flatMap { $0.count == 4 ? line("Box", $0, dimension: 2, isGeographic: true) : nil } }),
    ("circle", { numbers($0).flatMap { circle($0) } }),
  ]

  private static func numbers(_ value: Value) -> [Double]? {
    guard case .list(let parts) = value else { return nil }
    return parts.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  private static func object(_ type: String, _ coordinates: Value) -> ValueObject {
    var object = ValueObject()
    object["type"] = .text(type)
    object["coordinates"] = coordinates
    return object
  }

  private static func point(_ numbers: [Double]) -> ValueObject? {
    positions(numbers, dimension: numbers.count, isGeographic: true)?.first.map { object("Point", $0) }
  }

  private static func circle(_ numbers: [Double]) -> ValueObject? {
    guard numbers.count == 3, var circle = point(Array(numbers[..<2])) else { return nil }
    circle["type"] = .text("Circle")
    circle["radius"] = .number(numbers[2])
    return circle
  }

  private static func line(_ type: String, _ numbers: [Double], dimension: Int, isGeographic: Bool) -> ValueObject? {
    guard let all = positions(numbers, dimension: dimension, isGeographic: isGeographic), all.count > 1 else {
      return nil
    }
    // A polygon is a list of rings, of which feeds give the outer one.
    return object(type, type == "Polygon" ? .list([.list(all)]) : .list(all))
  }

  // MARK: - GML

  private static func point(inside value: Value) -> ValueObject? {
    guard case .object(let gml) = value, let numbers = gml["positions"].flatMap(numbers) else { return nil }
    let found = positions(numbers, dimension: numbers.count, isGeographic: isGeographic(gml))
    return found?.first.map { named(object("Point", $0), gml) }
  }

  private static func line(_ type: String, inside value: Value) -> ValueObject? {
    guard case .object(let gml) = value, let numbers = gml["positions"].flatMap(numbers) else { return nil }
    let dimension = gml.integer("dimension") == 3 ? 3 : 2
    return line(type, numbers, dimension: dimension, isGeographic: isGeographic(gml)).map { named($0, gml) }
  }

  private static func envelope(_ value: Value) -> ValueObject? {
    guard case .object(let gml) = value, let lower = gml["lowerCorner"].flatMap(numbers),
      let upper = gml["upperCorner"].flatMap(numbers), lower.count == 2, upper.count == 2
    else { return nil }
    return line("Box", lower + upper, dimension: 2, isGeographic: isGeographic(gml)).map { named($0, gml) }
  }

  private static func named(_ shape: ValueObject, _ gml: ValueObject) -> ValueObject {
    var shape = shape
    if let srs = gml.text("srs") { shape["srs"] = .text(srs) }
    return shape
  }

  /// WGS 84 unless it says otherwise. EPSG numbers its geographic systems, latitude first, from 4001 to 4999.
  private static func isGeographic(_ gml: ValueObject) -> Bool {
    guard let srs = gml.text("srs") else { return true }
    let digits = srs.reversed().prefix { $0.isNumber }
    guard let code = Int(String(digits.reversed())) else { return false }
    return (4001...4999).contains(code)
  }

  /// Positions of two or three numbers each; nil when they do not come out even, or lie outside the earth.
  private static func positions(_ numbers: [Double], dimension: Int, isGeographic: Bool) -> [Value]? {
    guard dimension == 2 || dimension == 3, !numbers.isEmpty, numbers.count % dimension == 0 else { return nil }
    var all: [Value] = []
    for start in stride(from: 0, to: numbers.count, by: dimension) {
      var position = Array(numbers[start..<start + dimension])
      if isGeographic {
        guard abs(position[0]) <= 90, abs(position[1]) <= 360 else { return nil }
        position.swapAt(0, 1)
      }
      all.append(.list(position.map(Value.number)))
    }
    return all
  }
}
