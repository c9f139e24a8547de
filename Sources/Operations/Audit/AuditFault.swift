/// Something in a history, a payload, a piece of evidence or a seal that is not as it was written.
public struct AuditFault: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// An entry does not have the hash that it says it has.
        case entryAltered = "entry_altered"
        /// A number is left out, or the end is gone.
        case entryMissing = "entry_missing"
        /// An entry goes on from another one than the one that stands before it.
        case chainBroken = "chain_broken"
        case payloadAltered = "payload_altered"
        /// What an entry said is gone, and no entry says that it was erased.
        case payloadMissing = "payload_missing"
        /// A seal says something else of an entry.
        case unlikeSeal = "unlike_seal"
        /// A seal was made since, and the entry is in none.
        case unsealed
        case caseMissing = "case_missing"
        case historyMissing = "history_missing"
        case evidenceAltered = "evidence_altered"
        case sealAltered = "seal_altered"
        case bundleAltered = "bundle_altered"
    }

    public let kind: Kind
    /// Eight characters; `nil` where it is no case's.
    public let reference: String?
    /// The number in the case's history; `nil` where it is no entry's.
    public let entry: Int?
    /// Without personal data.
    public let detail: String
}

/// What an audit found.
public struct AuditReport: Sendable {
    public internal(set) var cases = 0
    public internal(set) var entries = 0
    /// Entries whose payloads were erased, as a later entry says.
    public internal(set) var erased = 0
    /// Entries that no seal covers yet.
    public internal(set) var unsealed = 0
    public internal(set) var seals = 0
    /// Number and digest of the newest seal: to be compared with what was noted down elsewhere.
    public internal(set) var newestSeal: (number: Int, digest: String)?
    /// The first thousand.
    public private(set) var faults: [AuditFault] = []
    public private(set) var faultCount = 0

    static let mostListed = 1000

    mutating func add(_ faults: [AuditFault]) {
        faultCount += faults.count
        self.faults += faults.prefix(Self.mostListed - self.faults.count)
    }

    public var isSound: Bool { faultCount == 0 }
}
