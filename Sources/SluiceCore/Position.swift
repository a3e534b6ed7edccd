// Where something stands in the original input. Not an offset into anything Sluice made of it.

/// A place in the original input, before decoding and mending.
public struct Position: Sendable, Hashable {
  /// Offset in bytes of the original input, from 0.
  public var byte: Int
  /// Line, from 1; `\n`, `\r\n` and a lone `\r` end a line.
  public var line: Int
  /// Column, from 1, in UTF-8 bytes of the decoded line.
  public var column: Int

  /// A place given by its byte (from 0), line and column (both from 1).
  public init(byte: Int, line: Int, column: Int) {
    self.byte = byte
    self.line = line
    self.column = column
  }

  /// The very beginning of an input.
  public static let start = Position(byte: 0, line: 1, column: 1)
}
