// Hands the process to libFuzzer. Not a target of its own kind: each target says what must hold.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One input; a property that does not hold ends the process.
public typealias FuzzTarget = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// Source: <https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library>
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: FuzzTarget
) -> CInt

/// Runs a target with the arguments of the command line.
public func fuzz(_ target: FuzzTarget) -> CInt {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  return runDriver(&count, &arguments, target)
}

/// Ends the process with a sentence when a property does not hold.
public func require(_ isTrue: Bool, _ what: @autoclosure () -> String) {
  if isTrue { return }
  print("broken:", what())
  fflush(nil)
  abort()
}
