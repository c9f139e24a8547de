import Domain
import JobQueue
import Operations
import Persistence
import Postgres
import Testing
import TestSupport

@Suite("Counting cases", .database)
struct UpdateCountsTests {
    private let twice = ["billing.incorrect_charge", "billing.payment"]

    @Test("A complaint counts once in all, once under each group and once under each issue, where and when it came in")
    func once() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try InsightSamples.submission(issues: twice + ["equipment.router"]))
        #expect(try await UpdateCounts(office.office)() == 1)
        #expect(
            try await InsightSamples.daily() == [
                "o2 2026-06-01 mobile  TLI 1",
                "o2 2026-06-01 mobile billing TLI 1",
                "o2 2026-06-01 mobile billing.incorrect_charge TLI 1",
                "o2 2026-06-01 mobile billing.payment TLI 1",
                "o2 2026-06-01 mobile equipment TLI 1",
                "o2 2026-06-01 mobile equipment.router TLI 1",
            ])
        #expect(
            try await InsightSamples.monthly() == [
                "2026-06-01 o2 all  1",
                "2026-06-01 o2 group billing 1",
                "2026-06-01 o2 group equipment 1",
                "2026-06-01 o2 issue billing.incorrect_charge 1",
                "2026-06-01 o2 issue billing.payment 1",
                "2026-06-01 o2 issue equipment.router 1",
                "2026-06-01 o2 region TLI 1",
                "2026-06-01 o2 service mobile 1",
            ])
    }

    @Test("Counting again counts nothing twice, and what comes later is added")
    func again() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try InsightSamples.submission())
        #expect(try await UpdateCounts(office.office)() == 1)
        #expect(try await UpdateCounts(office.office)() == 0)
        _ = try await office.accept(try InsightSamples.submission())
        #expect(try await UpdateCounts(office.office)() == 1)
        #expect(try await InsightSamples.monthly().contains("2026-06-01 o2 all  2"))
    }

    @Test("A counting that is broken off leaves everything to be counted")
    func brokenOff() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try InsightSamples.submission())
        await #expect(throws: BrokenOff.self) {
            try await InsightSamples.pool.transaction { connection in
                _ = try connection.execute(CountOpenedCases(most: 10))
                throw BrokenOff()
            }
        }
        #expect(try await InsightSamples.daily().isEmpty)
        #expect(try await UpdateCounts(office.office)() == 1)
    }

    private struct BrokenOff: Error {}

    @Test("Four that count at the same time count each case once")
    func together() async throws {
        let office = try SmallOffice()
        for _ in 1...3 {
            let answers = await AcceptComplaints(office.office)(
                try (1...200).map { number in
                    try InsightSamples.submission(
                        provider: ["o2", "ee", "sky"][number % 3], issues: number % 2 == 0 ? twice : [twice[0]])
                })
            #expect(answers.allSatisfy { if case .success = $0 { true } else { false } })
        }
        let counted = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...4 { group.addTask { try await UpdateCounts(office.office)() } }
            return try await group.reduce(0, +)
        }
        // Whoever finds all rows locked by others stops; what they leave is counted by the next one.
        #expect(try await counted + UpdateCounts(office.office)() == 600)
        let totals = try await InsightSamples.monthly().filter { $0.contains(" all ") }
        #expect(totals == ["2026-06-01 ee all  201", "2026-06-01 o2 all  198", "2026-06-01 sky all  201"])
        #expect(try await InsightSamples.pool.execute(CountWaiting()) == [0])
    }

    @Test("The day is London's: half past eleven in the evening of 31 May, UTC, is in June")
    func londonDay() async throws {
        let office = try SmallOffice()
        office.clock.set(to: LondonTime.at(hour: 0, minute: 30, on: try SmallOffice.day("2026-06-01")))
        _ = try await office.accept(try InsightSamples.submission())
        try await UpdateCounts(office.office)()
        #expect(try await InsightSamples.daily().allSatisfy { $0.contains("2026-06-01") })
    }

    @Test(
        "A postcode leads to its region, none to none",
        arguments: [
            ("SW1A 2AA", "TLI"), ("W1A 1AA", "TLI"), ("WA1 1AA", "TLD"), ("EH1 1AA", "TLM"), ("CF10 1AA", "TLL"),
            ("BT1 1AA", "TLN"), ("B1 1AA", "TLG"), ("JE2 3AB", ""), (nil, ""),
        ])
    func places(postcode: String?, region: String) async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try InsightSamples.submission(postcode: postcode))
        try await UpdateCounts(office.office)()
        #expect(try await InsightSamples.monthly().contains("2026-06-01 o2 region \(region) 1"))
    }

    @Test("Imported complaints count where their source says that they come from")
    func imported() async throws {
        let lines = (1...30).map { ImportSamples.row($0).text }
        try await ImportSamples.withFile(lines) { path in
            _ = try await ImportComplaints(ImportSamples.office)(ImportedFile(path: path), mapping: .fcc)
        }
        try await UpdateCounts(ImportSamples.office)()
        let regions = try await InsightSamples.monthly().filter { $0.contains(" region ") }
        #expect(!regions.isEmpty && regions.allSatisfy { $0.contains(" region Georgia ") })
    }

    @Test("The counts stay when the people are erased, and what is erased before it is counted counts as not known")
    func erasure() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try InsightSamples.submission())
        try await UpdateCounts(office.office)()
        let before = try await (InsightSamples.daily(), InsightSamples.monthly())
        _ = try await office.accept(try InsightSamples.submission())
        try await InsightSamples.pool.run(ErasePeople())
        #expect(try await InsightSamples.daily() == before.0)
        #expect(try await InsightSamples.monthly() == before.1)
        #expect(try await UpdateCounts(office.office)() == 1)
        #expect(try await InsightSamples.monthly().contains("2026-06-01 o2 region  1"))
    }

    @Test("A case that ends counts once, with how, after how many days and for how much")
    func endings() async throws {
        let road = try await Road.opened()
        let remedies = [RemedyProposal(kind: .goodwill, description: "Credit £50", amountPence: 5_000)]
        try await road.provider(.providerResponse(.settle(text: "We are sorry", remedies: remedies)))
        try await road.complainant(.acceptance(accept: true))
        try road.office.move(to: "2026-06-09")
        try await UpdateCounts(road.office.office)()
        #expect(try await InsightSamples.endings().isEmpty)
        try await road.provider(.remedyEvidence(remedy: 1, text: "Credit note"))
        try await UpdateCounts(road.office.office)()
        try await UpdateCounts(road.office.office)()
        #expect(try await InsightSamples.endings() == ["2026-06-01 o2 settled 8 1 5000"])
    }

    @Test("A complaint that is refused at once has ended at once")
    func refused() async throws {
        let office = try SmallOffice()
        let accepted = try await office.accept(try InsightSamples.submission(issues: ["other.personal_injury"]))
        #expect(accepted.status == .refused)
        try await UpdateCounts(office.office)()
        #expect(try await InsightSamples.endings() == ["2026-06-01 o2 refused 0 1 0"])
    }

    @Test("A case that is decided counts as it was decided, and one that is withdrawn as that")
    func decided() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        try await road.ombudsman(.decisionSignature)
        try await road.complainant(.acceptance(accept: false))
        let other = try await road.office.accept(try road.office.submission(narrative: "Another"))
        _ = try await road.office.act(
            other.reference, action: .withdrawal(reason: nil), credential: .bearer(other.accessToken))
        try await UpdateCounts(road.office.office)()
        #expect(
            try await InsightSamples.endings() == ["2026-06-01 o2 upheld 0 1 0", "2026-06-01 o2 withdrawn 0 1 0"])
    }
}
