// swift-tools-version: 6.2
// Coverage-guided fuzzing of the public rooms. A package of its own: the sanitizer's flags have no place in the root's.

import PackageDescription

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Sluice", path: "../..")],
  targets: [
    .target(name: "FuzzDriver"),
    .executableTarget(
      name: "FuzzMarkup", dependencies: ["FuzzDriver", .product(name: "SluiceMarkup", package: "Sluice")]),
    .executableTarget(
      name: "FuzzMender", dependencies: ["FuzzDriver", .product(name: "SluiceMarkup", package: "Sluice")]),
    .executableTarget(name: "FuzzText", dependencies: ["FuzzDriver", .product(name: "Sluice", package: "Sluice")]),
    .executableTarget(name: "FuzzHTML", dependencies: ["FuzzDriver", .product(name: "Sluice", package: "Sluice")]),
    .executableTarget(name: "FuzzFeeds", dependencies: ["FuzzDriver", .product(name: "Sluice", package: "Sluice")]),
  ]
)
