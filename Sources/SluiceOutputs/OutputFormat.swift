// The outputs there are, in one list. Add one by one line here, one file beside this one, one folder in Corpus/outputs.

/// A form records are written in.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// ``JSONLines``, first because it is the contract, and what the others are checked against.
  case jsonl
  /// ``Pretty``, for people at a terminal.
  case pretty
}
