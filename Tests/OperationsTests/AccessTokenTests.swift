import Foundation
import Testing

@testable import Operations

@Suite struct AccessTokenTests {
    @Test("tokens are written in the URL-safe alphabet, of any length", arguments: 0...40)
    func urlSafe(length: Int) {
        let bytes = Data((0..<length).map { _ in UInt8.random(in: .min ... .max) })
        let expected = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        #expect(AccessTokens.urlSafe(bytes) == expected)
    }

    @Test("identifiers made at once are all different, of version 7, and in the order of time")
    func identifiers() {
        let moment = Date(timeIntervalSince1970: 1_800_000_000)
        let ids = (0..<1000).map { UUID.version7(at: moment.addingTimeInterval(Double($0))) }
        #expect(Set(ids).count == ids.count)
        #expect(ids.map(\.uuidString) == ids.map(\.uuidString).sorted())
        #expect(ids.allSatisfy { $0.uuidString.dropFirst(14).first == "7" })
    }
}
