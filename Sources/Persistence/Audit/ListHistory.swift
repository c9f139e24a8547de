public import Domain
import FoundationEssentials
public import Postgres

/// Histories in the order of case and number, page by page, of all cases or of one.
public struct ListHistory: Statement {
    // The inner LIMITs keep the planner from anything but a look by primary key for each entry of the page: right after
    // an import, when it knows nothing of the rows yet, it would read whole tables for each page.
    public static let sql = """
        SELECT entry.case_id, entry.sequence, entry.version, entry.at, entry.digest, entry.previous, entry.chain,
            payload.salt, payload.event, f.reference, f.version, head.seal, head.reference, head.chain
        FROM (
            SELECT *
            FROM redress.case_event
            WHERE (case_id, sequence) > ($1, $2)
                AND case_id <= coalesce($3, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
            ORDER BY case_id, sequence
            LIMIT $4
        ) AS entry
        LEFT JOIN LATERAL (
            SELECT salt, event
            FROM redress.case_event_payload AS p
            WHERE p.case_id = entry.case_id AND p.sequence = entry.sequence
            LIMIT 1
        ) AS payload ON true
        LEFT JOIN LATERAL (
            SELECT reference, version FROM redress.case_file WHERE id = entry.case_id LIMIT 1
        ) AS f ON true
        LEFT JOIN LATERAL (
            SELECT seal, reference, chain
            FROM redress.sealed_head AS h
            WHERE h.case_id = entry.case_id AND h.sequence = entry.sequence
            LIMIT 1
        ) AS head ON true
        ORDER BY entry.case_id, entry.sequence
        """

    private let position: HistoryPosition
    private let only: CaseID?
    private let most: Int

    /// - Parameter position: where the page before ended
    public init(after position: HistoryPosition = .start, most: Int) {
        self.position = position
        self.most = most
        only = nil
    }

    /// One case's.
    public init(of caseID: CaseID, after sequence: Int = 0, most: Int) {
        position = HistoryPosition(caseID: caseID, sequence: sequence)
        only = caseID
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(position.caseID)
        bindings.append(Int32(position.sequence))
        bindings.append(only)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> HistoryEntry {
        let columns = try row.decode(
            (
                CaseID, Int32, Int32, Date, [UInt8], [UInt8], [UInt8], [UInt8]?, JSONBytes?, String?, Int32?, Int32?,
                String?, [UInt8]?
            ).self)
        return HistoryEntry(
            caseID: columns.0, sequence: Int(columns.1), version: Int(columns.2), at: columns.3, digest: columns.4,
            previous: columns.5, chain: columns.6, payload: HistoryPayload(columns.7, columns.8),
            subject: HistorySubject(columns.9, columns.10), seal: SealMark(columns.11, columns.12, columns.13))
    }
}

/// An entry's place among all entries.
public struct HistoryPosition: Sendable {
    public let caseID: CaseID
    public let sequence: Int

    public init(caseID: CaseID, sequence: Int) {
        self.caseID = caseID
        self.sequence = sequence
    }

    /// Before all of them.
    public static let start = HistoryPosition(caseID: .lowest, sequence: 0)
}

extension CaseID {
    /// Before every case, in the database's order.
    static let lowest = CaseID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}

extension HistoryPayload {
    fileprivate init?(_ salt: [UInt8]?, _ event: JSONBytes?) {
        guard let salt, let event else { return nil }
        self.init(salt: salt, text: event.bytes)
    }
}

extension HistorySubject {
    fileprivate init?(_ reference: String?, _ version: Int32?) {
        guard let reference, let version else { return nil }
        self.init(reference: reference, version: Int(version))
    }
}

extension SealMark {
    fileprivate init?(_ seal: Int32?, _ reference: String?, _ chain: [UInt8]?) {
        guard let seal, let reference, let chain else { return nil }
        self.init(seal: Int(seal), reference: reference, chain: chain)
    }
}

/// Which case has a reference.
public struct FindCaseID: Statement {
    public static let sql = "SELECT id FROM redress.case_file WHERE reference = $1"

    private let reference: Reference

    public init(_ reference: Reference) {
        self.reference = reference
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reference.text)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
