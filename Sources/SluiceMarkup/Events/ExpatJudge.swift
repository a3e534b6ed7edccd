// Asks expat itself about what is rare and intricate: names beyond ASCII, declarations, document types, entities.
// Reads nothing of the document in the course of it, and mends nothing.

import CExpat
import SluiceCore

/// What the parser that will read the document accepts, found out by letting another one of the same kind read it.
///
/// XML 1.0 has two sets of name characters (before and after its fifth edition), and libraries differ in what they
/// check in a document type; asking leaves no table to disagree.
struct ExpatJudge {
  private var names: [[UInt8]: Bool] = [:]
  private static let remembered = 1024

  /// Whether a name is one (XML 1.0 §2.3).
  mutating func acceptsName(_ name: [UInt8]) -> Bool {
    if let known = names[name] { return known }
    let answer = Self.accepts([0x3C] + name + [0x2F, 0x3E])
    if names.count >= Self.remembered { names.removeAll() }
    names[name] = answer
    return answer
  }

  /// Whether an XML declaration is one (XML 1.0 §2.8).
  func acceptsDeclaration(_ text: [UInt8]) -> Bool { Self.accepts(text + Array("<r/>".utf8)) }

  /// What a document type declares; nil when it is not well-formed.
  func doctype(_ text: [UInt8]) -> [String: [UInt8]]? {
    let found = UnsafeMutablePointer<[String: [UInt8]]>.allocate(capacity: 1)
    unsafe found.initialize(to: [:])
    defer {
      unsafe found.deinitialize(count: 1)
      unsafe found.deallocate()
    }
    let accepted = unsafe Self.accepts(text + Array("<r/>".utf8)) { parser in
      unsafe XML_SetUserData(parser, found)
      unsafe XML_SetEntityDeclHandler(parser) { user, name, isParameter, value, length, _, _, _, _ in
        guard isParameter == 0, let user = unsafe user, let name = unsafe name else { return }
        let entities = unsafe user.assumingMemoryBound(to: [String: [UInt8]].self)
        let key = unsafe String(cString: name)
        // The first declaration counts (XML 1.0 §4.2); an external entity has no value here and is never loaded.
        guard unsafe entities.pointee[key] == nil else { return }
        guard let value = unsafe value else {
          unsafe entities.pointee[key] = []
          return
        }
        unsafe entities.pointee[key] = Array(
          UnsafeBufferPointer(start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: Int(length)))
      }
    }
    return accepted ? unsafe found.pointee : nil
  }

  /// Whether a reference to an entity of this document type can stand in text, or in an attribute.
  func accepts(entity name: String, inAttribute: Bool, doctype: [UInt8]) -> Bool {
    Self.accepts(doctype + Array((inAttribute ? "<r a=\"&\(name);\"/>" : "<r>&\(name);</r>").utf8))
  }

  private static func accepts(_ text: [UInt8]) -> Bool { unsafe accepts(text) { _ in } }

  private static func accepts(_ text: [UInt8], prepare: (XML_Parser) -> Void) -> Bool {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else { fatalError("out of memory") }
    defer { unsafe XML_ParserFree(parser) }
    unsafe prepare(parser)
    return unsafe text.withUnsafeBytes { bytes in
      unsafe XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 1)
        == XML_STATUS_OK
    }
  }
}
