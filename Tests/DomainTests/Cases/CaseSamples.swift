import Domain
import FoundationEssentials

/// A case at each stage, and each command, for the tests of the state machine.
enum CaseSamples {
    static let profile = SchemeProfiles.bundled.fallback
    static let drafter = StaffID(rawValue: UUID())
    static let ombudsman = StaffID(rawValue: UUID())
    static let today = day("2026-06-01")
    static let remedies = [
        RemedyProposal(kind: .apology, description: "Say sorry in writing", amountPence: nil),
        RemedyProposal(kind: .goodwill, description: "Credit the account", amountPence: 5_000),
    ]
    static let lines = [
        RemedyLine(number: 1, kind: .apology, description: "Say sorry in writing", amountPence: nil),
        RemedyLine(number: 2, kind: .goodwill, description: "Credit the account", amountPence: 5_000),
    ]
    static let findings = [Finding(issue: nil, outcome: .upheld, reasons: "The bill was wrong")]
    static let draft = Decision(findings: findings, remedies: lines, drafter: drafter)

    static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(iso8601: text) else { preconditionFailure("not a day: \(text)") }
        return day
    }

    static func deadline(_ step: ClockStep) -> Derivation {
        profile.deadline(step, from: "a notice arrived", on: today)
    }

    /// One state for each status, with its clock running.
    static func state(_ status: CaseStatus) -> CaseState {
        switch status {
        case .tooEarly: .tooEarly(opensOn: day("2026-05-20"), isOpen: true)
        case .refused: .refused(.beforeCourt, isFinal: false)
        case .eligibilityDisputed: .eligibilityDisputed(dispute(by: .provider))
        case .awaitingProvider: .awaitingProvider(.running(deadline(.providerResponse)))
        case .settlementOffered:
            .settlementOffered(.running(deadline(.settlementAnswer)), offer: SettlementOffer(lines))
        case .awaitingComments: .awaitingComments(.running(deadline(.comments)))
        case .investigating: .investigating
        case .awaitingInformation: .awaitingInformation(.running(deadline(.information)), questions(to: .complainant))
        case .awaitingSignature: .awaitingSignature(draft)
        case .resolutionProposed:
            .resolutionProposed(.running(deadline(.provisionalComments)), draft, isAccepted: false)
        case .reviewing:
            .reviewing(Review(proposed: draft, request: review(by: .provider), deadline: deadline(.review)))
        case .awaitingAcceptance: .awaitingAcceptance(.running(deadline(.acceptance)), draft)
        case .awaitingRemedy: .awaitingRemedy(.running(deadline(.compliance)), lines, evidenced: [])
        case .onHold: .onHold(hold)
        case .closed: .closed(.remedied)
        }
    }

    static let hold = Hold(
        reason: .complainantAsked, since: today, until: day("2026-06-10"),
        stage: .awaitingComments(.running(deadline(.comments))), decision: deadline(.finalDecision))

    static func questions(to party: Party) -> InformationRequest {
        InformationRequest(to: party, ["When did it begin?", "What did you pay?"])
    }

    static let other = Reference.make(randomBits: 12_345)

    static func merged(at status: CaseStatus) -> MergedComplaint {
        MergedComplaint(
            other, narrative: "Charged for roaming at home", issues: [.billingRoamingOrUsage], stage: state(status))
    }

    static func dispute(by party: Party) -> EligibilityDispute {
        EligibilityDispute(
            party: party, ground: .alreadySettled, text: "It was settled in May", deadline: deadline(.review),
            response: party == .provider ? deadline(.providerResponse) : nil)
    }

    static func review(by party: Party) -> ReviewRequest {
        ReviewRequest(party: party, ground: .errorOfFact, text: "It was March, not May")
    }

    static func subject(_ state: CaseState, generation: Int = 3) -> Case {
        Case(
            id: CaseID(rawValue: UUID()), provider: ProviderID(rawValue: "o2"), version: 7, generation: generation,
            state: state,
            decisionDeadline: state.status.isOpen && state.status != .onHold ? deadline(.finalDecision) : nil,
            reopening: state.status == .closed
                ? Reopening(
                    stage: .awaitingRemedy(.running(deadline(.compliance)), lines, evidenced: [1]),
                    until: day("2026-06-29")) : nil)
    }

    static func machine(on day: CalendarDay = today, hour: Int = 10) -> CaseMachine {
        CaseMachine(profile: profile, now: LondonTime.at(hour: hour, minute: 0, on: day))
    }

    static func eligibility(_ outcome: EligibilityDecision.Outcome) -> EligibilityDecision {
        EligibilityDecision(
            outcome: outcome, scheme: profile.id, profileVersion: profile.version, referredOn: today, clause: "1",
            explanation: "Because", next: "")
    }
}

/// The commands of people, and the assignment of one, by name.
enum SampleCommand: String, CaseIterable, Sendable {
    case goOn, disputeRefusal, objectToEligibility, ruleOnEligibility, defend, offerSettlement, comment, assign,
        draftDecision, signDecision, requestReview, answer, evidenceRemedy, withdraw, disputeRemedy, hold, resume,
        extend, reopen, transfer, merge, takeIn, openBeside, requestInformation, giveInformation, endRequest,
        counterOffer,
        answerCounterOffer

