// What comes with `import Sluice`: the vocabulary, the modules, what was seen, and the outputs, which every user of records needs.

@_exported import SluiceCore
@_exported import SluiceDedup
@_exported import SluiceFeeds
@_exported import SluiceOutputs
@_exported import SluiceText
