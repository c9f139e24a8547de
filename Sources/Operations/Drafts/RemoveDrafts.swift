import Persistence
import Postgres

/// Removes the drafts that nobody went on with for 30 days.
public struct RemoveDrafts: Sendable {
    private let office: CaseOffice

    /// Rows in one transaction, so that none is long.
    private static let batch = 1000

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: how many went
    @discardableResult
    public func callAsFunction() async throws -> Int {
        var removed = 0
        while true {
            let count = try await office.quietTransaction { connection, now in
                try connection.run(RemoveExpiredDrafts(at: now, most: Self.batch))
            }
            removed += count
            if count < Self.batch { return removed }
        }
    }
}
