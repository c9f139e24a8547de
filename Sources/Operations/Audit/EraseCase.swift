import Crypto
public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Erases the people of a case that is over: what they wrote and were written, their files, and what they are known by.
/// What was counted stays counted, the history keeps its entries without what they said, and its chain goes on holding.
///
/// Copies that have left the database (mail that was sent, letters that were printed, backups) are not reached.
/// Needs the rights of `redress_eraser`.
public struct EraseCase: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Erasing again what was erased changes nothing.
    ///
    /// - Returns: cases that belong together with it, which are to be erased by themselves
    /// - Throws: `CaseAccessError.notFound`, `ErasureRefused`
    public func callAsFunction(_ reference: Reference) async throws -> [Reference] {
        let office = office
        return try await office.quietTransaction { connection, now in
            guard let found = try connection.execute(LockCaseToErase(reference)).first else {
                throw CaseAccessError.notFound
            }
            if let refusal = ErasureRefused(found) { throw refusal }
            if !found.isErased { try Self.erase(found, at: now, connection) }
            return try connection.execute(ListRelatedCases(of: found.id)).map(\.reference)
        }
    }

    private static func erase(_ found: ErasableCase, at now: Date, _ connection: isolated Connection) throws {
        guard let stored = try connection.execute(ReadCase(found.id)).first else { throw CaseAccessError.notFound }
        let files = try connection.execute(ListEvidence(of: found.id)).filter { $0.state != .removed }
        let body = ComplaintBody(stored.complaint.erased)
        let digest = Array(SHA256.hash(data: body.json.bytes))
        try connection.run(EraseCaseRows(found.id, leaving: body, bodyDigest: digest, at: now))
        if !files.isEmpty { try connection.run(EnqueueJobs(try files.map(NewJob.discarding))) }
        try EraseHistory.erase(found.id, version: found.version, entries: nil, at: now, connection)
    }
}

/// Why a case is not erased. Nothing was changed.
public enum ErasureRefused: Error, Equatable, Sendable, CustomStringConvertible {
    case isOpen
    /// Something of it is still to be sent or counted; tomorrow it is not.
    case isUnderWay
    case legalHold(String)

    init?(_ found: ErasableCase) {
        if let reason = found.legalHold {
            self = .legalHold(reason)
        } else if !found.isOver {
            self = .isOpen
        } else if found.isUnderWay {
            self = .isUnderWay
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .isOpen: "the case is open: it is erased once it is over"
        case .isUnderWay: "letters of the case are still to be sent, or its end is still to be counted"
        case .legalHold(let reason): "the case has to be kept: \(reason)"
        }
    }
}

/// Bars a case from being erased, or lifts that.
public struct KeepCase: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter reason: `nil` lifts it
    /// - Returns: false where there is no such case, or it is erased already
    public func callAsFunction(_ reference: Reference, because reason: String?) async throws -> Bool {
        try await !office.pool.execute(SetLegalHold(reference, because: reason)).isEmpty
    }
}