    var command: CaseCommand {
        switch self {
        case .goOn: .goOn(CaseSamples.eligibility(.accepted))
        case .disputeRefusal: .disputeRefusal("It was not settled")
        case .objectToEligibility: .objectToEligibility(.alreadySettled, "It was settled in May")
        case .ruleOnEligibility: .ruleOnEligibility(CaseSamples.eligibility(.accepted), by: CaseSamples.ombudsman)
        case .requestReview: .requestReview(CaseSamples.review(by: .complainant))
        case .defend: .defend("We charged what was agreed")
        case .offerSettlement: .offerSettlement("We are sorry", CaseSamples.remedies)
        case .counterOffer: .counterOffer("It was more", CaseSamples.remedies, by: .complainant)
        case .answerCounterOffer: .answerCounterOffer(accept: true)
        case .comment: .comment("They did not")
        case .requestInformation:
            .requestInformation(CaseSamples.questions(to: .provider), by: CaseSamples.drafter)
        case .giveInformation: .giveInformation([InformationAnswer(question: 1, text: "In May")], by: .complainant)
        case .endRequest: .endRequest(by: CaseSamples.drafter)
        case .assign: .assign(caseworker: CaseSamples.drafter)
        case .draftDecision: .draftDecision(CaseSamples.findings, CaseSamples.remedies, by: CaseSamples.drafter)
        case .signDecision: .signDecision(by: CaseSamples.ombudsman)
        case .answer: .answer(accept: true)
        case .evidenceRemedy: .evidenceRemedy(1, "The letter of apology")
        case .withdraw: .withdraw(reason: nil)
        case .disputeRemedy: .disputeRemedy(1, "Nothing came")
        case .hold:
            .hold(
                .complainantUnable, until: CaseSamples.day("2026-07-01"), note: "In hospital", by: CaseSamples.drafter)
        case .resume: .resume(by: CaseSamples.drafter)
        case .extend: .extend(workingDays: 5, reason: "The file is large", by: CaseSamples.drafter)
        case .reopen: .reopen("There is news", by: CaseSamples.ombudsman)
        case .transfer: .transfer(to: "Another scheme", reason: "It is theirs", by: CaseSamples.ombudsman)
        case .merge: .merge(into: CaseSamples.other, reason: "One dispute", by: CaseSamples.drafter)
        case .takeIn: .takeIn(CaseSamples.merged(at: .awaitingComments), by: CaseSamples.drafter)
        case .openBeside:
            .openBeside(
                Companion(
                    CaseSamples.other, .split, about: ProviderID(rawValue: "o2"), issues: [.billingPriceRise]),
                reason: "Two disputes", by: CaseSamples.drafter)
        }
    }

    /// A stage at which everything that the command needs is there.
    func subject(at status: CaseStatus) -> Case {
        switch (self, status) {
        case (.disputeRemedy, .awaitingRemedy):
            let clock = NoticeClock.running(CaseSamples.deadline(.compliance))
            return CaseSamples.subject(.awaitingRemedy(clock, CaseSamples.lines, evidenced: [1]))
        case (.answerCounterOffer, .settlementOffered):
            let clock = NoticeClock.running(CaseSamples.deadline(.settlementAnswer))
            let offer = SettlementOffer(by: .complainant, CaseSamples.lines, turn: 1)
            return CaseSamples.subject(.settlementOffered(clock, offer: offer))
        default: return CaseSamples.subject(CaseSamples.state(status))
        }
    }

    /// The stages at which a person may ask for it.
    var allowed: Set<CaseStatus> {
        switch self {
        case .goOn: [.tooEarly]
        case .defend, .offerSettlement: [.awaitingProvider]
        case .counterOffer, .answerCounterOffer: [.settlementOffered]
        case .comment: [.awaitingComments]
        case .disputeRefusal: [.refused]
        case .objectToEligibility: [.awaitingProvider]
        case .ruleOnEligibility: [.eligibilityDisputed]
        case .requestInformation: [.investigating]
        case .giveInformation, .endRequest: [.awaitingInformation]
        case .assign: [.investigating, .reviewing, .onHold]
        case .disputeRemedy: [.awaitingRemedy, .closed]
        case .hold:
            [
                .awaitingProvider, .settlementOffered, .awaitingComments, .investigating, .awaitingInformation,
                .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance, .awaitingRemedy,
            ]
        case .resume: [.onHold]
        case .extend: Set(CaseStatus.allCases.filter(\.isOpen)).subtracting([.tooEarly, .onHold])
        case .reopen: [.closed]
        case .transfer: Set(CaseStatus.allCases.filter(\.isOpen))
        case .merge: [.tooEarly, .awaitingProvider, .awaitingComments, .investigating]
        case .takeIn, .openBeside: [.awaitingProvider, .awaitingComments, .investigating]
        case .draftDecision: [.investigating, .awaitingSignature, .reviewing]
        case .signDecision: [.awaitingSignature]
        case .requestReview: [.resolutionProposed]
        case .answer: [.settlementOffered, .resolutionProposed, .awaitingAcceptance]
        case .evidenceRemedy: [.awaitingRemedy]
        case .withdraw: Set(CaseStatus.allCases.filter(\.isOpen))
        }
    }
}
