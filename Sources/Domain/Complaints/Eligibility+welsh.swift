extension Eligibility {
    /// Why a complaint was accepted, refused or came too early, in Welsh. A code of practice is written in English; this
    /// says the same from the same figures.
    ///
    /// - Parameter decision: what is explained
    /// - Returns: nil where somebody explained it in words of their own, as an ombudsman does who rules on a dispute
    public static func explanationInWelsh(
        of decision: EligibilityDecision, on draft: ComplaintDraft, directory: ProviderDirectory = .bundled,
        profiles: SchemeProfiles = .bundled
    ) -> String? {
        let assessment = EligibilityAssessment(
            facts: EligibilityFacts(draft), referredOn: decision.referredOn, directory: directory, profiles: profiles)
        let ours = assessment.decision
        guard ours.outcome == decision.outcome, ours.explanation == decision.explanation else { return nil }
        return assessment.explanationInWelsh(of: decision.outcome)
    }
}

extension EligibilityAssessment {
    func explanationInWelsh(of outcome: EligibilityDecision.Outcome) -> String {
        switch outcome {
        case .accepted: acceptedInWelsh
        case .refused(let ground): refusedInWelsh(ground)
        case .tooEarly(let opensOn?): tooEarlyInWelsh(opensOn)
        case .tooEarly(nil):
            "Rhaid i \(providerName) gael cyfle i unioni pethau yn gyntaf. Cwynwch wrtho, yna rhowch y dyddiad i ni."
        }
    }

    private var acceptedInWelsh: String {
        let outside = facts.issues.filter { profile.outsideIssues[$0] != nil }.map { $0.title(in: .welsh) }
        let accepted = "Gallwn edrych ar eich cwyn."
        guard !outside.isEmpty else { return accepted }
        return "\(accepted) Ni allwn edrych ar y rhan hon ohoni: \(outside.joined(separator: "; "))."
    }

    private func tooEarlyInWelsh(_ opensOn: CalendarDay) -> String {
        guard let complainedOn = facts.firstComplainedOn else { return refusedInWelsh(.tooEarly) }
        let wait = waitRule(complainedOn).value.spokenInWelsh
        return """
            Mae \(wait) gan \(providerName) i unioni pethau o ddydd \(complainedOn.spokenInWelsh), y diwrnod y \
            gwnaethoch gwyno wrtho gyntaf. Gallwch ddod â’ch cwyn atom o ddydd \(opensOn.spokenInWelsh) ymlaen.
            """
    }

    private func refusedInWelsh(_ ground: RefusalGround) -> String {
        switch ground {
        case .tooEarly: "Rhaid i \(providerName) gael cyfle i unioni pethau yn gyntaf."
        case .outOfTime: outOfTimeInWelsh
        case .providerNotMember: "Nid oedd \(providerName) yn aelod o’n cynllun ar y diwrnod y daethoch atom."
        case .notCustomer:
            "Rydym yn derbyn cwynion gan gwsmeriaid, gan bobl a geisiodd ddod yn gwsmer, a chan bobl y ceisiwyd gwerthu iddynt."
        case .businessTooLarge:
            "Mae \(facts.people ?? 0) o bobl yn gweithio yn eich busnes. Rydym yn derbyn cwynion gan fusnesau o \(businessLimit.value) ar y mwyaf."
        case .alreadySettled: "Rydych chi a \(providerName) eisoes wedi cytuno sut i setlo’r gŵyn hon."
        case .beforeCourt: "Mae’r gŵyn hon gerbron llys, neu mae llys wedi’i phenderfynu."
        case .otherScheme: "Mae’r gŵyn hon gerbron cynllun anghydfod arall, neu mae un wedi’i phenderfynu."
        case .overLimit: "Mae’r hyn yr ydych yn gofyn amdano yn werth mwy nag y gallwn ei ddyfarnu."
        case .frivolousOrVexatious: "Nid oes diben difrifol i’r gŵyn, neu ei bwriad yw aflonyddu."
        case .seriousImpairment: "Byddai delio â’r gŵyn hon yn amharu’n ddifrifol ar waith y cynllun."
        case .subjectOutside: "Mae’r hyn yr ydych yn cwyno amdano y tu allan i’r hyn y caiff y cynllun ei benderfynu."
        }
    }

    private var outOfTimeInWelsh: String {
        guard let letter = facts.adrLetter else { return "Rydych wedi dod yn rhy hwyr." }
        return """
            Dyddiad llythyr ADR \(providerName) yw dydd \(letter.dated.spokenInWelsh). Roedd gennych tan ddydd \
            \(lastDay(after: letter).spokenInWelsh) i ddod atom.
            """
    }
}
