public import Domain
public import FoundationEssentials
public import Postgres

/// The alarms that stood on a day or later, newest first.
public struct ListSpikeAlarms: Statement {
    public static let sql = """
        SELECT id, provider_id, service, subject, place, first_day, last_day, observed, expected
        FROM redress.spike_alarm
        WHERE last_day >= $1
        ORDER BY last_day DESC, id DESC
        LIMIT $2
        """

    private let day: CalendarDay
    private let limit: Int

    public init(since day: CalendarDay, limit: Int) {
        self.day = day
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(day)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> SpikeAlarm {
        let (id, provider, service, subject, place, firstDay, lastDay, observed, expected) = try row.decode(
            (Int, String, String, String, String, CalendarDay, CalendarDay, Int32, Double).self)
        guard let subject = PatternCell.Subject(code: subject) else {
            throw CorruptRow(table: "spike_alarm", column: "subject")
        }
        guard let place = PatternCell.Place(code: place) else {
            throw CorruptRow(table: "spike_alarm", column: "place")
        }
        let cell = PatternCell(
            provider: ProviderID(rawValue: provider), service: ServiceLine(rawValue: service), subject: subject,
            place: place)
        return SpikeAlarm(
            id: id, cell: cell, firstDay: firstDay, lastDay: lastDay, observed: Int(observed), expected: expected)
    }
}

/// Raises an alarm.
public struct InsertSpikeAlarm: Statement {
    public static let sql = """
        INSERT INTO redress.spike_alarm
            (provider_id, service, subject, place, first_day, last_day, observed, expected, raised_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """

    private let spike: Spike
    private let at: Date

    public init(_ spike: Spike, at: Date) {
        self.spike = spike
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(spike.cell.provider.rawValue)
        bindings.append(spike.cell.service?.rawValue ?? "")
        bindings.append(spike.cell.subject.code)
        bindings.append(spike.cell.place.code)
        bindings.append(spike.firstDay)
        bindings.append(spike.day)
        bindings.append(Int32(spike.observed))
        bindings.append(spike.expected)
        bindings.append(at)
    }
}

/// Notes that the spike of an alarm goes on.
public struct ContinueSpikeAlarm: Statement {
    public static let sql = "UPDATE redress.spike_alarm SET last_day = greatest(last_day, $2) WHERE id = $1"

    private let id: Int
    private let day: CalendarDay

    public init(_ id: Int, until day: CalendarDay) {
        self.id = id
        self.day = day
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(day)
    }
}

/// Notes that a day is looked at for spikes. No row back when it was before: another watch that is under way is waited
/// for.
public struct ClaimWatchedDay: Statement {
    public static let sql = """
        INSERT INTO redress.watched_day (day, watched_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING day
        """

    private let day: CalendarDay
    private let at: Date

    public init(_ day: CalendarDay, at: Date) {
        self.day = day
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(day)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CalendarDay {
        try row.decode(CalendarDay.self)
    }
}

/// The newest day that was looked at for spikes.
public struct ReadLastWatchedDay: Statement {
    public static let sql = "SELECT max(day) FROM redress.watched_day"

    public init() {}

    public func bind(_ bindings: inout Bindings) {}

    public static func decode(_ row: borrowing PostgresRow) throws -> CalendarDay? {
        try row.decode(CalendarDay?.self)
    }
}
