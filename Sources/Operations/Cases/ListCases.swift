public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Lists cases for the operator, by what is due first.
public struct ListCases: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    public func callAsFunction(status: CaseStatus? = nil, limit: Int = 100) async throws -> [CaseListEntry] {
        try await office.pool.execute(ListCaseFiles(status: status, limit: limit)).map { CaseListEntry($0, office) }
    }
}

/// One line of a list of cases.
public struct CaseListEntry: Sendable {
    public let reference: Reference
    public let providerName: String
    public let scheme: SchemeID
    public let status: CaseStatus
    public let waitingFor: Party?
    /// The nearest deadline that runs.
    public let dueOn: CalendarDay?
    public let changedAt: Date

    public init(
        reference: Reference, providerName: String, scheme: SchemeID, status: CaseStatus, waitingFor: Party?,
        dueOn: CalendarDay?, changedAt: Date
    ) {
        self.reference = reference
        self.providerName = providerName
        self.scheme = scheme
        self.status = status
        self.waitingFor = waitingFor
        self.dueOn = dueOn
        self.changedAt = changedAt
    }
}

extension CaseListEntry {
    init(_ summary: CaseSummary, _ office: CaseOffice) {
        self.init(
            reference: summary.reference, providerName: office.providerName(summary.provider),
            scheme: summary.scheme, status: summary.status, waitingFor: summary.waitsFor, dueOn: summary.dueOn,
            changedAt: summary.changedAt)
    }
}
