import Crypto
import Domain
public import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Takes a message in: keeps it as it came, and sees that it is looked at. Whoever sent or fetched it may forget it
/// once this has returned.
///
/// Nothing is read here: a message that makes its reader fail is kept all the same, and waits for a person.
public struct StoreMail: Sendable {
    /// Where a fetched message stood.
    public struct Place: Sendable {
        let mailbox: String
        let position: MailboxPosition

        /// - Parameter validity: the server's word for the numbering that `uid` is of
        public init(mailbox: String, validity: Int64, uid: Int64) {
            self.mailbox = mailbox
            position = MailboxPosition(validity: validity, lastUID: uid)
        }
    }

    public enum Outcome: Equatable, Sendable {
        case stored(UUID)
        /// The same bytes were taken in before.
        case known
    }

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter place: where it was fetched from; how far that mailbox has been read is written with it
    @discardableResult
    public func callAsFunction(_ mail: RawMail, from place: Place? = nil) async throws -> Outcome {
        let id = UUID.version7()
        let digests = MailDigests(mail.bytes)
        return try await office.transaction { connection, writer in
            let new = NewInboundMail(
                id: id, source: place == nil ? .pipe : .mailbox, at: writer.now, digest: digests.whole,
                bodyDigest: digests.body, raw: mail.bytes, isWhole: mail.isWhole, envelopeSender: mail.envelopeSender,
                envelopeRecipient: mail.envelopeRecipient)
            let stored = try connection.execute(StoreInboundMail(new))
            if let place { try connection.run(AdvanceMailboxPosition(place.mailbox, to: place.position)) }
            guard !stored.isEmpty else { return .known }
            let args = try JobArgs.encode(SortMailArgs(mail: id))
            try connection.run(EnqueueJobs([NewJob(kind: .sortMail, args: args, queue: .inbox)]))
            return .stored(id)
        }
    }
}

/// What a message is known again by.
struct MailDigests: Sendable {
    let whole: [UInt8]
    /// Of what is below the header: the header tells which way it came.
    let body: [UInt8]

    init(_ bytes: [UInt8]) {
        whole = Array(SHA256.hash(data: bytes))
        body = Array(SHA256.hash(data: bytes[Self.bodyStart(of: bytes)...]))
    }

    /// After the first empty line, whether lines end with LF or CR LF.
    private static func bodyStart(of bytes: [UInt8]) -> Int {
        var lineStart = 0
        while let end = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
            let length = end - lineStart
            if length == 0 || (length == 1 && bytes[lineStart] == UInt8(ascii: "\r")) { return end + 1 }
            lineStart = end + 1
        }
        return bytes.endIndex
    }
}
