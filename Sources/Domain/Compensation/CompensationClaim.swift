/// What went wrong with a fixed line, as automatic compensation counts it.
public enum CompensationClaim: Hashable, Sendable {
    /// Total loss of service, from the customer's report to the day of the repair; nil while it lasts.
    case delayedRepair(reportedOn: CalendarDay, fixedOn: CalendarDay?)
    /// Nobody came, or it was cancelled less than 24 hours ahead.
    case missedAppointment(on: CalendarDay)
    /// A service that did not start on the promised day; nil while it has not. Nothing is due for days on which the
    /// customer missed or refused an appointment.
    case delayedStart(promisedOn: CalendarDay, startedOn: CalendarDay?, excused: Set<CalendarDay> = [])
}

/// What is due, day by day.
public struct Compensation: Hashable, Sendable {
    public struct Payment: Hashable, Sendable {
        public let day: CalendarDay
        public let pence: Int
    }

    public let claim: CompensationClaim
    /// In the order of the days; empty where nothing is due.
    public let payments: [Payment]
    /// The last day on which a repair would have been in time.
    public let repairDueOn: CalendarDay?

    public var totalPence: Int { payments.reduce(0) { $0 + $1.pence } }

    /// `2 days from Thu 4 Jun 2026 to Fri 5 Jun 2026 at £10.34: £20.68`.
    public var explanation: String {
        guard let first = payments.first, let last = payments.last else { return "Nothing is due." }
        if case .missedAppointment = claim { return "One appointment on \(first.day.spoken): \(total)" }
        let rates = Set(payments.map(\.pence)).sorted().map { Money.pounds(pence: $0) }.joined(separator: " and ")
        let days = payments.count == 1 ? "1 day" : "\(payments.count) days"
        return "\(days) from \(first.day.spoken) to \(last.day.spoken) at \(rates): \(total)"
    }

    private var total: String { Money.pounds(pence: totalPence) }
}
