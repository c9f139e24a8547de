import Testing

@testable import Web

@Suite("Random tokens")
struct RandomTokenTests {
    @Test("have two hexadecimal digits a byte, whatever the number of bytes", arguments: [1, 7, 8, 9, 16, 32])
    func length(bytes: Int) {
        let tokens = (0..<200).map { _ in RandomToken.hexadecimal(bytes: bytes) }
        #expect(tokens.allSatisfy { $0.utf8.count == bytes * 2 && $0.allSatisfy(\.isHexDigit) })
        #expect(Set(tokens.joined()).count == 16)
        if bytes >= 8 { #expect(Set(tokens).count == 200) }
    }
}
