import BenchSupport
import Domain
import Foundation
import JobQueue
import Operations
import Persistence
import Postgres
import TestSupport
import Testing

/// Many cases at once, and people who do anything at any time, right or wrong; the relay refuses mail now and then, and
/// days pass. `REDRESS_TEST_SEQUENCES` says how many sequences of each scheme (10,000 is the promise, 20 the default), and
/// `REDRESS_TEST_SEED` which. They are played in chunks, each on a database of its own: the doctor looks at all of it.
@Suite("Whatever people do, in whatever order", .database)
struct RandomSequenceTests {
    @Test(
        "a case waits for exactly one, is armed, keeps under the cap, is signed by another, and writes once",
        .serialized, arguments: RandomChunk.all)
    fileprivate func invariants(_ chunk: RandomChunk) async throws {
        var play = try await RandomPlay(against: chunk.provider, seed: chunk.seed)
        try await play.open(chunk.size)
        for round in 1...RandomPlay.rounds {
            try await play.act()
            try await play.letTimePass()
            guard round.isMultiple(of: 4) || round == RandomPlay.rounds else { continue }
            let broken = try await play.broken()
            #expect(broken.isEmpty, "\(chunk), round \(round): \(broken.prefix(5))")
            if !broken.isEmpty { return }
        }
        print("\(chunk) (10000 are promised): \(play.done) things were done, \(play.refused) refused")
        #expect(play.done > chunk.size * 2, "a play in which hardly anything happens shows nothing")
    }
}

/// So many sequences on one database.
private struct RandomChunk: Sendable, CustomStringConvertible {
    let provider: String
    let size: Int
    let seed: UInt64

    private static let largest = 100

    static let all: [RandomChunk] = {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["REDRESS_TEST_SEQUENCES"].flatMap { Int($0) } ?? 20
        let seed = environment["REDRESS_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...99_999)
        return ["o2", "bt"].flatMap { provider in
            stride(from: 0, to: count, by: largest).map { start in
                RandomChunk(
                    provider: provider, size: min(largest, count - start), seed: seed + UInt64(start / largest))
            }
        }
    }()

    var description: String { "\(size) random sequences against \(provider), seed \(seed)" }
}

private struct RandomPlay {
    static let rounds = 16
    private static let tries = 3

    private struct Member: Sendable {
        let accepted: AcceptedComplaint
        var providerToken: String?
    }

    let office: SmallOffice
    private(set) var done = 0
    private(set) var refused = 0
    private let provider: String
    private var dice: SplitMix64
    private var members: [Member] = []
    private var mailsRead = 0
    private var tokens: [Reference: String] = [:]
    private let staff: [String: [String]]

    init(against provider: String, seed: UInt64) async throws {
        office = try SmallOffice()
        self.provider = provider
        dice = SplitMix64(seed: seed)
        var staff: [String: [String]] = [:]
        for role in ["caseworker", "ombudsman"] {
            for number in 1...2 {
                let person = NewStaffMember(
                    name: "\(role) \(number)", email: "\(role)-\(number)@example.invalid", role: role, conflicts: [])
                staff[role, default: []].append(try await StaffRegister(office.office).add(person).token)
            }
        }
        self.staff = staff
    }

    mutating func open(_ count: Int) async throws {
        for _ in 0..<count {
            let kind = dice.number(below: 10)
            let draft = try SmallOffice.draft(
                "Charged twice", firstComplainedOn: kind == 0 ? nil : kind == 1 ? today(minus: 10) : today(minus: 100),
                provider: provider, isBeforeCourt: kind == 2, on: LondonTime.day(of: office.clock.now),
                issues:
                    #"{"code":"billing.incorrect_charge"},{"code":"disruption.total_loss","medical_need":\#(kind == 3)}"#
            )
            members.append(Member(accepted: try await office.accept(Submission(draft: draft, client: "test"))))
        }
        try await settle()
    }

    /// Everybody has a go at their own case; cases act beside each other.
    mutating func act() async throws {
        let cases = try await TestDatabase.current.pool.execute(ListRehearsedCases())
        let stages = Dictionary(cases.map { ($0.reference, $0.state.status) }) { first, _ in first }
        var plans: [(Member, [(CaseAction, String)])] = []
        for member in members {
            var member = member
            member.providerToken = tokens[member.accepted.reference]
            let stage = stages[member.accepted.reference]
            // What the stage is for first, then anything, right or wrong.
            let moves = (0..<Self.tries).compactMap { move(of: member, at: $0.isMultiple(of: 2) ? stage : nil) }
            plans.append((member, moves))
        }
        let act = office.act
        let results = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            var results: [(Int, Int)] = []
            for (index, plan) in plans.enumerated() {
                if index >= 8, let result = try await group.next() { results.append(result) }
                group.addTask { try await Self.perform(plan.1, on: plan.0.accepted.reference, act) }
            }
            for try await result in group { results.append(result) }
            return results
        }
        done += results.reduce(0) { $0 + $1.0 }
        refused += results.reduce(0) { $0 + $1.1 }
    }

