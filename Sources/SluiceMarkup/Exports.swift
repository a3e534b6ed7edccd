// What comes with `import SluiceMarkup`: limits, places, notes and errors, which its parser speaks of.

@_exported import SluiceCore
