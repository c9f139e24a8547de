public import Domain
public import FoundationEssentials
import Postgres

/// One entry of a history with everything that its hashes are made of.
public struct HistoryEntry: Sendable {
    public var caseID: CaseID
    public var sequence: Int
    public var version: Int
    public var at: Date
    /// SHA-256 of the payload, 32 bytes.
    public var digest: [UInt8]
    /// The chain at the entry before.
    public var previous: [UInt8]
    /// The chain at this entry.
    public var chain: [UInt8]
    /// `nil` when it was erased, or is missing.
    public var payload: HistoryPayload?
    /// What is now known of the case; `nil` when its row is gone.
    public var subject: HistorySubject?
    /// What a seal says of this entry, where it was the last one of its case at that time.
    public var seal: SealMark?

    public init(
        caseID: CaseID, sequence: Int, version: Int, at: Date, digest: [UInt8], previous: [UInt8], chain: [UInt8],
        payload: HistoryPayload?, subject: HistorySubject? = nil, seal: SealMark? = nil
    ) {
        self.caseID = caseID
        self.sequence = sequence
        self.version = version
        self.at = at
        self.digest = digest
        self.previous = previous
        self.chain = chain
        self.payload = payload
        self.subject = subject
        self.seal = seal
    }
}

/// What an entry says, as it is hashed.
public struct HistoryPayload: Hashable, Sendable {
    /// 32 random bytes.
    public let salt: [UInt8]
    /// The text that PostgreSQL writes for the event, UTF-8.
    public let text: [UInt8]

    public init(salt: [UInt8], text: [UInt8]) {
        self.salt = salt
        self.text = text
    }

    /// `nil` when it is none that is known.
    public var event: CaseEvent? {
        try? StoredJSON.decode(CaseEvent.self, from: JSONBytes(text))
    }
}

/// The row of the case that a history belongs to.
public struct HistorySubject: Hashable, Sendable {
    public let reference: String
    public let version: Int

    public init(reference: String, version: Int) {
        self.reference = reference
        self.version = version
    }
}

/// What a seal says of the last entry of a case.
public struct SealMark: Hashable, Sendable {
    public let seal: Int
    public let reference: String
    public let chain: [UInt8]

    public init(seal: Int, reference: String, chain: [UInt8]) {
        self.seal = seal
        self.reference = reference
        self.chain = chain
    }
}
