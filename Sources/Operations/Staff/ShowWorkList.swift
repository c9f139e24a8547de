public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// What somebody of the staff has to do, and what any of them has to see to.
public struct ShowWorkList: Sendable {
    /// Lines of each list. Whoever has more has to begin at the top all the same.
    public static let most = 200

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for a credential that is nobody's of the staff
    public func callAsFunction(_ credential: Credential) async throws -> WorkList {
        let office = office
        return try await office.pool.transaction { connection in
            guard let member = try FindStaff.member(credential, connection) else { throw CaseAccessError.notFound }
            let cases = try connection.execute(Persistence.ListWork(of: member, limit: Self.most))
            let items = try connection.execute(ListOpenStaffItems(limit: Self.most))
            return WorkList(
                staff: StaffIdentity(id: member.id, name: member.name, party: member.role.party),
                cases: cases.map {
                    WorkEntry(
                        line: CaseListEntry($0.summary, office), isUrgent: $0.isUrgent, needsCare: $0.needsCare)
                },
                items: items.map {
                    WorkItem(
                        reference: $0.reference, providerName: office.providerName($0.provider), kind: $0.kind,
                        raisedAt: $0.raisedAt)
                })
        }
    }
}

/// A case that waits for somebody.
public struct WorkEntry: Sendable {
    public let line: CaseListEntry
    /// Whether somebody depends on the service for their health or safety.
    public let isUrgent: Bool
    /// Whether the complainant told of a vulnerability.
    public let needsCare: Bool

    public init(line: CaseListEntry, isUrgent: Bool, needsCare: Bool) {
        self.line = line
        self.isUrgent = isUrgent
        self.needsCare = needsCare
    }
}

/// The work of one person: what is urgent first, then by what is due first.
public struct WorkList: Sendable {
    public let staff: StaffIdentity
    public let cases: [WorkEntry]
    /// What a person has to see to, whoever it is; the oldest first.
    public let items: [WorkItem]

    public init(staff: StaffIdentity, cases: [WorkEntry], items: [WorkItem]) {
        self.staff = staff
        self.cases = cases
        self.items = items
    }
}

/// Something about a case that a person has to see to.
public struct WorkItem: Sendable {
    public let reference: Reference
    public let providerName: String
    public let kind: StaffItemKind
    public let raisedAt: Date

    public init(reference: Reference, providerName: String, kind: StaffItemKind, raisedAt: Date) {
        self.reference = reference
        self.providerName = providerName
        self.kind = kind
        self.raisedAt = raisedAt
    }
}
