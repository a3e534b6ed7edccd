// Another program run with its output taken, and ended when it takes too long. A small wrap of posix_spawn, because
// swift-subprocess is asynchronous and would make the whole command so.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import SluiceCore
import Synchronization

/// One run of a program.
struct ChildProcess {
  /// How it ended.
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
    /// It was ended by us.
    case tooSlow
  }

  var ending: Ending
  var output: [UInt8]
  var errors: [UInt8]

  /// Runs a program by its path, or by its name on `PATH`, with nothing on its standard input. Output beyond `limit`
  /// bytes is read and forgotten.
  static func run(
    _ program: String, _ arguments: [String], seconds: Double, limit: Int = 256 << 20
  ) throws(SluiceError) -> ChildProcess {
    guard let (child, out, err) = spawning.withLock({ _ in begin(program, arguments) }) else {
      throw SluiceError(.unreadable, "\(program): no pipe can be made")
    }
    close(out[1])
    close(err[1])
    defer {
      close(out[0])
      close(err[0])
    }
    switch child {
    case .failure(let error): throw error
    case .success(let pid): return collect(pid, out[0], err[0], seconds: seconds, limit: limit)
    }
  }

  /// A child that another thread begins between the two steps of making a pipe would hold it open.
  private static let spawning = Mutex(())

  private static func begin(
    _ program: String, _ arguments: [String]
  ) -> (Result<pid_t, SluiceError>, out: [Int32], err: [Int32])? {
    guard let out = makePipe() else { return nil }
    guard let err = makePipe() else {
      for end in out { close(end) }
      return nil
    }
    return (spawn(program, arguments, out, err), out, err)
  }

  private static func makePipe() -> [Int32]? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ out: [Int32], _ err: [Int32]
  ) -> Result<pid_t, SluiceError> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, out[1], 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, err[1], 2)
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    #if canImport(Darwin)
      let variables = unsafe _NSGetEnviron().pointee
    #else
      let variables = unsafe environ
    #endif
    var pid: pid_t = 0
    let trouble = unsafe posix_spawnp(&pid, program, &actions, nil, &words, variables)
    guard trouble == 0 else {
      return .failure(
        SluiceError(.unreadable, "\(program): cannot be run: \(unsafe String(cString: strerror(trouble)))"))
    }
    return .success(pid)
  }

  private static func collect(
    _ pid: pid_t, _ out: Int32, _ err: Int32, seconds: Double, limit: Int
  ) -> ChildProcess {
    // A machine that was asleep meanwhile says nothing about the program: no wait counts for more than it was meant to be.
    let step = 0.1
    let clock = ContinuousClock()
    var waited = 0.0
    var child = ChildProcess(ending: .tooSlow, output: [], errors: [])
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    var open = [pollfd(fd: out, events: Int16(POLLIN), revents: 0), pollfd(fd: err, events: Int16(POLLIN), revents: 0)]
    var isTooSlow = false
    while open.contains(where: { $0.fd >= 0 }) {
      if waited >= seconds {
        isTooSlow = true
        kill(pid, SIGKILL)
        break
      }
      let start = clock.now
      let ready = unsafe poll(&open, nfds_t(open.count), Int32(step * 1000))
      waited += min((clock.now - start) / .seconds(1), 2 * step)
      guard ready > 0 else { continue }
      for place in open.indices where open[place].fd >= 0 && open[place].revents != 0 {
        let count = unsafe read(open[place].fd, &piece, piece.count)
        if count <= 0 {
          open[place].fd = -1
        } else if place == 0, child.output.count < limit {
          child.output += piece[..<count]
        } else if place == 1, child.errors.count < limit {
          child.errors += piece[..<count]
        }
      }
    }
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) == -1 && errno == EINTR {}
    if !isTooSlow { child.ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F) }
    return child
  }
}
