// A list whose memory is used again. Not an Array: nobody shares it, so nothing is counted and nothing copied.

/// A growing list of plain values, owned by one place; every access is checked.
@safe
struct Reused<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    unsafe base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  subscript(_ place: Int) -> Element {
    get {
      precondition(place >= 0 && place < count)
      return unsafe base[place]
    }
    set {
      precondition(place >= 0 && place < count)
      unsafe base[place] = newValue
    }
  }

  var isEmpty: Bool { count == 0 }
  var last: Element? { count == 0 ? nil : self[count - 1] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(toHold: count + 1) }
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  /// Appends a range of another list.
  mutating func append(_ other: borrowing Reused, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    if count + range.count > capacity { grow(toHold: count + range.count) }
    unsafe (base + count).initialize(from: other.base + range.lowerBound, count: range.count)
    count += range.count
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast() {
    precondition(count > 0)
    count -= 1
  }

  @inline(never)
  private mutating func grow(toHold needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe moved.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }
}
