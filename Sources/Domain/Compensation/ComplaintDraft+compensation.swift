extension ComplaintDraft {
    /// What automatic compensation its own dates come to, for each issue that it covers.
    ///
    /// A hint for whoever decides, not a decision: the dates are the complainant's.
    public func automaticCompensation(
        under scheme: CompensationScheme = .bundled, through: CalendarDay, _ calendar: WorkingCalendar
    ) -> [(issue: IssueCode, compensation: Compensation)] {
        guard customerType == .residential, service.isFixed else { return [] }
        return issues.compactMap { issue in
            guard let claim = issueDetails[issue]?.compensationClaim(for: issue) else { return nil }
            return (issue, scheme.compensation(for: claim, by: provider, through: through, calendar))
        }
    }
}

extension ServiceLine {
    fileprivate var isFixed: Bool {
        switch self {
        case .broadband, .landline, .bundle: true
        case .mobile, .payTV: false
        }
    }
}

extension IssueDetails {
    fileprivate func compensationClaim(for issue: IssueCode) -> CompensationClaim? {
        switch issue {
        case .disruptionTotalLoss, .disruptionDelayedRepair:
            startedOn.map { .delayedRepair(reportedOn: $0, fixedOn: endedOn) }
        case .disruptionMissedAppointment: promisedOn.map { .missedAppointment(on: $0) }
        case .disruptionDelayedStart: promisedOn.map { .delayedStart(promisedOn: $0, startedOn: endedOn) }
        default: nil
        }
    }
}
