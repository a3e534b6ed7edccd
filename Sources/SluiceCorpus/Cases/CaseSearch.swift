// All cases under a directory, and what there is without being one. Runs nothing.

import SluiceCore
import SluiceOutputs

extension CorpusCase {
  /// All cases under a directory, sorted by path; a file that ends in `.jsonl` or `.md` is no input.
  ///
  /// `expectations` is a directory with the same folders where the expectations stand, for collections that nothing can
  /// be written into; without it they stand beside the inputs, and it may be missing when it is still to be written. Where
  /// inputs differ in nothing but their ending, the expectation is called by the whole name: `feed.xml.jsonl`.
  ///
  /// What is wrong with one case is its ``trouble``, and keeps no other from being run: an expectation without its input,
  /// a header or a name that cannot be read.
  ///
  /// - Throws: ``SluiceError`` when a directory cannot be listed.
  public static func all(
    in directory: String, expectations: String? = nil, mayBeMissing: Bool = false
  ) throws(SluiceError) -> [CorpusCase] {
    if let expectations, !Files.isDirectory(expectations), !mayBeMissing || Files.exists(expectations) {
      throw SluiceError(.unreadable, "\(expectations): is no directory of expectations")
    }
    var search = CaseSearch(root: directory, expectations: expectations ?? directory, isBeside: expectations == nil)
    try search.collect(directory, "", search.expectations)
    return search.cases
  }
}

private struct CaseSearch {
  let root: String
  let expectations: String
  let isBeside: Bool
  var cases: [CorpusCase] = []

  init(root: String, expectations: String, isBeside: Bool) {
    (self.root, self.expectations, self.isBeside) = (root, expectations, isBeside)
  }

  mutating func collect(_ directory: String, _ folder: String, _ expectations: String) throws(SluiceError) {
    let entries = try Files.entries(of: directory)
    let others = isBeside ? entries : Files.isDirectory(expectations) ? try Files.entries(of: expectations) : []
    let files = Set(others.lazy.filter { !$0.isDirectory && $0.isText }.map(\.name))
    let inputs = entries.filter { !$0.isDirectory && $0.isText && ExpectationNames.isInput($0.name) }
    let names = ExpectationNames(inputs: inputs.map(\.name)) { files.contains($0) }
    var used: Set<String> = []
    var folders: Set<String> = []
    for entry in entries {
      let path = directory + "/" + entry.name
      if !entry.isText {
        guard entry.isDirectory || ExpectationNames.isInput(entry.name) else { continue }
        cases.append(CorpusCase(path, in: folder, trouble: "its name is no UTF-8, and cannot be read"))
      } else if entry.isDirectory {
        folders.insert(entry.name)
        // Expectations that were put within the collection are none of its inputs.
        if !isBeside, Files.isSamePlace(path, self.expectations) { continue }
        let inner = folder.isEmpty ? entry.name : folder + "/" + entry.name
        try collect(path, inner, expectations + "/" + entry.name)
      } else if ExpectationNames.isInput(entry.name) {
        let (name, rivals) = names.name(of: entry.name)
        used.insert(name)
        add(path, folder, expectations + "/" + name, rivals.isEmpty ? nil : (name, entry.name, rivals))
      }
    }
    for entry in others {
      let path = expectations + "/" + entry.name
      if !entry.isDirectory {
        if !used.contains(entry.name) { addLost(entry, path, folder) }
      } else if !isBeside, entry.isText, !folders.contains(entry.name) {
        try collectLost(path, folder.isEmpty ? entry.name : folder + "/" + entry.name)
      }
    }
  }

  private mutating func add(
    _ path: String, _ folder: String, _ expectation: String, _ contest: (name: String, input: String, rivals: [String])?
  ) {
    var test: CorpusCase
    do throws(SluiceError) {
      if let contest {
        throw SluiceError(
          .unreadable, ExpectationNames.trouble(contest.name, of: contest.input, contest.rivals))
      }
      test = try CorpusCase(input: path, expectation: expectation)
      test.folder = folder
    } catch {
      test = CorpusCase(path, in: folder, trouble: error.reason)
    }
    cases.append(test)
  }

  /// Adds an expectation that no input belongs to. A collection may hold other lines of JSON.
  private mutating func addLost(_ entry: Files.Entry, _ path: String, _ folder: String) {
    guard entry.isText, entry.name.hasSuffix(".jsonl"), let text = try? Files.bytes(of: path) else { return }
    let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
    guard (try? JSONValue(line))?["kind"]?.text == "case" else { return }
    cases.append(CorpusCase(path, in: folder, trouble: "an expectation without its input"))
  }

  /// Expectations in a folder that the collection does not have.
  private mutating func collectLost(_ directory: String, _ folder: String) throws(SluiceError) {
    // The collection may itself lie where its expectations do.
    if Files.isSamePlace(directory, root) { return }
    for entry in try Files.entries(of: directory) {
      let path = directory + "/" + entry.name
      if !entry.isDirectory {
        addLost(entry, path, folder)
      } else if entry.isText {
        try collectLost(path, folder + "/" + entry.name)
      }
    }
  }
}
