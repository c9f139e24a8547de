import Testing

@testable import Operations

@Suite("Who took a message over")
struct HandoverTests {
    @Test(
        "is told as a person would",
        arguments: [
            ("folder", "written to the mail folder"), ("print tray", "put into the print tray"),
            ("smtp.example.org", "accepted by the mail relay smtp.example.org"),
        ])
    func words(relay: String, expected: String) {
        #expect(Handover(relay: relay).inWords == expected)
    }
}
