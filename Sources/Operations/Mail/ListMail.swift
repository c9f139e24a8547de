public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Lists what came in, newest first, without anything of what it says.
public struct ListMail: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    public func callAsFunction(limit: Int = 100) async throws -> [MailListEntry] {
        try await office.pool.execute(ListInboundMail(limit: limit)).map(MailListEntry.init)
    }
}

/// One line of the list.
public struct MailListEntry: Sendable {
    public let id: UUID
    public let receivedAt: Date
    /// In bytes, as it came.
    public let size: Int
    /// `nil` while nobody has looked at it.
    public let verdict: String?
    /// Why, without anything of what it says.
    public let reason: String?
    public let reference: Reference?
    /// Whether a person still has to see to it.
    public let isOpen: Bool

    init(_ summary: InboundMailSummary) {
        id = summary.id
        receivedAt = summary.receivedAt
        size = summary.size
        verdict = summary.verdict
        reason = summary.reason
        reference = summary.reference
        isOpen = summary.isOpen
    }
}
