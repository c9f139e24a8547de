import Domain
import FoundationEssentials

/// Every way from one stage to another, found by trying every command at every stage that can be reached.
struct LifecycleMap {
    struct Way: Hashable {
        let from: CaseStatus?
        let to: CaseStatus
        let trigger: String
    }

    private(set) var ways: Set<Way> = []
    private var seen: Set<CaseState> = []
    private let machine: CaseMachine
    private let profile: SchemeProfile

    init(of profile: SchemeProfile) {
        self.profile = profile
        machine = CaseMachine(
            profile: profile, now: LondonTime.at(hour: 10, minute: 0, on: CaseSamples.today))
        for (trigger, eligibility) in Self.firstDecisions {
            let opened = machine.open(
                CaseID(rawValue: UUID()), against: ProviderID(rawValue: "o2"), eligibility
            ).next
            ways.insert(Way(from: nil, to: opened.state.status, trigger: trigger))
            explore(opened)
        }
    }

    private mutating func explore(_ opened: Case) {
        var open = [opened]
        while let subject = open.popLast() {
            guard seen.insert(subject.state).inserted else { continue }
            for (trigger, command) in commands(on: subject) {
                guard let next = try? machine.decide(command, on: subject).next else { continue }
                if next.state.status != subject.state.status {
                    ways.insert(Way(from: subject.state.status, to: next.state.status, trigger: trigger))
                }
                open.append(next)
            }
        }
    }

    private static let firstDecisions: [(String, EligibilityDecision)] = [
        ("accepted", CaseSamples.eligibility(.accepted)),
        ("a ground of refusal", CaseSamples.eligibility(.refused(.beforeCourt))),
        ("the wait still runs", CaseSamples.eligibility(.tooEarly(opensOn: CaseSamples.day("2026-05-20")))),
        ("the wait still runs", CaseSamples.eligibility(.tooEarly(opensOn: nil))),
    ]

    private func commands(on subject: Case) -> [(String, CaseCommand)] {
        people + relays + timers(of: subject)
    }

    private var people: [(String, CaseCommand)] {
        let awards = CaseSamples.remedies
        let drafter = CaseSamples.drafter
        return [
            ("gone on, and accepted", .goOn(CaseSamples.eligibility(.accepted))),
            ("gone on, and refused", .goOn(CaseSamples.eligibility(.refused(.beforeCourt)))),
            ("the refusal is disputed", .disputeRefusal("No")),
            ("the provider objects in time", .objectToEligibility(.alreadySettled, "Settled")),
            ("admitted", .ruleOnEligibility(CaseSamples.eligibility(.accepted), by: CaseSamples.ombudsman)),
            (
                "turned away",
                .ruleOnEligibility(CaseSamples.eligibility(.refused(.beforeCourt)), by: CaseSamples.ombudsman)
            ),
            ("the provider defends", .defend("No")),
            ("the provider offers to settle", .offerSettlement("Yes", awards)),
            ("an offer is answered by another", .counterOffer("More", awards, by: .complainant)),
            ("an offer is answered by another", .counterOffer("Less", awards, by: .provider)),
            ("accepted", .answerCounterOffer(accept: true)),
            ("turned down", .answerCounterOffer(accept: false)),
            ("comments", .comment("No")),
            ("a caseworker asks one side", .requestInformation(CaseSamples.questions(to: .provider), by: drafter)),
            (
                "every question answered",
                .giveInformation([1, 2].map { InformationAnswer(question: $0, text: "In May") }, by: .provider)
            ),
            ("the caseworker needs no more", .endRequest(by: drafter)),
            ("a caseworker drafts", .draftDecision(CaseSamples.findings, awards, by: drafter)),
            ("a caseworker drafts", .draftDecision(CaseSamples.findings, [], by: drafter)),
            ("an ombudsman signs", .signDecision(by: CaseSamples.ombudsman)),
            ("a side asks for a review", .requestReview(CaseSamples.review(by: .provider))),
            ("accepted", .answer(accept: true)),
            ("turned down", .answer(accept: false)),
            ("every line evidenced", .evidenceRemedy(1, "Done")),
            ("every line evidenced", .evidenceRemedy(2, "Done")),
            ("a remedy is disputed", .disputeRemedy(1, "Nothing came")),
        ]
    }

    private var relays: [(String, CaseCommand)] {
        ClockStep.allCases.map {
            ("a notice arrived", .noticeAccepted(Notice(.decision, to: .complainant, startsClock: $0), relay: "mx"))
        }
    }

    private func timers(of subject: Case) -> [(String, CaseCommand)] {
        CaseTimer.Kind.allCases.flatMap { kind in
            steps(of: kind).map { step in
                let timer = CaseTimer(
                    kind: kind, step: step, dueAt: LondonTime.startOfDay(CaseSamples.today),
                    generation: subject.generation)
                return (Self.words(for: kind), .fire(timer))
            }
        }
    }

    private func steps(of kind: CaseTimer.Kind) -> [String?] {
        switch kind {
        case .chaseProvider: profile.chaseLadder.map(\.id)
        case .chaseInformation: profile.informationLadder.map(\.id)
        default: [nil]
        }
    }

    private static func words(for kind: CaseTimer.Kind) -> String {
        switch kind {
        case .wake: "woken"
        case .closeEnquiry: "not taken up"
        case .chaseInformation: "its time is over"
        case .chaseProvider: "silent to the end of the ladder"
        case .expireSettlement, .closeComments, .closeReview: "the window closes"
        case .lapse: "lapsed"
        case .endHold: "the hold ends"
        case .watchNotice, .remindComments, .remindCaseworker, .remindAcceptance, .checkCompliance: kind.rawValue
        }
    }
}

extension LifecycleMap {
    /// As a Mermaid state diagram: one arrow for each pair of stages, with all that leads along it.
    static func diagram(of ways: Set<Way>) -> String {
        let names = CaseStatus.allCases
        func place(_ status: CaseStatus?) -> Int { status.flatMap { names.firstIndex(of: $0) } ?? -1 }
        let arrows = Dictionary(grouping: ways) { [place($0.from), place($0.to)] }
        let lines = arrows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, ways in
            let from = pair[0] < 0 ? "[*]" : names[pair[0]].rawValue
            let triggers = Set(ways.map(\.trigger)).sorted().joined(separator: ", or ")
            return "    \(from) --> \(names[pair[1]].rawValue): \(triggers)"
        }
        let ends = names.filter { status in !ways.contains { $0.from == status } }.map { "    \($0.rawValue) --> [*]" }
        return (["stateDiagram-v2"] + lines + ends).joined(separator: "\n")
    }
}
