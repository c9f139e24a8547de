/// Decides whether the scheme may look at a complaint, from what the complaint says.
///
/// What can never be put right is said first: nobody is told to wait for a complaint that would be refused anyway.
public enum Eligibility {
    /// - Parameters:
    ///   - referredOn: the day in London on which the complaint was sent in; for one that was too early and woke, the
    ///     day on which the complainant goes on.
    public static func assess(
        _ draft: ComplaintDraft, referredOn: CalendarDay, directory: ProviderDirectory = .bundled,
        profiles: SchemeProfiles = .bundled
    ) -> EligibilityDecision {
        let scheme = directory.membership(of: draft.provider, on: referredOn)
        let profile = scheme.flatMap { profiles[$0] }
        let assessment = EligibilityAssessment(
            draft: draft, referredOn: referredOn, profile: profile ?? profiles.fallback, isMember: profile != nil,
            providerName: directory.name(of: draft.provider) ?? draft.provider.rawValue)
        return assessment.decision
    }
}

/// One complaint against one profile.
struct EligibilityAssessment {
    let draft: ComplaintDraft
    let referredOn: CalendarDay
    let profile: SchemeProfile
    let isMember: Bool
    let providerName: String

    var decision: EligibilityDecision {
        if let ground = lastingGround { return refused(ground) }
        if let letter = draft.adrLetter { return decision(afterLetter: letter) }
        guard let firstComplainedOn = draft.firstComplainedOn else { return neverComplained }
        return decision(firstComplainedOn: firstComplainedOn)
    }

    private var lastingGround: RefusalGround? {
        if !isMember { return .providerNotMember }
        if isBusinessTooLarge { return .businessTooLarge }
        if draft.issues.allSatisfy({ profile.outsideIssues[$0] != nil }) { return .subjectOutside }
        if draft.beforeCourt { return .beforeCourt }
        if draft.otherScheme { return .otherScheme }
        if draft.alreadySettled { return .alreadySettled }
        return nil
    }

    private var isBusinessTooLarge: Bool {
        draft.customerType == .smallBusiness && (draft.people ?? 0) > businessLimit.value
    }

    private func decision(afterLetter letter: ADRLetter) -> EligibilityDecision {
        referredOn > lastDay(after: letter) ? refused(.outOfTime) : accepted
    }

    private func decision(firstComplainedOn: CalendarDay) -> EligibilityDecision {
        let wait = waitRule(firstComplainedOn)
        let opensOn = profile.calendar.day(wait.value, after: firstComplainedOn)
        if referredOn >= opensOn { return accepted }
        return tooEarly(
            opensOn: opensOn, clause: wait.clause,
            explanation: """
                \(providerName) has \(wait.value.spoken) to put things right from \(firstComplainedOn.spoken), the day \
                on which you first complained to it. You can bring your complaint to us from \(opensOn.spoken).
                """)
    }

    private var neverComplained: EligibilityDecision {
        let wait = waitRule(referredOn)
        return tooEarly(
            opensOn: nil, clause: wait.clause,
            explanation: """
                \(providerName) must have the chance to put things right first. Complain to it, then tell us the date.
                """)
    }

    private func waitRule(_ firstComplainedOn: CalendarDay) -> Rule<Period> {
        let dates = CaseDates(firstComplainedOn: firstComplainedOn, referredOn: referredOn)
        return profile.wait.rule(forEventOn: firstComplainedOn, of: dates)
    }

    private var caseDates: CaseDates {
        CaseDates(firstComplainedOn: draft.firstComplainedOn, referredOn: referredOn)
    }

    private var businessLimit: Rule<Int> {
        profile.businessLimit.rule(forEventOn: referredOn, of: caseDates)
    }

    private func lastDay(after letter: ADRLetter) -> CalendarDay {
        let limit = profile.referralLimit.rule(forEventOn: letter.dated, of: caseDates)
        return profile.calendar.day(limit.value, after: letter.dated)
    }
}

extension EligibilityAssessment {
    private var accepted: EligibilityDecision {
        decision(.accepted, clause: profile.acceptance.clause, explanation: acceptedInWords)
    }

    private var acceptedInWords: String {
        let outside = draft.issues.filter { profile.outsideIssues[$0] != nil }
        guard !outside.isEmpty else { return profile.acceptance.value }
        let titles = outside.map(\.title).joined(separator: "; ")
        return "\(profile.acceptance.value) We cannot look at this part of it: \(titles)."
    }

    private func refused(_ ground: RefusalGround) -> EligibilityDecision {
        guard let rule = profile.refusals[ground] else {
            return decision(.refused(ground), clause: ground.rawValue, explanation: ground.rawValue)
        }
        return decision(
            .refused(ground), clause: rule.clause, explanation: filled(rule.explanation), next: filled(rule.next))
    }

    private func tooEarly(opensOn: CalendarDay?, clause: String, explanation: String) -> EligibilityDecision {
        decision(
            .tooEarly(opensOn: opensOn), clause: clause, explanation: explanation,
            next: profile.refusals[.tooEarly].map { filled($0.next) } ?? "")
    }

    private func decision(
        _ outcome: EligibilityDecision.Outcome, clause: String, explanation: String, next: String = ""
    ) -> EligibilityDecision {
        EligibilityDecision(
            outcome: outcome, scheme: profile.id, profileVersion: profile.version, referredOn: referredOn,
            clause: clause, explanation: explanation, next: next)
    }

    /// Fills in the words in braces that a profile may use.
    private func filled(_ text: String) -> String {
        var text = text.replacing("{provider}", with: providerName)
        text = text.replacing("{people}", with: "\(draft.people ?? 0)")
        text = text.replacing("{limit}", with: "\(businessLimit.value)")
        guard let letter = draft.adrLetter else { return text }
        text = text.replacing("{letter}", with: letter.dated.spoken)
        return text.replacing("{last_day}", with: lastDay(after: letter).spoken)
    }
}
