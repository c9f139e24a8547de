import Domain
import Persistence
import Postgres

/// Counts what has happened since the last time: cases that were opened, and cases that ended.
///
/// What is counted is taken off its list in the transaction that counts it. So it may be started at any time, by several
/// at once, and again after it was broken off: nothing is counted twice.
public struct UpdateCounts: Sendable {
    private let office: CaseOffice

    /// Cases in one transaction, so that none is long. Those that were opened are counted in the database, the ends of the
    /// others by their histories.
    private static let batch = (opened: 5000, ended: 1000)

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: how much was counted
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let opened = try await inBatches(of: Self.batch.opened) { connection in
            try connection.execute(CountOpenedCases(most: Self.batch.opened)).first ?? 0
        }
        let ended = try await inBatches(of: Self.batch.ended) { try Self.countEnded($0) }
        return opened + ended
    }

    private func inBatches(
        of most: Int, _ count: @Sendable (isolated Connection) throws -> Int
    ) async throws -> Int {
        var counted = 0
        while true {
            let more = try await office.pool.transaction { try count($0) }
            counted += more
            if more < most { return counted }
        }
    }

    private static func countEnded(_ connection: isolated Connection) throws -> Int {
        let ids = try connection.execute(TakeEndedCases(most: batch.ended))
        guard !ids.isEmpty else { return 0 }
        let pending = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
        // A case is counted by its first end: what it came to after it was taken up again would count it twice.
        let first = try connection.execute(ReadEndedCases(Array(pending.keys))).filter { $0.ends == pending[$0.id] }
        let endings = first.map { ended in
            let (opened, day) = (LondonTime.day(of: ended.openedAt), LondonTime.day(of: ended.endedAt))
            return AddEndings.Ending(
                CaseEnding(ended.events), of: ended.provider, on: day, after: max(0, day.days(since: opened)))
        }
        try connection.run(AddEndings(endings))
        return ids.count
    }
}
