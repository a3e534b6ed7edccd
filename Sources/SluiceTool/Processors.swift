// How many processors there are. Not how many of them a container may use, which its share of time does not say.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Processors {
  /// At least 1.
  static var count: Int { min(max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), 256) }
}
