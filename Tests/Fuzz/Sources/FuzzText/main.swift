// Any bytes as text to clean: chunks change nothing, and what is clean stays as it is.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FuzzDriver
import Sluice

/// A text as the cleaner leaves it.
struct Cleaned: Equatable {
  var text: [UInt8] = []
  var notes: [Note] = []

  init(_ bytes: [UInt8], _ steps: RepairSteps, chunk: Int) {
    var reader = CleanReader(steps, explains: true)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      text += reader.takeOutput()
      notes += reader.takeNotes()
    }
    reader.finish()
    text += reader.takeOutput()
    notes += reader.takeNotes()
  }
}

exit(
  fuzz { data, count in
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard !bytes.isEmpty else { return 0 }
    let all: RepairSteps = [.standard, .repeats, .apostrophes]
    let whole = Cleaned(bytes, all, chunk: bytes.count)
    for chunk in [1, 7] {
      let other = Cleaned(bytes, all, chunk: chunk)
      require(other.text == whole.text, "chunks of \(chunk) change the text")
      require(other.notes == whole.notes, "chunks of \(chunk) change the notes: \(other.notes) of \(whole.notes)")
    }
    require(String(validating: whole.text, as: UTF8.self) != nil, "is no UTF-8")
    // A JSON Lines cleaner must take any bytes, and give every line back.
    var lines = JSONLinesCleaner(field: "text", all)
    lines.consume(bytes)
    lines.finish()
    let breaks = bytes.count { $0 == 0x0A }
    require(lines.takeOutput().count { $0 == 0x0A } == breaks, "lines are lost")
    return 0
  })