    /// Until something is done, or nothing can be.
    private static func perform(
        _ moves: [(CaseAction, String)], on reference: Reference, _ act: ActOnCase
    ) async throws -> (Int, Int) {
        var refused = 0
        for (action, token) in moves {
            do {
                _ = try await act(reference, action: action, credential: .bearer(token))
                return (1, refused)
            } catch is ActionRefused {
                refused += 1
            } catch is CaseAccessError {
                refused += 1
            }
        }
        return (0, refused)
    }

    mutating func letTimePass() async throws {
        let hours = [0, 5, 20, 30, 75, 170, 400][dice.number(below: 7)]
        let now = office.clock.now
        office.clock.set(to: now.addingTimeInterval(Double(hours) * 3600))
        if dice.number(below: 6) == 0 { office.postOffice.refuse(with: .refused(answer: "550 no such user")) }
        try await settle()
        office.postOffice.refuse(with: nil)
    }

    private mutating func settle() async throws {
        try await office.work()
        let mails = office.postOffice.mails
        for mail in mails[mailsRead...] { readToken(in: String(decoding: mail.raw, as: UTF8.self)) }
        mailsRead = mails.count
    }

    private mutating func readToken(in text: String) {
        guard let place = text.firstRange(of: "/provider?key="),
            let reference = Reference(text[..<place.lowerBound].suffix(8))
        else { return }
        tokens[reference] = String(text[place.upperBound...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) })
    }

    /// What is wrong, in words.
    func broken() async throws -> [String] {
        let found = try await Doctor(office.office).examine().flatMap { diagnosis in
            diagnosis.violations.map { "\(diagnosis.name): \($0.detail)" }
        }
        let names = office.postOffice.mails.map(\.fileName)
        let twice = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.map(\.key)
        return found + twice.map { "sent twice: \($0)" }
    }

    // MARK: - what people do

    /// - Parameter stage: nil for a move that need not fit
    private mutating func move(of member: Member, at stage: CaseStatus?) -> (CaseAction, String)? {
        let action = stage.flatMap { fittingAction(at: $0) } ?? anyAction()
        let parties = action.allowedParties
        // Now and then somebody tries what is not theirs.
        let party =
            dice.number(below: 12) == 0
            ? [.complainant, .provider, .caseworker, .ombudsman][dice.number(below: 4)]
            : parties[dice.number(below: parties.count)]
        return token(of: party, member).map { (action, $0) }
    }

    private mutating func token(of party: Party, _ member: Member) -> String? {
        switch party {
        case .complainant: member.accepted.accessToken
        case .provider: member.providerToken
        case .caseworker: staff["caseworker"]?[dice.number(below: 2)]
        case .ombudsman: staff["ombudsman"]?[dice.number(below: 2)]
        case .scheme: nil
        }
    }

    /// One of those that move a case on; `nil` now and then, and where nothing does.
    private mutating func fittingAction(at stage: CaseStatus) -> CaseAction? {
        let throwOfDice = dice.number(below: 6)
        if throwOfDice == 0 { return nil }
        switch stage {
        case .tooEarly: return .goOn(firstComplainedOn: CalendarDay(iso8601: today(minus: 100)))
        case .refused: return .refusalDispute(text: "It is not before a court")
        case .eligibilityDisputed: return .eligibilityRuling(admit: throwOfDice > 1, reasons: "As the papers show")
        case .awaitingProvider:
            return throwOfDice < 4
                ? .providerResponse(.defend(text: "We charged what was agreed"))
                : .providerResponse(.settle(text: "We are sorry", remedies: remedies()))
        case .settlementOffered:
            // The action fits one of the two sides; whose turn it is the move does not know.
            switch throwOfDice {
            case 1: return .acceptance(accept: dice.number(below: 2) == 0)
            case 2: return .counterOfferAnswer(accept: dice.number(below: 2) == 0)
            default: return .counterOffer(text: "Not quite", remedies: remedies())
            }
        case .awaitingAcceptance: return .acceptance(accept: throwOfDice > 1)
        case .awaitingComments: return .comments(text: "You did not")
        case .investigating where throwOfDice < 3:
            return .informationRequest(
                to: throwOfDice == 1 ? .provider : .complainant, questions: ["When?", "Why?"])
        case .investigating, .reviewing: return .decisionDraft(findings: [finding()], remedies: remedies())
        case .awaitingInformation: return .information(answers())
        case .awaitingSignature: return .decisionSignature
        case .resolutionProposed:
            return throwOfDice < 3 ? .reviewRequest(.newEvidence, text: "Here is the bill") : .acceptance(accept: true)
        case .awaitingRemedy: return .remedyEvidence(remedy: dice.number(below: 3) + 1, text: "Paid")
        case .onHold: return .resumption
        case .closed: return throwOfDice < 3 ? .reopening(text: "News") : nil
        }
    }

    private mutating func anyAction() -> CaseAction {
        let day = LondonTime.day(of: office.clock.now).adding(days: dice.number(below: 60) - 3)
        switch dice.number(below: 32) {
        case 0...1: return .providerResponse(.defend(text: "We charged what was agreed"))
        case 2: return .providerResponse(.settle(text: "We are sorry", remedies: remedies()))
        case 3...4: return .comments(text: "You did not")
        case 5...7: return .decisionDraft(findings: [finding()], remedies: remedies())
        case 8...10: return .decisionSignature
        case 11: return .reviewRequest(.newEvidence, text: "Here is the bill")
        case 12...14: return .acceptance(accept: dice.number(below: 4) > 0)
        case 15...16: return .remedyEvidence(remedy: dice.number(below: 3) + 1, text: "Paid")
        case 17: return .withdrawal(reason: nil)
        case 18: return .goOn(firstComplainedOn: nil)
        case 19: return .refusalDispute(text: "It is not before a court")
        case 20: return .objection(.alreadySettled, text: "Settled in May")
        case 21: return .eligibilityRuling(admit: dice.number(below: 2) == 0, reasons: "As the papers show")
        case 22: return .hold(.thirdParty, until: day, text: "An expert looks at it")
        case 23: return dice.number(below: 2) == 0 ? .resumption : .extension(workingDays: 3, text: "A large file")
        case 24:
            return dice.number(below: 3) == 0 ? .transfer(scheme: "Another", text: "Theirs") : .reopening(text: "News")
        case 25: return joining()
        case 26:
            return .informationRequest(
                to: dice.number(below: 2) == 0 ? .provider : .complainant, questions: ["When?", "Why?"])
        case 27...28: return .information(answers())
        case 29: return .informationClosure
        case 30: return .counterOffer(text: "Not quite", remedies: remedies())
        case 31: return .counterOfferAnswer(accept: dice.number(below: 3) > 0)
        default: return .remedyDispute(remedy: dice.number(below: 3) + 1, text: "Nothing came")
        }
    }

    /// Everybody of this play is one person, so that any two cases can become one.
    private mutating func joining() -> CaseAction {
        switch dice.number(below: 4) {
        case 0...1:
            let other = members[dice.number(below: members.count)].accepted.reference
            return .joining(.merger(into: other, text: "One dispute"))
        case 2: return .joining(.split([.billingIncorrectCharge], text: "Two disputes"))
        default:
            return .joining(
                .secondProvider(
                    ProviderID(rawValue: "three"), firstComplainedOn: CalendarDay(iso8601: today(minus: 100)),
                    text: "They had a part in it"))
        }
    }

    /// Sometimes to a question that was not asked, or was answered.
    private mutating func answers() -> [InformationAnswer] {
        switch dice.number(below: 4) {
        case 0: [1, 2].map { InformationAnswer(question: $0, text: "In May") }
        case 1: [InformationAnswer(question: 3, text: "In June")]
        default: [InformationAnswer(question: dice.number(below: 2) + 1, text: "In May")]
        }
    }

    /// Sometimes more than the scheme may award.
    private mutating func remedies() -> [RemedyProposal] {
        (0..<dice.number(below: 4)).map { _ in
            RemedyProposal(
                kind: .goodwill, description: "Pay", amountPence: [100, 5_000, 400_000, 600_000][dice.number(below: 4)])
        }
    }

    private mutating func finding() -> Finding {
        Finding(
            issue: nil, outcome: [.upheld, .partlyUpheld, .notUpheld][dice.number(below: 3)],
            reasons: "As the bill shows")
    }

    private func today(minus days: Int) -> String {
        LondonTime.day(of: office.clock.now).adding(days: -days).iso8601
    }
}

extension SplitMix64 {
    fileprivate mutating func number(below bound: Int) -> Int { .random(in: 0..<bound, using: &self) }
}
