extension SchemeProfile {
    /// To the provider, about its response.
    public var chaseLadder: [ChaseStep] { steps(.providerResponse) }
    /// To the complainant, about comments on the defence.
    public var commentReminders: [ChaseStep] { steps(.comments) }
    /// To the side that was asked, about its answers.
    public var informationLadder: [ChaseStep] { steps(.information) }
    /// To the caseworker, about the decision.
    public var decisionReminders: [ChaseStep] { steps(.decision) }
    /// To the complainant, about accepting the decision.
    public var acceptanceReminders: [ChaseStep] { steps(.acceptance) }
    /// To the provider, about doing what the decision says.
    public var complianceLadder: [ChaseStep] { steps(.compliance) }

    /// The working day on which a rung falls.
    ///
    /// Offsets count working days from the due day, which is day 0 even when it is no working day itself. A rung on
    /// such a due day moves: a reminder to the working day before, anything else to the one after.
    public func day(of step: ChaseStep, due: CalendarDay) -> CalendarDay {
        if step.offset < 0 { return calendar.day(-step.offset, workingDaysBefore: due) }
        if step.offset > 0 { return calendar.day(step.offset, workingDaysAfter: due) }
        return step.action == .remind ? calendar.workingDayOnOrBefore(due) : calendar.workingDayOnOrAfter(due)
    }

    private func steps(_ kind: LadderKind) -> [ChaseStep] {
        ladders[kind]?.steps ?? []
    }
}
