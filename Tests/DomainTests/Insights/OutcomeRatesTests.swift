import Foundation
import Testing

@testable import Domain

@Suite("Outcomes side by side")
struct OutcomeRatesTests {
    private let ann = StaffID(rawValue: UUID())
    private let ben = StaffID(rawValue: UUID())

    private func decisions(
        _ count: Int, _ outcome: Finding.Outcome, about provider: String = "o2", by drafter: StaffID
    ) -> [(provider: ProviderID, decision: Decision)] {
        let decision = Decision(
            findings: [Finding(issue: nil, outcome: outcome, reasons: "")], remedies: [], drafter: drafter)
        return Array(repeating: (ProviderID(rawValue: provider), decision), count: count)
    }

    @Test("are counted by provider and by drafter, and add up to the decisions")
    func counts() {
        let report = OutcomeReport(
            decisions(3, .upheld, by: ann) + decisions(2, .partlyUpheld, about: "ee", by: ann)
                + decisions(1, .notUpheld, by: ben))
        #expect(report.total.decisions == 6 && report.total.forComplainant == 5)
        #expect(report.providers.map(\.subject.rawValue) == ["o2", "ee"])
        #expect(report.providers.map(\.tally.decisions) == [4, 2])
        #expect(report.drafters.map(\.tally.decisions) == [5, 1])
        #expect(report.drafters.first?.tally.share == 1)
    }

    @Test("stand out where chance would hardly do it, and not where it may")
    func standsOut() {
        let fair = decisions(60, .upheld, by: ann) + decisions(40, .notUpheld, by: ann)
        let alike = OutcomeReport(fair + decisions(55, .upheld, by: ben) + decisions(45, .notUpheld, by: ben))
        #expect(alike.drafters.allSatisfy { !$0.standsOut })
        let unlike = OutcomeReport(fair + decisions(25, .upheld, by: ben) + decisions(75, .notUpheld, by: ben))
        #expect(unlike.drafters.allSatisfy { $0.standsOut }, "of two each is the other's others")
        let few = OutcomeReport(fair + decisions(2, .notUpheld, by: ben))
        #expect(few.drafters.allSatisfy { !$0.standsOut })
    }

    @Test(
        "are tested as R's fisher.test does it",
        arguments: [(3, 4, 1, 4, 0.4857143), (8, 10, 1, 10, 0.005477), (0, 5, 5, 5, 0.007936508)])
    func fisher(hits: Int, count: Int, otherHits: Int, otherCount: Int, chance: Double) {
        let found = HomogeneityTest.chance(hits, of: count, beside: otherHits, of: otherCount)
        #expect(abs(found - chance) < 1e-5)
    }

    @Test("have an interval that holds for few decisions: of ten out of ten it does not say that all will be")
    func interval() throws {
        var tally = OutcomeTally()
        #expect(tally.interval == nil && tally.share == nil)
        for (_, decision) in decisions(10, .upheld, by: ann) { tally.count(decision) }
        let interval = try #require(tally.interval)
        #expect(abs(interval.lowerBound - 0.7225) < 0.0005 && interval.upperBound > 0.9999)
    }
}
