// `sluice events` and `sluice --version` as people run them.

import Testing

struct OtherCommandTests {
  @Test func eventsOfAnyXML() async throws {
    let run = try await Sluice.run(["events"], input: "<a xmlns='u'>one<!--c--><?p d?><b x='1'/></a>")
    #expect(run.status == 0)
    #expect(
      run.lines == [
        #"{"kind":"start","name":"a","namespace":"u","byte":0,"line":1,"column":1}"#,
        #"{"kind":"text","value":"one","byte":13,"line":1,"column":14}"#,
        #"{"kind":"comment","value":"c","byte":16,"line":1,"column":17}"#,
        #"{"kind":"instruction","name":"p","value":"d","byte":24,"line":1,"column":25}"#,
        #"{"kind":"start","name":"b","namespace":"u","attributes":[{"name":"x","value":"1"}],"byte":31,"line":1,"column":32}"#,
        #"{"kind":"end","name":"b","namespace":"u","byte":41,"line":1,"column":42}"#,
        #"{"kind":"end","name":"a","namespace":"u","byte":41,"line":1,"column":42}"#,
      ])
  }

  @Test func strictSaysWhereExpatStops() async throws {
    let run = try await Sluice.run(["events", "--strict"], input: "<a>\n<b>&nope;</b></a>")
    #expect(run.status == 1)
    #expect(run.lines.count == 3)
    #expect(run.errors == "sluice: standard input:2:4: undefined entity\n")
  }

  @Test func theVersionNamesExpat() async throws {
    let run = try await Sluice.run(["--version"])
    #expect(run.output.contains("expat 2."))
    #expect(run.output.contains("document types and their entities"))
  }
}
