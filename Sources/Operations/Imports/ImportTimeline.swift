import Domain

/// The dates that a scenario needs, counted back from the day of the import.
struct ImportTimeline {
    let draw: ImportDraw
    let day: CalendarDay
    let profile: SchemeProfile

    /// When the complainant first complained to the provider; `nil` for one who has not.
    func firstComplainedOn(_ scenario: ImportScenario) -> CalendarDay? {
        switch scenario {
        case .waited, .beforeCourt, .otherScheme, .alreadySettled, .businessTooLarge, .providerNotMember,
            .subjectOutside:
            waited
        case .waitedUnderEarlierRule: waitedUnderEarlierRule
        case .deadlocked, .outOfTime:
            letterDated(scenario)?.adding(days: -back("letter.wait", 14...42))
        case .tooEarly: day.adding(days: -back("early", 0...(span(profile.wait.newest.value) * 3 / 4)))
        case .neverComplained: nil
        }
    }

    /// When the provider wrote its ADR letter, where it did.
    func letterDated(_ scenario: ImportScenario) -> CalendarDay? {
        switch scenario {
        case .deadlocked: day.adding(days: -back("letter", 3...150))
        case .outOfTime: day.adding(days: -span(profile.referralLimit.newest.value) - back("late", 10...200))
        case .waited, .waitedUnderEarlierRule, .tooEarly, .neverComplained, .beforeCourt, .otherScheme,
            .alreadySettled, .businessTooLarge, .providerNotMember, .subjectOutside:
            nil
        }
    }

    /// From the newest rule's first day on, if the wait could be over since.
    private var waited: CalendarDay {
        let latest = day.adding(days: -span(profile.wait.newest.value) - 1)
        guard let changeover = profile.wait.newest.effectiveFrom, changeover <= latest else { return latest }
        return latest.adding(days: -back("wait", 0...min(latest.days(since: changeover), 150)))
    }

    private var waitedUnderEarlierRule: CalendarDay {
        let longest = profile.wait.all.map { span($0.value) }.max() ?? 0
        let latest = day.adding(days: -longest - 1)
        let lastDay = profile.wait.newest.effectiveFrom?.adding(days: -1) ?? latest
        return min(latest, lastDay).adding(days: -back("wait", 0...90))
    }

    /// How many days a period takes that starts today, and one to spare: months differ.
    private func span(_ period: Period) -> Int {
        profile.calendar.day(period, after: day).days(since: day) + 1
    }

    private func back(_ name: String, _ days: ClosedRange<Int>) -> Int {
        days.lowerBound + draw.number(name, below: days.count)
    }
}
