// Where the records of a run go, whatever the format. The only place that tells databases from runs of bytes.

import SluiceCore
import SluiceOutputs

/// Takes the records of all inputs of a run.
protocol RecordSink: AnyObject {
  /// Says which input the next records are of; `isNamed` when there are several.
  func begin(input: String, isNamed: Bool) throws
  /// Takes one record.
  func write(_ record: Record) throws
  /// Takes a record that is not asked for; a note of it may be shown as a mark.
  func pass(_ record: Record) throws
  /// Counts an entry that is left out.
  func skipEntry() throws
  /// Takes the summary of the run.
  func write(_ summary: Summary) throws
  /// Hands on what is held, so that a message comes behind it.
  func flush() throws
  /// Makes the output complete.
  func finish() throws
  /// Leaves what an earlier run wrote as it is.
  func abandon() throws
}
