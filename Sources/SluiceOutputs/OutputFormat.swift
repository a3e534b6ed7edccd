// The outputs there are, in one list. Add one by one line here, one file beside this one, one folder in Corpus/outputs.

/// A form records are written in.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// ``JSONLines``, first because it is the contract, and what the others are checked against.
  case jsonl
  /// ``JSONArray``, the same objects for what reads only whole documents.
  case json
  /// ``DelimitedText`` of ``EntryColumn``, with commas.
  case csv
  /// ``DelimitedText`` of ``EntryColumn``, with tabs.
  case tsv
  /// A database that is updated where it stands, `SQLiteOutput` in SluiceSQLite; no run of bytes, so no ``RecordWriter``.
  case sqlite
  /// ``Pretty``, for people at a terminal.
  case pretty
}
