import Crypto
public import FoundationEssentials
import Persistence
import Postgres

/// Takes what the gateway reports of a text message, if it is the gateway that reports it.
public struct TakeReceipt: Sendable {
    private let office: CaseOffice
    private let secret: SymmetricKey

    /// - Parameter secret: what the gateway signs with
    public init(_ office: CaseOffice, secret: [UInt8]) {
        self.office = office
        self.secret = SymmetricKey(data: secret)
    }

    /// - Parameters:
    ///   - signature: `t=SECONDS,v1=HEX`: an HMAC with SHA-256 over `SECONDS.BODY`
    ///   - now: machine time
    /// - Throws: `ReceiptRefused` for what the gateway has not signed, or not lately
    public func check(_ signature: String, of body: [UInt8], at now: Date = Date()) throws(ReceiptRefused) {
        let parts = signature.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let values = Dictionary(parts.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
        guard let time = values["t"], let seconds = TimeInterval(time), let mac = values["v1"].flatMap(Self.bytes)
        else {
            throw ReceiptRefused()
        }
        guard abs(now.timeIntervalSince1970 - seconds) <= Self.tolerance else { throw ReceiptRefused() }
        let signed = Array(time.utf8) + [UInt8(ascii: ".")] + body
        guard HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: signed, using: secret) else {
            throw ReceiptRefused()
        }
    }

    /// A text that is not known is no error: whoever reports learns nothing of which there are.
    public func callAsFunction(_ receipt: TextReceipt) async throws {
        try await office.quietTransaction { connection, now in
            _ = try connection.run(NoteReceipt(of: receipt.id, isDelivered: receipt.isDelivered, at: now))
        }
    }

    /// Seconds: what was signed before is a report that somebody plays again.
    private static let tolerance: TimeInterval = 300

    private static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let digits = Array(hexadecimal.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}

/// What a network reported of one text message.
public struct TextReceipt: Equatable, Sendable {
    public let id: UUID
    public let isDelivered: Bool

    public init(id: UUID, isDelivered: Bool) {
        self.id = id
        self.isDelivered = isDelivered
    }
}

/// A report that the gateway has not signed, or not lately.
public struct ReceiptRefused: Error, Equatable, Sendable {
    public init() {}
}
