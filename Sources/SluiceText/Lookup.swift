// A table that is made once and read for ever. Not a collection that grows.

/// Memory that is filled once and never freed: reading costs a load, and no counting of who else reads.
@safe
struct Lookup<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let base: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    for (place, element) in elements.enumerated() { unsafe (memory + place).initialize(to: element) }
    unsafe base = UnsafePointer(memory)
    count = elements.count
  }

  @inline(__always)
  subscript(_ place: Int) -> Element {
    precondition(place >= 0 && place < count)
    return unsafe base[place]
  }
}
