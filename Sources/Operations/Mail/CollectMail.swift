import FoundationEssentials
import Persistence
import Postgres

/// A mailbox somewhere else, whose messages are numbered.
public protocol MailSource: Sendable {
    /// Names the mailbox for ever, without a secret.
    var name: String { get }

    /// - Parameters:
    ///   - lastUID: messages up to this one are not wanted, if the numbering is still `validity`
    /// - Returns: the next ones in order, some at a time.
    /// - Throws: `MailSourceError`
    func fetch(after lastUID: Int64, validity: Int64?) async throws -> MailBatch

    /// Tells the server that these have been taken, for people who look into the mailbox. Nothing depends on it.
    func markTaken(_ uids: [Int64], validity: Int64) async throws
}

/// Messages of a mailbox.
public struct MailBatch: Sendable {
    /// The server's word for its present numbering.
    public let validity: Int64
    public let mails: [(uid: Int64, mail: RawMail)]
    public let hasMore: Bool

    public init(validity: Int64, mails: [(uid: Int64, mail: RawMail)], hasMore: Bool) {
        self.validity = validity
        self.mails = mails
        self.hasMore = hasMore
    }
}

/// A mailbox that cannot be read now. Says no address and no password.
public struct MailSourceError: Error, Equatable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Fetches what has come into the mailbox. Each message is kept in a transaction together with its place, so that one
/// is never fetched for nothing and never missed; one that is fetched twice is known again.
public struct CollectMail: Sendable {
    private let office: CaseOffice
    private let source: (any MailSource)?

    /// - Parameter source: `nil` where mail comes by no mailbox
    public init(_ office: CaseOffice, source: (any MailSource)?) {
        self.office = office
        self.source = source
    }

    /// - Returns: how many messages were fetched.
    /// - Throws: `MailSourceError`
    public func callAsFunction() async throws -> Int {
        guard let source else { return 0 }
        var count = 0
        var hasMore = true
        while hasMore {
            let batch = try await collect(from: source)
            count += batch.mails.count
            hasMore = batch.hasMore
        }
        return count
    }

    private func collect(from source: any MailSource) async throws -> MailBatch {
        let position = try await office.pool.withConnection { try $0.execute(ReadMailboxPosition(source.name)) }.first
        let batch = try await source.fetch(after: position?.lastUID ?? 0, validity: position?.validity)
        let store = StoreMail(office)
        for (uid, mail) in batch.mails {
            try await store(mail, from: StoreMail.Place(mailbox: source.name, validity: batch.validity, uid: uid))
        }
        if !batch.mails.isEmpty { try await source.markTaken(batch.mails.map(\.uid), validity: batch.validity) }
        return batch
    }
}
