import SluiceCore
package struct DateReading: Sendable, Equatable { package var time: Timestamp; package var assumptions: DateAssumptions }
package struct DateAssumptions: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package static let zone = DateAssumptions(rawValue: 1)
  package static let time = DateAssumptions(rawValue: 2)
  package static let carried = DateAssumptions(rawValue: 4)
}
package enum DateReader { package static func read(_ bytes: Span<UInt8>) -> DateReading? { DateReading(time: Timestamp(seconds: 0), assumptions: []) } }
package enum URLReference { package static func resolve(_ reference: String, base: String?) -> String { reference } 
package static func isAbsolute(_ s: String) -> Bool { true } }
package enum PersonReader { package static func read(_ text: String) -> Person? { Person(name: text) } }
