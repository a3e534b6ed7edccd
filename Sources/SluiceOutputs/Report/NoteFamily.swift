// The few families that a reader of a report tells apart. Not the stages: there are too many for colours.

import SluiceCore

/// What kind of thing was done, by the stage of a rule.
enum NoteFamily: String, CaseIterable {
  case mended
  case text
  case assumed
  case repeats

  init(_ stage: Stage) {
    switch stage {
    case .charsets, .mending, .events: self = .mended
    case .text: self = .text
    case .dialects, .records: self = .assumed
    case .dedupe: self = .repeats
    }
  }

  var words: String {
    switch self {
    case .mended: "encoding and markup mended"
    case .text: "text repaired"
    case .assumed: "values assumed or left out"
    case .repeats: "repeats"
    }
  }
}
