import Foundation
import Testing

/// What goes out for a complaint, and how to find it in the mail folder.
enum Correspondence {
    /// An acknowledgement to the complainant and a request to the provider.
    static let perComplaint = 2

    /// The file names without their ending, which are the left sides of the Message-IDs.
    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".eml") }
            .map { String($0.dropLast(".eml".count)) }
    }

    /// Every message that counts as accepted was handed over once, byte for byte as it is kept.
    static func check(_ messages: [ListMessages.Row], against folder: URL) throws {
        #expect(messages.allSatisfy { $0.state == "accepted" })
        #expect(Set(messages.map(\.internetMessageID)).count == messages.count)
        let expected = messages.map { String($0.internetMessageID.prefix { $0 != "@" }) }
        #expect(try names(in: folder).sorted() == expected.sorted())
        for (message, name) in zip(messages, expected) {
            let file = try Data(contentsOf: folder.appending(path: "\(name).eml"))
            #expect(message.raw == Array(file), "the copy of \(name)")
        }
    }
}
