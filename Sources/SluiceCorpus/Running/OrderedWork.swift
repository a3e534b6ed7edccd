// Many pieces of work on several threads, their results handed on in order. Knows nothing of cases.

import Sluice

/// Work whose results come in the order of the work, whatever the number of threads.
public enum OrderedWork {
  private final class Piece<Result: Sendable>: CrewWork, @unchecked Sendable {
    let number: Int
    var result: Result?
    var isDone = false

    init(_ number: Int) { self.number = number }
  }

  /// Pieces that may be under way for each thread, so that a long one does not keep the others waiting.
  private static let ahead = 8

  /// Does `count` pieces on `jobs` threads, this one among them; `deliver` is called on this one, for each in order. When
  /// it says false, no more pieces are begun.
  public static func run<Result: Sendable>(
    _ count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result, deliver: (Int, Result) -> Bool
  ) {
    let crew = Crew<Piece<Result>>(Array(repeating: { $0.result = work($0.number) }, count: max(1, min(jobs, count))))
    defer { crew.end() }
    var pieces: [Piece<Result>] = []
    for number in 0..<count {
      while pieces.count < count, pieces.count < number + OrderedWork.ahead * jobs {
        pieces.append(Piece(pieces.count))
        crew.add(pieces[pieces.count - 1])
      }
      let piece = pieces[number]
      crew.finish(piece)
      defer { piece.result = nil }
      if let result = piece.result, !deliver(number, result) { return }
    }
  }
}
