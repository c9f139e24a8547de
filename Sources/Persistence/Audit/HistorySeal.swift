public import Domain
public import FoundationEssentials
public import Postgres

/// A seal over the last entries of all cases that changed since the one before.
public struct HistorySeal: Hashable, Sendable {
    /// From 1 on, without gaps.
    public var number: Int
    /// In London.
    public var day: CalendarDay
    public var sealedAt: Date
    /// Heads that it covers.
    public var cases: Int
    /// Entries that those cases have more than at the seal before.
    public var entries: Int
    /// Of the Merkle tree over the heads, 32 bytes.
    public var root: [UInt8]
    /// The digest of the seal before.
    public var previous: [UInt8]
    public var digest: [UInt8]

    public init(
        number: Int, day: CalendarDay, sealedAt: Date, cases: Int, entries: Int, root: [UInt8], previous: [UInt8],
        digest: [UInt8] = []
    ) {
        self.number = number
        self.day = day
        self.sealedAt = sealedAt
        self.cases = cases
        self.entries = entries
        self.root = root
        self.previous = previous
        self.digest = digest
    }
}

/// Seals in order, page by page.
public struct ListSeals: Statement {
    public static let sql = """
        SELECT number, day, sealed_at, cases, entries, root, previous, digest
        FROM redress.history_seal
        WHERE number > $1
        ORDER BY number
        LIMIT $2
        """

    private let number: Int
    private let most: Int

    public init(after number: Int, most: Int) {
        self.number = number
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(Int32(number))
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> HistorySeal {
        let (number, day, sealedAt, cases, entries, root, previous, digest) = try row.decode(
            (Int32, CalendarDay, Date, Int32, Int, [UInt8], [UInt8], [UInt8]).self)
        return HistorySeal(
            number: Int(number), day: day, sealedAt: sealedAt, cases: Int(cases), entries: entries, root: root,
            previous: previous, digest: digest)
    }
}

/// The newest seal, if there is one.
public struct FindNewestSeal: Statement {
    public static let sql = """
        SELECT number, day, sealed_at, cases, entries, root, previous, digest
        FROM redress.history_seal
        ORDER BY number DESC
        LIMIT 1
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> HistorySeal {
        try ListSeals.decode(row)
    }
}

/// Writes a seal. The second of two that seal at once fails by the number, and all that it did with it.
public struct InsertSeal: Statement {
    public static let sql = """
        INSERT INTO redress.history_seal (number, day, sealed_at, cases, entries, root, previous, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """

    private let seal: HistorySeal

    public init(_ seal: HistorySeal) {
        self.seal = seal
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(Int32(seal.number))
        bindings.append(seal.day)
        bindings.append(seal.sealedAt)
        bindings.append(Int32(seal.cases))
        bindings.append(seal.entries)
        bindings.append(seal.root)
        bindings.append(seal.previous)
        bindings.append(seal.digest)
    }
}
