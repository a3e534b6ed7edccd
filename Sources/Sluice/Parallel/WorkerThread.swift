// One thread of the platform that runs one function. Not a pool: it ends with its function.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread that is to be joined.
struct WorkerThread {
  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Elements nest up to a limit and are written by recursion: as deep as on a main thread, on every platform.
  private static let stack = 8 << 20

  private let thread: pthread_t

  /// Runs the function on a thread of its own; nil when the system gives none.
  init?(_ run: @escaping @Sendable () -> Void) {
    let work = unsafe Unmanaged.passRetained(Work(run))
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    unsafe pthread_attr_init(attributes)
    unsafe pthread_attr_setstacksize(attributes, WorkerThread.stack)
    defer {
      unsafe pthread_attr_destroy(attributes)
      unsafe attributes.deallocate()
    }
    #if canImport(Darwin)
      var made: pthread_t?
      let status = unsafe pthread_create(
        &made, attributes,
        { argument in
          unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, work.toOpaque())
      guard status == 0, let made = unsafe made else {
        unsafe work.release()
        return nil
      }
      thread = unsafe made
    #else
      var made = pthread_t()
      let status = unsafe pthread_create(
        &made, attributes,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
          }
          return nil
        }, work.toOpaque())
      guard status == 0 else {
        unsafe work.release()
        return nil
      }
      thread = made
    #endif
  }

  /// Waits for its end.
  func join() {
    #if canImport(Darwin)
      unsafe pthread_join(thread, nil)
    #else
      pthread_join(thread, nil)
    #endif
  }
}
