public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Looks at every day that has passed and was not looked at yet for spikes, and raises an alarm for each that is new.
///
/// A day is looked at once, however often this is started; a spike that goes on is its alarm's, and raises none.
public struct WatchForSpikes: Sendable {
    private let office: CaseOffice
    private let rule: SpikeRule
    private let count: UpdateCounts

    /// After a longer pause only the newest of the days are looked at: the others are of no use any more.
    private static let mostDays = 14

    public init(_ office: CaseOffice, _ rule: SpikeRule = SpikeRule()) {
        self.office = office
        self.rule = rule
        count = UpdateCounts(office)
    }

    /// - Returns: the spikes for which an alarm was raised
    @discardableResult
    public func callAsFunction() async throws -> [Spike] {
        try await count()
        var raised: [Spike] = []
        for day in try await daysToWatch() { raised += try await watch(day) }
        return raised
    }

    private func daysToWatch() async throws -> [CalendarDay] {
        try await office.quietTransaction { connection, now in
            let yesterday = LondonTime.day(of: now).adding(days: -1)
            let earliest = yesterday.adding(days: 1 - Self.mostDays)
            let last = try connection.execute(ReadLastWatchedDay()).first ?? nil
            let first = last.map { max($0.adding(days: 1), earliest) } ?? yesterday
            return first <= yesterday ? (first.ordinal...yesterday.ordinal).map { CalendarDay(ordinal: $0) } : []
        }
    }

    private func watch(_ day: CalendarDay) async throws -> [Spike] {
        let spikes = SpikeWatch(day, in: try await history(upTo: day), rule)?.spikes ?? []
        return try await office.quietTransaction { connection, now in
            guard try !connection.execute(ClaimWatchedDay(day, at: now)).isEmpty else { return [] }
            return try spikes.filter { try raise($0, at: now, connection) }
        }
    }

    private func history(upTo day: CalendarDay) async throws -> SpikeHistory {
        let first = day.adding(days: -rule.baseDays - 1)
        var history = SpikeHistory(from: first, length: rule.baseDays + 2)
        for count in try await office.pool.execute(ReadDailyCounts(from: first, through: day)) {
            history.add(
                count.cases, against: count.provider, about: count.subject, service: count.service,
                from: count.region, on: count.day)
        }
        return history
    }

    /// - Returns: whether it is a new one
    private func raise(_ spike: Spike, at now: Date, _ connection: isolated Connection) throws -> Bool {
        let since = spike.firstDay.adding(days: -SpikeAlarm.longestPause - 1)
        let known = try connection.execute(ListSpikeAlarms(since: since, limit: 1000))
        if let alarm = known.first(where: { $0.isContinued(by: spike) }) {
            try connection.run(ContinueSpikeAlarm(alarm.id, until: spike.day))
            return false
        }
        try connection.run(InsertSpikeAlarm(spike, at: now))
        return true
    }
}
