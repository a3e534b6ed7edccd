// RFC 3339 in UTC, written straight into bytes. Not a formatter with options: the output contract knows one form.

extension Timestamp: CustomStringConvertible {
  /// RFC 3339 in UTC: `2020-11-20T18:59:14Z`, with a fraction only when there is one.
  public var description: String {
    var bytes = ByteBuffer(capacity: 32)
    bytes.append(self)
    return bytes.string(0..<bytes.count)
  }
}

extension ByteBuffer {
  /// Appends RFC 3339 §5.6 in UTC; trailing zeros of the fraction are left out.
  package mutating func append(_ time: Timestamp) {
    let (day, second) = time.seconds.quotientAndFloor(by: 86400)
    let date = Timestamp.civil(days: Int(day))
    if date.year < 0 { append(0x2D) }
    append(date.year.magnitude, digits: 4)
    append(0x2D)
    append(date.month.magnitude, digits: 2)
    append(0x2D)
    append(date.day.magnitude, digits: 2)
    append(0x54)
    append(UInt(second / 3600), digits: 2)
    append(0x3A)
    append(UInt(second / 60 % 60), digits: 2)
    append(0x3A)
    append(UInt(second % 60), digits: 2)
    if time.nanoseconds > 0 {
      append(0x2E)
      append(UInt(time.nanoseconds), digits: 9)
      while self[count - 1] == 0x30 { truncate(to: count - 1) }
    }
    append(0x5A)
  }

  /// Appends `value` in decimal.
  package mutating func append(decimal value: Int) {
    if value < 0 { append(0x2D) }
    append(value.magnitude, digits: 1)
  }

  /// Appends `value` in decimal, filled with zeros to at least `digits`.
  package mutating func append(_ value: UInt, digits: Int) {
    let start = count
    var rest = value
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || count - start < digits
    var low = start
    var high = count - 1
    while low < high {
      let byte = self[low]
      self[low] = self[high]
      self[high] = byte
      low += 1
      high -= 1
    }
  }
}

extension Int64 {
  fileprivate func quotientAndFloor(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
