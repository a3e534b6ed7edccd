// swift-tools-version: 6.2
// The rooms of Sluice, lowest first: each target imports only what stands above it here.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "Sluice",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Sluice", targets: ["Sluice"]),
    .library(name: "SluiceMarkup", targets: ["SluiceMarkup"]),
    .library(name: "SluiceText", targets: ["SluiceText"]),
    .library(name: "SluiceSQLite", targets: ["SluiceSQLite"]),
    .executable(name: "sluice", targets: ["SluiceTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    room("SluiceCore"),
    room("SluiceText", ["SluiceCore"], exclude: ["Entities/generate.py", "Mojibake/generate.py"]),
    room("SluiceMarkup", ["CExpat", "SluiceCore", "SluiceText"]),
    room("SluiceFeeds", ["SluiceCore", "SluiceMarkup"]),
    room("SluiceDedup", ["SluiceCore", "SluiceText"]),
    room("SluiceOutputs", ["SluiceCore", "SluiceMarkup"]),
    room("SluiceSQLite", ["CSQLite", "SluiceCore", "SluiceOutputs"]),
    room(
      "Sluice",
      ["CZlib", "SluiceCore", "SluiceText", "SluiceMarkup", "SluiceFeeds", "SluiceDedup", "SluiceOutputs", system]),
    room(
      "SluiceCorpus",
      [
        "SluiceCore", "SluiceText", "SluiceMarkup", "SluiceFeeds", "SluiceDedup", "SluiceOutputs", "SluiceSQLite",
        "Sluice", system,
      ]),
    .executableTarget(
      name: "SluiceTool",
      dependencies: [
        "SluiceMarkup", "SluiceFeeds", "SluiceDedup", "SluiceOutputs", "SluiceSQLite", "SluiceText", "Sluice",
        "SluiceCorpus", arguments, system,
      ],
      swiftSettings: strict),
    .target(name: "Growth", path: "Tests/Growth", swiftSettings: strict),
    .target(name: "OtherCorpora", path: "Tests/OtherCorpora", swiftSettings: strict),
    tests("TextTests", ["SluiceText", "SluiceCore", "OtherCorpora"]),
    tests("MarkupTests", ["SluiceMarkup", "SluiceCore", "OtherCorpora"]),
    tests("FeedsTests", ["SluiceFeeds", "SluiceCore", "Growth"]),
    tests("DedupTests", ["SluiceDedup", "SluiceCore", "Growth"]),
    tests(
      "PipelineTests",
      [
        "OtherCorpora", "SluiceCore", "SluiceText", "SluiceMarkup", "SluiceFeeds", "SluiceOutputs", "SluiceSQLite",
        "Sluice", "SluiceCorpus",
      ]),
    tests("CommandTests", ["SluiceTool", subprocess, system]),
  ]
)
