import Domain
import FoundationEssentials
import Postgres

/// The columns of a case in the order in which every statement that reads one selects them.
enum CaseColumns {
    static let list = """
        f.id, f.reference, f.provider_id, f.scheme, f.profile_version, f.eligibility, f.version, f.generation, f.state,
        f.decision_deadline, f.first_complained_on, f.caseworker, f.token_version, f.access_hash, f.provider_access_hash, f.opened_at, f.round,
        f.reopening, f.issues, f.is_urgent, c.body
        """

    static func decode(_ row: borrowing PostgresRow) throws -> StoredCase {
        let (
            id, reference, provider, scheme, profileVersion, eligibility, version, generation, state,
            decisionDeadline, firstComplainedOn, caseworker, tokenVersion, accessHash, providerAccessHash, openedAt,
            round, reopening, issues, isUrgent, body
        ) = try row.decode(
            (
                CaseID, String, String, String, String, JSONBytes, Int32, Int32, JSONBytes, JSONBytes?, CalendarDay?,
                StaffID?, Int16, [UInt8], [UInt8], Date, Int16, JSONBytes?, [IssueCode]?,
                Bool, JSONBytes
            ).self)
        return StoredCase(
            subject: Case(
                id: id, provider: ProviderID(rawValue: provider), version: Int(version), generation: Int(generation),
                state: try StoredJSON.decode(CaseState.self, from: state),
                decisionDeadline: try decisionDeadline.map { try StoredJSON.decode(Derivation.self, from: $0) },
                round: Int(round),
                reopening: try reopening.map { try StoredJSON.decode(Reopening.self, from: $0) }, isUrgent: isUrgent),
            reference: try storedReference(reference), scheme: SchemeID(rawValue: scheme),
            profileVersion: profileVersion,
            eligibility: try StoredJSON.decode(EligibilityDecision.self, from: eligibility),
            firstComplainedOn: firstComplainedOn, caseworker: caseworker,
            tokenVersion: tokenVersion, accessHash: accessHash, providerAccessHash: providerAccessHash,
            openedAt: openedAt, issuesAtHand: issues, complaint: try complaint(body))
    }

    /// Read by our own parser: `JSONDecoder` finds out what a value is by trying, which threw 9,000 errors a second in the
    /// random sequences of 60 cases. With it 80 of them took 20.6 s of the test's processor time, without it 11.5 s (debug;
    /// the test library notes each error that is thrown, so in a worker it was less).
    private static func complaint(_ body: JSONBytes) throws -> ComplaintDraft {
        let json = try JSONParser.parse(body.bytes, limits: JSONLimits(maxBytes: body.bytes.count))
        guard let draft = ComplaintDraft(json: json) else { throw CorruptRow(table: "complaint", column: "body") }
        return draft
    }

    private static func storedReference(_ text: String) throws -> Reference {
        guard let reference = Reference(text) else { throw CorruptRow(table: "case_file", column: "reference") }
        return reference
    }
}

/// A row that the schema's checks should have made impossible.
public struct CorruptRow: Error, CustomStringConvertible {
    public let table: String
    public let column: String

    public init(table: String, column: String) {
        self.table = table
        self.column = column
    }

    public var description: String { "A row of \(table) holds no valid \(column)" }
}
