import Domain
import FoundationEssentials
import Operations
import Persistence
import TestSupport
import Testing

@Suite("The straight road", .database)
struct CaseRoadTests {
    private let remedies = [
        RemedyProposal(kind: .apology, description: "Say sorry", amountPence: nil),
        RemedyProposal(kind: .goodwill, description: "Credit £50", amountPence: 5_000),
    ]

    @Test("Defended, commented, drafted, signed by another, accepted, remedied, closed")
    func whole() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: remedies))
        try await road.ombudsman(.decisionSignature)
        try await road.complainant(.acceptance(accept: true))
        try await road.provider(.remedyEvidence(remedy: 1, text: "Letter of apology"))
        let closed = try await road.provider(.remedyEvidence(remedy: 2, text: "Credit note"))
        #expect(closed.status == .closed)
        #expect(closed.deadlines.allSatisfy { $0.state == "met" })
        let sent = road.office.postOffice.mails.map(\.fileName)
        #expect(sent.count == Set(sent).count)
    }

    @Test("A settlement that the complainant takes binds the provider to its lines")
    func settled() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.settle(text: "We are sorry", remedies: remedies)))
        let accepted = try await road.complainant(.acceptance(accept: true))
        #expect(accepted.status == .awaitingRemedy)
        #expect(accepted.remedies.map(\.line.number) == [1, 2])
    }

    @Test("Each action is for one party: anybody else with a token of this case is refused, and nothing changes")
    func wrongParty() async throws {
        let road = try await Road.opened()
        await #expect(throws: CaseAccessError.forbidden(allowed: [.provider])) {
            try await road.complainant(.providerResponse(.defend(text: "I defend myself")))
        }
        await #expect(throws: CaseAccessError.forbidden(allowed: [.complainant])) {
            try await road.provider(.withdrawal(reason: nil))
        }
        await #expect(throws: CaseAccessError.forbidden(allowed: [.ombudsman])) {
            try await road.caseworker(.decisionSignature)
        }
    }

    @Test("The token of another case opens nothing, and the answer does not tell that the case is there")
    func otherCase() async throws {
        let road = try await Road.opened()
        let other = try await road.office.accept(try road.office.submission(narrative: "Another"))
        await #expect(throws: CaseAccessError.notFound) {
            try await road.office.show(road.accepted.reference, credential: .bearer(other.accessToken))
        }
    }

    @Test("Two people who saw the same version: the second is told that the case has changed")
    func conflict() async throws {
        let road = try await Road.opened()
        let seen = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken)
        ).version
        try await road.provider(.providerResponse(.defend(text: "First")))
        await #expect(throws: VersionConflict.self) {
            try await road.office.act(
                road.accepted.reference, action: .withdrawal(reason: nil),
                credential: .bearer(road.accepted.accessToken), expectedVersion: seen)
        }
    }

    @Test(
        "Somebody too close to any part of the company is refused, and is never assigned",
        arguments: ["o2", "giffgaff", "virgin-media-o2"])
    func conflictOfInterest(_ former: String) async throws {
        let road = try await Road.investigated(caseworkerConflict: ProviderID(rawValue: former))
        let refusal = await #expect(throws: ActionRefused.self) {
            try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        }
        #expect(refusal?.code == "conflict_of_interest")
    }

    @Test("An ombudsman who is too close to another part of the company neither gets the draft nor can sign it")
    func conflictOfSigner() async throws {
        let road = try await Road.opened(ombudsmanConflict: ProviderID(rawValue: "virgin-media"))
        try await road.provider(.providerResponse(.defend(text: "We did nothing wrong")))
        try await road.complainant(.comments(text: "You did"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        let refusal = await #expect(throws: ActionRefused.self) { try await road.ombudsman(.decisionSignature) }
        #expect(refusal?.code == "conflict_of_interest")
        #expect(!road.office.postOffice.mails.contains { $0.recipient.hasPrefix("olwen-") })
    }

    @Test("An offer of nothing is refused by the rules too, whoever lets it through to them")
    func emptyOffer() async throws {
        let road = try await Road.opened()
        let refusal = await #expect(throws: ActionRefused.self) {
            try await road.provider(.providerResponse(.settle(text: "We are sorry", remedies: [])))
        }
        #expect(refusal?.code == "empty_offer")
    }
}
