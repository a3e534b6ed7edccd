// References made absolute: the examples of RFC 3986 §5.4, and what feeds write.

import Growth
import Testing

@testable import SluiceFeeds

struct URLReferenceTests {
  /// RFC 3986 §5.4.1 and §5.4.2.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ])
  func rfc3986(_ reference: String, _ url: String) {
    #expect(URLReference.resolve(reference, base: "http://a/b/c/d;p?q") == url)
  }

  @Test(arguments: [
    // An empty path of the base.
    ("g", "http://a", "http://a/g"), ("?y", "http://a", "http://a?y"), ("../g", "http://a?q", "http://a/g"),
    ("#s", "http://a#t", "http://a#s"), (".", "http://a", "http://a/"),
    // No authority at all.
    ("g", "file:/b/c", "file:/b/g"), ("../../g", "file:///b/c", "file:///g"),
    // Empty segments are segments.
    ("../g", "http://a/b//c", "http://a/b/g"), ("g", "http://a/b//c", "http://a/b//g"),
    ("a//b", "http://a/", "http://a/a//b"),
    // Dot segments that are not resolved stay: only the reference and what it joins are touched.
    ("#s", "http://a/b/../c", "http://a/b/../c#s"),
    // The scheme of the base, and https without one.
    ("//cdn.example.com/x.png", "http://a/b", "http://cdn.example.com/x.png"),
    ("//cdn.example.com/a/../b", "https://a/b", "https://cdn.example.com/b"),
    // White space, as browsers have it.
    ("  /x\n", "http://a/b", "http://a/x"), ("/x\n  y\tz", " http://a/b\n", "http://a/x  yz"),
    // Nothing is recoded.
    ("ü%2e%2E/é x", "http://a/b", "http://a/ü%2e%2E/é x"), ("%zz", "http://a/", "http://a/%zz"),
    ("a:b/c", "http://a/b", "a:b/c"), ("./a:b", "http://a/b", "http://a/a:b"), ("1:2", "http://a/b", "http://a/1:2"),
  ])
  func resolves(_ reference: String, _ base: String, _ url: String) {
    #expect(URLReference.resolve(reference, base: base) == url)
  }

  @Test(
    arguments: [
      ("//cdn.example.com/x", nil, "https://cdn.example.com/x"),
      ("//cdn.example.com/x", "mailto:a@b", "https://cdn.example.com/x"),
      ("/x", nil, "/x"), (" x/../y ", nil, "x/../y"), ("x", "", "x"), ("x", "/b/c", "x"), ("x", "b", "x"),
      ("x", "mailto:a@b", "x"), ("x", "urn:isbn:1", "x"), ("x", "data:text/plain,a/b", "x"), ("", nil, ""),
      ("#s", "tag:a,2004:b", "#s"),
    ] as [(String, String?, String)])
  func staysWithoutBase(_ reference: String, _ base: String?, _ url: String) {
    #expect(URLReference.resolve(reference, base: base) == url)
  }

  @Test(arguments: [
    "http://b/../c/./d?x#y", "HTTP://B", "mailto:a@b", "urn:isbn:0451450523", "tag:a,2004:b", "javascript:alert(1)",
    "data:,x", "a+b-c.1:x", "feed:http://a",
  ])
  func absoluteStays(_ url: String) {
    #expect(URLReference.isAbsolute(url))
    #expect(URLReference.resolve(url, base: "http://a/b/c") == url)
    #expect(URLReference.resolve("\t\(url) ", base: "http://a/b/c") == url)
  }

  @Test(arguments: ["", "x", "//a/b", "/a:b", "1a:b", ":a", "a/b:c", "?a:b", "#a:b", "é:b", "a b:c", "+a:b"])
  func relativeIsNotAbsolute(_ url: String) {
    #expect(!URLReference.isAbsolute(url))
  }

  @Test func dotSegmentsAreLinear() {
    let growth = growth(from: 5_000) { count in
      let deep = String(repeating: "a/", count: count) + String(repeating: "../", count: count + 1) + "x"
      #expect(URLReference.resolve(deep, base: "http://a/b/") == "http://a/x")
    }
    #expect(growth < 8)
  }
}
