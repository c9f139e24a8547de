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
        EligibilityAssessment(
            facts: EligibilityFacts(draft), referredOn: referredOn, directory: directory, profiles: profiles
        ).decision
    }
}

/// What eligibility depends on, of a complaint or of what is known of one so far.
struct EligibilityFacts {
    var provider: ProviderID
    /// How many people work in the business; nil for a household.
    var people: Int?
    var issues: [IssueCode] = []
    var beforeCourt = false
    var otherScheme = false
    var alreadySettled = false
    var firstComplainedOn: CalendarDay?
    var adrLetter: ADRLetter?
}

extension EligibilityFacts {
    init(_ draft: ComplaintDraft) {
        self.init(
            provider: draft.provider, people: draft.customerType == .smallBusiness ? draft.people ?? 0 : nil,
            issues: draft.issues, beforeCourt: draft.beforeCourt, otherScheme: draft.otherScheme,
            alreadySettled: draft.alreadySettled, firstComplainedOn: draft.firstComplainedOn,
            adrLetter: draft.adrLetter)
    }
}

/// One complaint against the profile of the scheme that its provider belongs to.
struct EligibilityAssessment {
    let facts: EligibilityFacts
    let referredOn: CalendarDay
    let profile: SchemeProfile
    let isMember: Bool
    let providerName: String

    init(
        facts: EligibilityFacts, referredOn: CalendarDay, directory: ProviderDirectory, profiles: SchemeProfiles
    ) {
        let profile = directory.membership(of: facts.provider, on: referredOn).flatMap { profiles[$0] }
        self.facts = facts
        self.referredOn = referredOn
        self.profile = profile ?? profiles.fallback
        isMember = profile != nil
        providerName = directory.name(of: facts.provider) ?? facts.provider.rawValue
    }

    var decision: EligibilityDecision {
        if let ground = lastingGround { return refused(ground) }
        if let letter = facts.adrLetter { return decision(afterLetter: letter) }
        guard let firstComplainedOn = facts.firstComplainedOn else { return neverComplained }
        return decision(firstComplainedOn: firstComplainedOn)
    }

    /// What no waiting puts right.
    var lastingGround: RefusalGround? {
        if !isMember { return .providerNotMember }
        if isBusinessTooLarge { return .businessTooLarge }
        if isAllOutside { return .subjectOutside }
        if facts.beforeCourt { return .beforeCourt }
        if facts.otherScheme { return .otherScheme }
        if facts.alreadySettled { return .alreadySettled }
        return nil
    }

    private var isBusinessTooLarge: Bool { (facts.people ?? 0) > businessLimit.value }

    private var isAllOutside: Bool {
        !facts.issues.isEmpty && facts.issues.allSatisfy { profile.outsideIssues[$0] != nil }
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

    func waitRule(_ firstComplainedOn: CalendarDay) -> Rule<Period> {
        let dates = CaseDates(firstComplainedOn: firstComplainedOn, referredOn: referredOn)
        return profile.wait.rule(forEventOn: firstComplainedOn, of: dates)
    }

    private var caseDates: CaseDates {
        CaseDates(firstComplainedOn: facts.firstComplainedOn, referredOn: referredOn)
    }

    var businessLimit: Rule<Int> {
        profile.businessLimit.rule(forEventOn: referredOn, of: caseDates)
    }

    func lastDay(after letter: ADRLetter) -> CalendarDay {
        let limit = profile.referralLimit.rule(forEventOn: letter.dated, of: caseDates)
        return profile.calendar.day(limit.value, after: letter.dated)
    }
}

extension EligibilityAssessment {
    private var accepted: EligibilityDecision {
        decision(.accepted, clause: profile.acceptance.clause, explanation: acceptedInWords)
    }

    private var acceptedInWords: String {
        let outside = facts.issues.filter { profile.outsideIssues[$0] != nil }
        guard !outside.isEmpty else { return profile.acceptance.value }
        let titles = outside.map(\.title).joined(separator: "; ")
        return "\(profile.acceptance.value) We cannot look at this part of it: \(titles)."
    }

    func refused(_ ground: RefusalGround) -> EligibilityDecision {
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
        // By bytes and once through: replacing word after word was 2 % of the processor time of intake.
        let parts = text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).map(Substring.init)
        return parts.dropFirst().reduce(into: String(parts[0])) { filled, part in
            let end = part.utf8.firstIndex(of: UInt8(ascii: "}"))
            if let end, let word = word(named: part[..<end]) {
                filled += word + part[part.index(after: end)...]
            } else {
                filled += "{" + part
            }
        }
    }

    private func word(named name: Substring) -> String? {
        switch name {
        case "provider": providerName
        case "people": "\(facts.people ?? 0)"
        case "limit": "\(businessLimit.value)"
        case "letter": facts.adrLetter?.dated.spoken
        case "last_day": facts.adrLetter.map { lastDay(after: $0).spoken }
        default: nil
        }
    }
}
