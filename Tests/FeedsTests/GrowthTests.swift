// The measure of the linearity tests itself: it tells what is quadratic from what is linear.

import Growth
import Testing

struct GrowthTests {
  @Test func tellsQuadraticFromLinear() {
    var sum = 0
    let linear = growth(from: 200_000) { count in for place in 0..<count { sum &+= place ^ sum } }
    let quadratic = growth(from: 500) { count in
      for first in 0..<count { for second in 0..<count { sum &+= first ^ second } }
    }
    #expect(linear < 8)
    #expect(quadratic > 8)
    #expect(sum != 1)
  }
}
