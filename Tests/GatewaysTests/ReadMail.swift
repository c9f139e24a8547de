import Foundation

/// A message read back by Python's `email`, which has nothing in common with libgmime.
struct ReadMail: Decodable {
    struct Mailbox: Decodable {
        let name: String
        let address: String
    }

    struct Part: Decodable {
        let type: String
        /// With `\n` as line end.
        let text: String
    }

    let headers: [[String]]
    let to: [Mailbox]
    let parts: [Part]
    /// What the reader found wrong with the message.
    let defects: [String]

    static func read(_ raw: [UInt8]) throws -> ReadMail {
        try JSONDecoder().decode(ReadMail.self, from: TestPython.run("read_mail.py", input: Data(raw)))
    }

    /// Unfolded and decoded.
    func header(_ name: String) -> String? {
        headers.first { $0.first?.lowercased() == name.lowercased() }?.last
    }
}
