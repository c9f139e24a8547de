import Domain
import Persistence
import Postgres

/// Counts the open deadlines again by the bank holidays that are known now, and tells people whose dates have moved.
///
/// A case is counted in a transaction of its own, so it can be broken off and started again at any time: a date that has
/// moved does not move twice. It looks every time, also where the same bank holidays were applied before: a process that
/// still had others may have started a clock since.
public struct ApplyCalendar: Sendable {
    private let office: CaseOffice

    private static let page = 500

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// What it came to.
    public struct Outcome: Equatable, Sendable {
        /// Of the table of bank holidays.
        public let version: String
        /// Cases with a deadline that was counted by another table.
        public internal(set) var examined = 0
        /// Those of them of which a date moves.
        public internal(set) var moved = 0
    }

    /// One case that cannot be counted does not keep the others waiting; what is wrong with it is thrown at the end.
    ///
    /// - Parameter isDryRun: says what would move, and changes nothing
    @discardableResult
    public func callAsFunction(isDryRun: Bool = false) async throws -> Outcome {
        var outcome = Outcome(version: office.profiles.fallback.calendar.version)
        var last: CaseID?
        var failure: (any Error)?
        while true {
            let page = try await office.pool.execute(
                ListOutdatedDeadlines(notBy: outcome.version, after: last, most: Self.page))
            outcome.examined += page.count
            for row in page where moves(row) {
                do {
                    outcome.moved += isDryRun ? 1 : try await count(row.caseID) ? 1 : 0
                } catch let error as PostgresError where error.isAway {
                    throw error
                } catch {
                    failure = failure ?? error
                }
            }
            guard page.count == Self.page, let end = page.last else { break }
            last = end.caseID
        }
        if let failure { throw failure }
        return outcome
    }

    private func moves(_ row: ListOutdatedDeadlines.Row) -> Bool {
        let calendar = office.profile(row.scheme).calendar
        return row.deadlines.contains { $0.recalculated(with: calendar).dueOn > $0.dueOn }
    }

    /// - Returns: false where the case has moved on meanwhile, and no date of it moves any more
    private func count(_ id: CaseID) async throws -> Bool {
        do {
            try await office.transaction { connection, writer in
                _ = try writer.perform(.countAgain, on: id, connection)
            }
            return true
        } catch CaseRefusal.staleTimer {
            return false
        }
    }
}
