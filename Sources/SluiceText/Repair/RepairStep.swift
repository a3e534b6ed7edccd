// The steps in their order, each a door to one file of Steps. The only place where the order stands.

import SluiceCore

/// One step: reads a text, writes the repaired one, says whether it did.
struct RepairStep: Sendable {
  /// The members of a set that ask for it.
  let steps: RepairSteps
  /// What a text must hold for the step to be worth a look.
  let features: TextFeatures
  let run: @Sendable (borrowing ByteBuffer, inout ByteBuffer, inout RepairState, TextKind, inout EditLog) -> Bool

  private init(
    _ steps: RepairSteps, in features: TextFeatures = [],
    _ step: @escaping @Sendable (Span<UInt8>, inout ByteBuffer, inout RepairState, TextKind, inout EditLog) -> Bool
  ) {
    self.steps = steps
    self.features = features
    run = { text, output, state, kind, log in
      text.withSpan(0..<text.count) { step($0, &output, &state, kind, &log) }
    }
  }

  static let all: [RepairStep] = [
    // First, because what is mangled hides what the others look for.
    RepairStep(.mojibake, in: .beyondASCII) { text, output, state, _, log in
      guard state.mojibake.repair(text, into: &output, &log) else { return false }
      state.repairedPage = state.mojibake.page
      return true
    },
    RepairStep(.mojibake, in: .eastAsian) { text, output, state, _, log in
      state.eastAsian.repair(text, into: &output, &log)
    },
    RepairStep(.mojibake, in: .c1Controls) { text, output, _, _, log in C1Controls.repair(text, into: &output, &log) },
    // Before the references, so that one can tell what the text held and what it only named.
    RepairStep(.controls, in: .controls) { text, output, _, _, log in
      ControlCharacters.remove(text, into: &output, &log)
    },
    RepairStep(.html, in: .leavings) { text, output, _, _, log in MarkupLeavings.remove(text, into: &output, &log) },
    RepairStep(.escapeDepth, in: .ampersand) { text, output, state, kind, log in
      EscapeDepth.undo(text, kind, state.evidence, into: &output, &log)
    },
    RepairStep(.entities, in: .ampersand) { text, output, state, _, log in
      state.hasDecoded = LeftoverEntities.decode(text, into: &output, &log)
      return state.hasDecoded
    },
    // Once more: what was mangled may have been written in references, and one can name a control.
    RepairStep([.mojibake, .entities], in: .beyondASCII) { text, output, state, _, log in
      guard state.hasDecoded, state.mojibake.repair(text, into: &output, &log) else { return false }
      state.repairedPage = state.mojibake.page
      return true
    },
    RepairStep([.controls, .entities], in: .controls) { text, output, state, _, log in
      state.hasDecoded && ControlCharacters.remove(text, into: &output, &log)
    },
    RepairStep(.whitespace) { text, output, _, _, log in WhiteSpaceRuns.fold(text, into: &output, &log) },
    RepairStep(.apostrophes) { text, output, _, kind, log in
      DroppedApostrophes.restore(text, kind, into: &output, &log)
    },
    RepairStep(.boilerplate) { text, output, state, kind, log in
      Boilerplate.remove(text, kind, title: state.evidence.title, into: &output, &log)
    },
  ]
}

extension RepairSteps {
  /// What can find something in a text that is plain ASCII.
  static let ofPlainText: RepairSteps = [.whitespace, .apostrophes, .boilerplate]
}
