// A lock with a condition to wait for, of the platform's threads. Not a queue, and not a thread.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What threads share is touched only between ``enter()`` and ``leave()``.
@safe
final class Monitor: @unchecked Sendable {
  // At a fixed address, which a stored property need not have.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe change.initialize(to: pthread_cond_t())
    guard unsafe pthread_mutex_init(lock, nil) == 0, unsafe pthread_cond_init(change, nil) == 0 else {
      fatalError("out of memory")
    }
  }

  deinit {
    unsafe pthread_cond_destroy(change)
    unsafe pthread_mutex_destroy(lock)
    unsafe change.deallocate()
    unsafe lock.deallocate()
  }

  func enter() { unsafe pthread_mutex_lock(lock) }
  func leave() { unsafe pthread_mutex_unlock(lock) }

  /// Leaves until somebody says that something changed, and enters again; what is waited for is to be looked at anew.
  func wait() { unsafe pthread_cond_wait(change, lock) }

  /// Something changed that others may wait for.
  func announce() { unsafe pthread_cond_broadcast(change) }
}
