public import Domain
import Persistence
import Postgres

/// Lists the alarms that were raised, newest first.
public struct ListSpikes: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter days: those that stood within so many days
    public func callAsFunction(days: Int = 90, limit: Int = 100) async throws -> [SpikeAlarm] {
        try await office.quietTransaction { connection, now in
            try connection.execute(
                ListSpikeAlarms(since: LondonTime.day(of: now).adding(days: -days), limit: limit))
        }
    }
}
