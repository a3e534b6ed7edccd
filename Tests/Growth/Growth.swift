// How time grows with the length of a text, for tests of what is linear. Asserts nothing, and knows no seconds.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many times as long a text four times as long takes: some 4 where it is linear, some 16 where quadratic.
///
/// `read` is given a length, first `count`, then four times that. Counts the time of this thread alone, the least of
/// three runs, so that what else the machine does tells little; what takes less than a millisecond counts as one.
public func growth(from count: Int, _ read: (Int) -> Void) -> Double {
  func least(_ count: Int) -> Double {
    (0..<3).map { _ in
      let start = threadTime()
      read(count)
      return max(threadTime() - start, 1e-3)
    }.min() ?? 1e-3
  }
  return least(4 * count) / least(count)
}

/// Seconds this thread has computed.
private func threadTime() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
