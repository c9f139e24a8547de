/// The industry's voluntary scheme of automatic compensation: its dated rates, who signed it, when it was suspended.
public struct CompensationScheme: Sendable {
    public let version: String
    /// In the order of their first days.
    let rates: [CompensationRate]
    let participants: [Participation]
    let suspensions: [Suspension]
    let rateSelection: RateSelection

    struct Participation: Sendable {
        let provider: ProviderID
        let from: CalendarDay
        let through: CalendarDay?
    }

    struct Suspension: Sendable {
        let from: CalendarDay
        let through: CalendarDay
    }

    /// Which year's rate a delay that spans 1 April is paid by. No source says.
    enum RateSelection: String, CaseIterable, Sendable {
        case eachDay = "each_day"
        case firstDay = "first_day"
    }

    /// Full working days that a provider has for a repair after the day of the report.
    private static let repairWorkingDays = 2

    /// What is due to a residential customer of `provider`.
    ///
    /// - Parameters:
    ///   - through: the last day to count while it lasts
    ///   - calendar: says which days are working days
    public func compensation(
        for claim: CompensationClaim, by provider: ProviderID, through: CalendarDay, _ calendar: WorkingCalendar
    ) -> Compensation {
        let repairDueOn: CalendarDay? =
            if case .delayedRepair(let reportedOn, _) = claim {
                calendar.day(Self.repairWorkingDays, workingDaysAfter: reportedOn)
            } else {
                nil
            }
        let days = days(of: claim, repairDueOn, through: through).filter { isPaid($0, by: provider) }
        let payments = days.map { day in
            Compensation.Payment(day: day, pence: pence(for: claim, on: rateSelection == .eachDay ? day : days[0]))
        }
        return Compensation(
            claim: claim, payments: payments.filter { $0.pence > 0 }, repairDueOn: repairDueOn)
    }

    private func days(
        of claim: CompensationClaim, _ repairDueOn: CalendarDay?, through: CalendarDay
    ) -> [CalendarDay] {
        switch claim {
        case .delayedRepair(let reportedOn, let fixedOn):
            // From the day after the two working days; the day of the repair is not paid.
            days(from: (repairDueOn ?? reportedOn).adding(days: 1), until: fixedOn, through: through)
        case .missedAppointment(let day): day <= through ? [day] : []
        case .delayedStart(let promisedOn, let startedOn, let excused):
            // The promised day is paid itself; the day of the start is not.
            days(from: promisedOn, until: startedOn, through: through).filter { !excused.contains($0) }
        }
    }

    private func days(from first: CalendarDay, until end: CalendarDay?, through: CalendarDay) -> [CalendarDay] {
        let last = min(end?.adding(days: -1) ?? through, through)
        guard first <= last else { return [] }
        return (0...last.days(since: first)).map { first.adding(days: $0) }
    }

    private func isPaid(_ day: CalendarDay, by provider: ProviderID) -> Bool {
        let takesPart = participants.contains {
            $0.provider == provider && $0.from <= day && $0.through.map { day <= $0 } ?? true
        }
        return takesPart && !suspensions.contains { $0.from <= day && day <= $0.through }
    }

    private func pence(for claim: CompensationClaim, on day: CalendarDay) -> Int {
        guard let rate = rates.last(where: { $0.from <= day }) else { return 0 }
        return switch claim {
        case .delayedRepair: rate.repairPence
        case .missedAppointment: rate.appointmentPence
        case .delayedStart: rate.startPence
        }
    }
}

/// What is paid from a day on, in pence.
struct CompensationRate: Sendable {
    let from: CalendarDay
    let repairPence: Int
    let appointmentPence: Int
    let startPence: Int
}
