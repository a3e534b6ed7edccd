// What comes with `import Sluice`: the vocabulary and the modules' typed views, which every user of records needs.

@_exported import SluiceCore
@_exported import SluiceFeeds
