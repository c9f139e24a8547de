/// What a journey is judged by.
public struct JourneyRules: Sendable {
    public let today: CalendarDay
    public let directory: ProviderDirectory
    public let profiles: SchemeProfiles

    public init(today: CalendarDay, directory: ProviderDirectory, profiles: SchemeProfiles) {
        self.today = today
        self.directory = directory
        self.profiles = profiles
    }

    /// What the answers that were given up to this page lead to; nil where they let pass.
    func stop(at page: JourneyPage, _ answers: Answers) -> JourneyStop? {
        guard let judgement = page.judgement, let facts = answers.only(Journey.keys(upTo: page)).facts else {
            return nil
        }
        let assessment = EligibilityAssessment(
            facts: facts, referredOn: today, directory: directory, profiles: profiles)
        guard let decision = decision(judgement, answers, assessment), let reason = StopReason(decision) else {
            return nil
        }
        return JourneyStop(
            reason: reason, page: page, decision: decision,
            explanationInWelsh: assessment.explanationInWelsh(of: decision.outcome),
            title: assessment.profile.refusals[reason.ground]?.title ?? reason.ground.rawValue,
            figures: figures(assessment, decision))
    }

    private func decision(
        _ judgement: JourneyPage.Judgement, _ answers: Answers, _ assessment: EligibilityAssessment
    ) -> EligibilityDecision? {
        switch judgement {
        case .role:
            let isNeither = answers.says(JourneyFields.actingAs, JourneyFields.ActingAs.neither)
            return isNeither ? assessment.refused(.notCustomer) : nil
        case .ground: return assessment.lastingGround.map(assessment.refused)
        case .firstChance(let field):
            return answers.says(field, JourneyFields.YesOrNo.no) ? assessment.decision : nil
        case .letter: return assessment.decision
        }
    }

    private func figures(_ assessment: EligibilityAssessment, _ decision: EligibilityDecision) -> JourneyStop.Figures {
        let facts = assessment.facts
        return JourneyStop.Figures(
            provider: assessment.providerName, people: facts.people, limit: assessment.businessLimit.value,
            firstComplainedOn: facts.firstComplainedOn,
            wait: assessment.waitRule(facts.firstComplainedOn ?? today).value, opensOn: decision.opensOn,
            letter: facts.adrLetter?.dated, lastDay: facts.adrLetter.map(assessment.lastDay))
    }
}

extension Answers {
    /// What is known for eligibility; nil before the provider is.
    fileprivate var facts: EligibilityFacts? {
        guard let provider = said(ComplaintFields.provider) else { return nil }
        var facts = EligibilityFacts(provider: ProviderID(rawValue: provider))
        facts.issues = issues
        facts.beforeCourt = says(JourneyFields.elsewhere, JourneyFields.Elsewhere.court)
        facts.otherScheme = says(JourneyFields.elsewhere, JourneyFields.Elsewhere.otherScheme)
        facts.alreadySettled = says(JourneyFields.elsewhere, JourneyFields.Elsewhere.settled)
        if says(ComplaintFields.customerType, CustomerType.smallBusiness) {
            facts.people = said(ComplaintFields.people).flatMap { Int($0) }
        }
        guard says(JourneyFields.complained, JourneyFields.YesOrNo.yes) else { return facts }
        facts.firstComplainedOn = day(ComplaintFields.firstComplainedOn)
        if says(JourneyFields.hasLetter, JourneyFields.YesOrNo.yes) {
            facts.adrLetter = day(ComplaintFields.adrLetterDated).map(ADRLetter.init)
        }
        return facts
    }
}
