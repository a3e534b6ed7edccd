// Authors as RSS feeds write them. Not Atom's: those come in parts.

import Growth
import SluiceCore
import Testing

@testable import SluiceFeeds

struct PersonReaderTests {
  @Test(arguments: [
    ("joe@example.com (Joe Bloggs)", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("joe@example.com(Joe Bloggs)", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("user@slideshare.net(user)", Person(name: "user", email: "user@slideshare.net")),
    ("Joe Bloggs <joe@example.com>", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("\"Bloggs, Joe\" <joe@example.com>", Person(name: "Bloggs, Joe", email: "joe@example.com")),
    (#""Joe \"J\" Bloggs" <joe@example.com>"#, Person(name: "Joe \"J\" Bloggs", email: "joe@example.com")),
    ("Joe Bloggs (joe@example.com)", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("<joe@example.com> Joe Bloggs", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("(Joe Bloggs) joe@example.com", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("joe@example.com <Joe Bloggs>", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("<joe@example.com>", Person(email: "joe@example.com")),
    ("joe@example.com ()", Person(email: "joe@example.com")),
    ("joe@example.com (joe@example.com)", Person(email: "joe@example.com")),
    ("mailto:joe@example.com", Person(email: "joe@example.com")),
    ("MAILTO:joe@example.com", Person(email: "joe@example.com")),
    ("Joe <mailto:joe@example.com>", Person(name: "Joe", email: "joe@example.com")),
    ("mailto:joe%40example.com%20%28Joe%29", Person(name: "Joe", email: "joe@example.com")),
    ("mailto:Joe%20B%20%3Cjoe%40example%2Ecom%3E?subject=a%20b", Person(name: "Joe B", email: "joe@example.com")),
    ("joe@example.com?subject=feed", Person(email: "joe@example.com")),
    ("joe@example.com (Joe (Example Inc.))", Person(name: "Joe (Example Inc.)", email: "joe@example.com")),
    ("Joe (the first) (joe@example.com)", Person(name: "Joe (the first)", email: "joe@example.com")),
    ("Joe Bloggs joe@example.com", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("Joe Bloggs, joe@example.com", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("joe@example.com - Joe Bloggs", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("P.O'Neill+feeds@example.ie", Person(email: "P.O'Neill+feeds@example.ie")),
    ("~@example.ie", Person(email: "~@example.ie")),
    ("root@localhost", Person(email: "root@localhost")),
    ("jörg@exämple.de (Jörg)", Person(name: "Jörg", email: "jörg@exämple.de")),
    ("  \n joe@example.com\t(Joe\n   Bloggs) \n", Person(name: "Joe Bloggs", email: "joe@example.com")),
    ("http://example.com/~joe", Person(uri: "http://example.com/~joe")),
    ("Joe (https://example.com/)", Person(name: "Joe", uri: "https://example.com/")),
    ("Joe <https://example.com/?a=1>", Person(name: "Joe", uri: "https://example.com/?a=1")),
    ("(Joe Bloggs)", Person(name: "Joe Bloggs")),
    ("\"Joe Bloggs\"", Person(name: "Joe Bloggs")),
  ])
  func readsAddresses(_ text: String, _ person: Person) {
    #expect(PersonReader.read(text) == person)
  }

  /// What looks like an address or a list and is none stays a name, byte for byte.
  @Test(arguments: [
    "Joe Bloggs", "Bloggs, Joe", "Weird \"Al\" Yankovic", "\"Al\" and \"Bo\"", "Author (name)",
    "Joe (now), Jane and Jim (earlier)", "Klaas Heufer-Umlauf, Thomas Schmitt und Jakob Lundt",
    "Joe @ Example", "@joe", "joe@", "joe at example dot com", "joe@example.com, jane@example.com",
    "Joe <joe>", "Joe <>", "joe@ex ample.com", "call joe@home", "Joe <joe@example.com> and Jane <jane@example.com>",
    "<joe@example.com",
    "AC/DC", "山田太郎", "-", "https://example.com is mine", "mailto:joe", "joe@.example.com", "joe@example..", "((Joe))",
  ])
  func keepsNames(_ text: String) {
    #expect(PersonReader.read(text) == Person(name: text))
  }

  @Test(arguments: ["", " ", "\n\t ", "()", "<>", "( )", "\"\""])
  func nothingIsNobody(_ text: String) {
    #expect(PersonReader.read(text) == nil)
  }

  @Test func hostileTextIsLinear() {
    for unit in ["(", "<", "@", "a@", "\\", "\"", " ", "mailto:", "%28", "a (", "-", ")"] {
      let growth = growth(from: 10_000) { count in
        let text = String(repeating: unit, count: count)
        for shape in ["x@y (" + text + ")", "mailto:" + text, text, text + ">"] { _ = PersonReader.read(shape) }
      }
      #expect(growth < 8, "\(unit)")
    }
  }

  @Test(arguments: [
    ("a@b.cc (A), c@d.ee (C)", [Person(name: "A", email: "a@b.cc"), Person(name: "C", email: "c@d.ee")]),
    ("Jo <jo@x.org>; Al <al@x.org>", [Person(name: "Jo", email: "jo@x.org"), Person(name: "Al", email: "al@x.org")]),
    ("a@b.cc, c@d.ee", [Person(email: "a@b.cc"), Person(email: "c@d.ee")]),
    // Not sure: one name with a comma, or two without addresses.
    ("Kiesel, Pia", [Person(name: "Kiesel, Pia")]),
    ("Ann Bee, Cee Dee and Eff Gee", [Person(name: "Ann Bee, Cee Dee and Eff Gee")]),
    ("a@b.cc (Kiesel, Pia)", [Person(name: "Kiesel, Pia", email: "a@b.cc")]),
    ("\"Kiesel, Pia\" <a@b.cc>", [Person(name: "Kiesel, Pia", email: "a@b.cc")]),
  ])
  func severalOnlyWhereEachHasAnAddress(_ text: String, _ people: [Person]) {
    #expect(PersonReader.readAll(text) == people)
  }
}
