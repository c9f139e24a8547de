import Domain
import Testing

@Suite("Text messages")
struct TextTests {
    @Test(
        "go to British mobile numbers, however they are written",
        arguments: ["07700 900123", "+44 7700 900123", "+44 (0)7700 900 123", "0044 7700-900123", "(07700) 900123"])
    func mobile(_ written: String) {
        #expect(MobileNumber(written)?.text == "+447700900123")
    }

    @Test("go to the Isle of Man's mobiles, and to no pager")
    func isleOfMan() {
        #expect(MobileNumber("07624 900123")?.text == "+447624900123")
        #expect(MobileNumber("07634 900123") == nil)
    }

    @Test(
        "go to no other number",
        arguments: [
            "020 7946 0000", "070 1234 5678", "+33 6 12 34 56 78", "07700 90012", "07700 9001234", "7700 900123", "",
            "+44", "0",
        ])
    func others(_ written: String) {
        #expect(MobileNumber(written) == nil)
    }

    @Test("are counted as phones count them")
    func parts() {
        #expect(TextLength(of: String(repeating: "a", count: 160)) == TextLength(of: "a"))
        #expect(TextLength(of: String(repeating: "a", count: 161)).parts == 2)
        #expect(TextLength(of: String(repeating: "a", count: 307)).parts == 3)
        #expect(TextLength(of: String(repeating: "€", count: 80)).parts == 1)
        #expect(TextLength(of: String(repeating: "€", count: 81)).parts == 2)
        #expect(!TextLength(of: "ŵ").isInPhoneAlphabet)
        #expect(TextLength(of: String(repeating: "ŵ", count: 70)).parts == 1)
        #expect(TextLength(of: String(repeating: "ŵ", count: 71)).parts == 2)
        #expect(TextLength(of: String(repeating: "😀", count: 36)).parts == 2)
    }
}
