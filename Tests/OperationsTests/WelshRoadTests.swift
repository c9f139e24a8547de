import Domain
import Operations
import TestSupport
import Testing

@Suite("A complainant who asked for Welsh", .database)
struct WelshRoadTests {
    private let remedies = [RemedyProposal(kind: .goodwill, description: "Credit £50", amountPence: 5_000)]

    @Test("is acknowledged in Welsh, with the reason, while the provider is asked in English")
    func acknowledged() async throws {
        let road = try await Road.opened(adjustments: [.welsh])
        let (acknowledgement, request) = (try letter("acknowledgement", road), try letter("provider_request", road))
        #expect(acknowledgement.hasPrefix("[Redress \(road.accepted.reference.spoken)] Mae eich cwyn gennym\n"))
        #expect(acknowledgement.contains("Annwyl Ann Example,"))
        #expect(acknowledgement.contains("Gallwn edrych ar eich cwyn."))
        #expect(!acknowledgement.contains("We can look"))
        #expect(request.contains("New complaint: please respond") && !request.contains("cwyn"))
    }

    @Test("gets every letter of a case in Welsh to its end, with dates that say in Welsh how they came about")
    func whole() async throws {
        let road = try await Road.opened(adjustments: [.welsh])
        try await road.provider(.providerResponse(.defend(text: "X")))
        try await road.complainant(.comments(text: "Y"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: remedies))
        try await road.ombudsman(.decisionSignature)
        try await road.complainant(.acceptance(accept: true))
        let closed = try await road.provider(.remedyEvidence(remedy: 1, text: "Z"))
        #expect(closed.status == .closed)
        let letters = road.office.postOffice.mails.filter { $0.recipient == "ann@example.invalid" }.map(text)
        #expect(letters.count >= 6)
        for letter in letters {
            #expect(letter.contains("Annwyl Ann Example,") && letter.contains("Beth sy’n digwydd nesaf"))
            let ours = letter.replacing("Adjudication on documents (in the style of CISAS)", with: "")
                .replacing("The bill was wrong", with: "").replacing(/cymal \d.*/, with: "")
            let traces = ["Dear", " the ", "The ", " you ", " and ", "reached", " was "]
            #expect(!traces.contains { ours.contains($0) }, "\(ours)")
        }
        let others = road.office.postOffice.mails.filter { $0.recipient != "ann@example.invalid" }.map(text)
        #expect(others.allSatisfy { $0.contains("What happens next") && !$0.contains("Annwyl") })
    }

    @Test("and has no e-mail gets a letter on paper in Welsh, with the PIN")
    func onPaper() async throws {
        let office = try SmallOffice()
        let draft = try SmallOffice.draft("Charged twice", isOnPaper: true, adjustments: [.welsh])
        _ = try await office.accept(Submission(draft: draft, client: "test"))
        try await office.work()
        let letter = try #require(office.postOffice.letters.first)
        #expect(letter.contains("<html lang=\"cy\">"))
        #expect(letter.contains("<p class=\"address\">Ann Example<br>SW1A 2AA</p>"))
        #expect(letter.contains("Mae eich cwyn gennym") && letter.contains("a’ch PIN, "))
    }

    @Test("whose complaint was refused reads the ombudsman's own reasons as they were written")
    func ruling() async throws {
        let road = try await Road.opened(isBeforeCourt: true, adjustments: [.welsh])
        let refusal = try letter("refusal", road)
        #expect(refusal.contains("Mae’r gŵyn hon gerbron llys"))
        try await road.complainant(.refusalDispute(text: "It was withdrawn."))
        try await road.ombudsman(.eligibilityRuling(admit: true, reasons: "The claim is gone."))
        let acknowledgement = try letter("acknowledgement", road)
        #expect(acknowledgement.contains("> The claim is gone."))
        #expect(acknowledgement.contains("Dyma’r rheswm, fel y cafodd ei ysgrifennu:"))
    }

    private func letter(_ kind: String, _ road: Road) throws -> String {
        text(try #require(road.office.postOffice.mails.first { $0.fileName.contains(kind) }))
    }

    private func text(_ mail: ComposedMail) -> String { String(decoding: mail.raw, as: UTF8.self) }
}
