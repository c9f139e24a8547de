public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// What somebody of the staff has to do, and what any of them has to see to.
public struct ShowWorkList: Sendable {
    /// Lines of each list. Whoever has more has to begin at the top all the same.
    public static let most = 200
    private static let mostFree = 20

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for a credential that is nobody's of the staff
    public func callAsFunction(_ credential: Credential) async throws -> WorkList {
        let office = office
        return try await office.readingTransaction { connection, writer in
            guard let member = try FindStaff.member(credential, connection) else { throw CaseAccessError.notFound }
            let cases = try connection.execute(Persistence.ListWork(of: member, limit: Self.most))
            let items = try connection.execute(ListOpenStaffItems(for: member, limit: Self.most))
            let readings = try connection.execute(ListOpenReadings(of: member.id, limit: Self.most))
            return WorkList(
                staff: StaffIdentity(id: member.id, name: member.name, party: member.role.party),
                cases: cases.map {
                    WorkEntry(
                        line: CaseListEntry($0.summary, office), isUrgent: $0.isUrgent, needsCare: $0.needsCare)
                },
                items: items.map {
                    WorkItem(
                        reference: $0.reference, providerName: office.providerName($0.provider), kind: $0.kind,
                        raisedAt: $0.raisedAt, reading: $0.reading)
                },
                readings: readings.map { WorkReading($0, office) },
                freeReadings: try freeReadings(for: member, writer, connection).map { WorkReading($0, office) })
        }
    }

    /// What nobody has and this person may take. There are few: each is given to somebody at once where anybody is free.
    private func freeReadings(
        for member: StaffMember, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [OpenReading] {
        try connection.execute(ListOpenReadings(of: nil, limit: Self.mostFree)).filter { reading in
            guard let stored = try connection.execute(ReadCase(reading.caseID)).first else { return false }
            return try writer.secondReaders(of: stored.subject, draftedBy: reading.drafter, connection)
                .contains { $0.id == member.id }
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
    /// Cases to read a second time; what is due first comes first.
    public let readings: [WorkReading]
    /// The same, of which nobody has taken one yet and this person may.
    public let freeReadings: [WorkReading]

    public init(
        staff: StaffIdentity, cases: [WorkEntry], items: [WorkItem], readings: [WorkReading] = [],
        freeReadings: [WorkReading] = []
    ) {
        self.staff = staff
        self.cases = cases
        self.items = items
        self.readings = readings
        self.freeReadings = freeReadings
    }
}

/// A case that is to be read a second time.
public struct WorkReading: Sendable {
    public let id: ReadingID
    public let reference: Reference
    public let providerName: String
    public let dueOn: CalendarDay

    public init(id: ReadingID, reference: Reference, providerName: String, dueOn: CalendarDay) {
        self.id = id
        self.reference = reference
        self.providerName = providerName
        self.dueOn = dueOn
    }

    init(_ reading: OpenReading, _ office: CaseOffice) {
        self.init(
            id: reading.id, reference: reading.reference, providerName: office.providerName(reading.provider),
            dueOn: reading.dueOn)
    }
}

/// Something about a case that a person has to see to.
public struct WorkItem: Sendable {
    public let reference: Reference
    public let providerName: String
    public let kind: StaffItemKind
    public let raisedAt: Date
    /// The second reading that it is about.
    public let reading: ReadingID?

    public init(
        reference: Reference, providerName: String, kind: StaffItemKind, raisedAt: Date, reading: ReadingID? = nil
    ) {
        self.reference = reference
        self.providerName = providerName
        self.kind = kind
        self.raisedAt = raisedAt
        self.reading = reading
    }
}
