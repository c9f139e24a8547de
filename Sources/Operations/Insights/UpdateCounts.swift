import Domain
import Persistence
import Postgres

/// Counts what has happened since the last time: cases that were opened, and cases that ended.
///
/// What is counted is taken off its list in the transaction that counts it. So it may be started at any time, by several
/// at once, and again after it was broken off: nothing is counted twice.
public struct UpdateCounts: Sendable {
    private let office: CaseOffice

    /// Cases in one transaction, so that none is long.
    private static let batch = 1000

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: how much was counted
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await inBatches { connection in
            try connection.execute(CountOpenedCases(most: Self.batch)).first ?? 0
        }
            + inBatches { connection in
                try Self.countEnded(connection)
            }
    }

    private func inBatches(_ count: @Sendable (isolated Connection) throws -> Int) async throws -> Int {
        var counted = 0
        while true {
            let more = try await office.pool.transaction { try count($0) }
            counted += more
            if more < Self.batch { return counted }
        }
    }

    private static func countEnded(_ connection: isolated Connection) throws -> Int {
        let ids = try connection.execute(TakeEndedCases(most: batch))
        guard !ids.isEmpty else { return 0 }
        let endings = try connection.execute(ReadEndedCases(ids)).map { ended in
            let (opened, day) = (LondonTime.day(of: ended.openedAt), LondonTime.day(of: ended.endedAt))
            return AddEndings.Ending(
                CaseEnding(ended.events), of: ended.provider, on: day, after: max(0, day.days(since: opened)))
        }
        try connection.run(AddEndings(endings))
        return ids.count
    }
}
