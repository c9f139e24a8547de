public import Domain
public import FoundationEssentials
import Persistence
import Postgres

/// Lists the pairs of cases that look like one and that nobody of the staff has looked at, oldest first.
public struct ListDuplicates: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    public func callAsFunction(limit: Int = 100) async throws -> [DuplicatePair] {
        try await office.pool.execute(ListSuspectedDuplicates(limit: limit)).map {
            DuplicatePair(earlier: $0.earlier, later: $0.later, finding: $0.finding, foundAt: $0.foundAt)
        }
    }
}

/// Two cases that look like one.
public struct DuplicatePair: Sendable {
    public let earlier: Reference
    public let later: Reference
    public let finding: DuplicateFinding
    public let foundAt: Date
}
