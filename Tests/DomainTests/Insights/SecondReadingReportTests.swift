import Foundation
import Testing

@testable import Domain

@Suite("Second readings side by side with their drafts")
struct SecondReadingReportTests {
    private let ann = StaffID(rawValue: UUID())
    private let ben = StaffID(rawValue: UUID())

    private func drawn(
        _ draft: Finding.Outcome?, _ reading: Finding.Outcome?, by drafter: StaffID, award: Int = 0,
        due: String = "2026-06-10", hasLapsed: Bool = false
    ) -> DrawnReading {
        let issue = IssueCode.billingIncorrectCharge
        return DrawnReading(
            drafter: drafter, dueOn: Sample.day(due), draft: Assessment([.init(issue, draft)], award: 0),
            reading: reading.map { Assessment([.init(issue, $0)], award: award) }, hasLapsed: hasLapsed)
    }

    @Test("are counted as drawn, done, overdue and agreed, in all and by drafter")
    func counts() throws {
        let report = SecondReadingReport(
            [
                drawn(.upheld, .upheld, by: ann), drawn(.upheld, .upheld, by: ann, award: 50),
                drawn(.upheld, .notUpheld, by: ann), drawn(.upheld, nil, by: ann),
                drawn(.upheld, nil, by: ben, due: "2026-06-09"),
                drawn(.upheld, nil, by: ben, due: "2026-06-09", hasLapsed: true),
            ], on: Sample.day("2026-06-10"))
        let total = report.total
        #expect(total.drawn == 6 && total.done == 3 && total.overdue == 1)
        #expect(total.agreed == 2 && total.otherAward == 1)
        #expect(report.drafters.map(\.drafter) == [ann, ben])
        #expect(report.drafters.map(\.tally.done) == [3, 0])
        let (interval, share) = (try #require(total.interval), try #require(total.share))
        #expect(interval.contains(share) && interval.lowerBound > 0 && interval.upperBound < 1)
        #expect(report.drafters[1].tally.share == nil && report.drafters[1].tally.interval == nil)
        #expect(total.isSmall)
    }

    @Test("where a draft says nothing of an issue, they differ, and kappa leaves it out")
    func silent() {
        var tally = SecondReadingTally()
        tally.count(drawn(nil, .upheld, by: ann), on: Sample.today)
        #expect(tally.done == 1 && tally.agreed == 0 && tally.issues == 0 && tally.kappa == nil)
    }

    /// The two raters of 50 subjects in Wikipedia's example, 20 and 15 alike: kappa 0.4.
    @Test("have the kappa of a known table; nil where chance alone would always agree")
    func kappa() throws {
        func pairs(_ count: Int, _ one: Finding.Outcome, _ other: Finding.Outcome) -> [Agreement.Pair] {
            Array(repeating: Agreement.Pair(one, other), count: count)
        }
        let table =
            pairs(20, .upheld, .upheld) + pairs(5, .upheld, .notUpheld) + pairs(10, .notUpheld, .upheld)
            + pairs(15, .notUpheld, .notUpheld)
        #expect(abs(try #require(Agreement.kappa(table)) - 0.4) < 1e-9)
        #expect(Agreement.kappa(pairs(3, .upheld, .upheld) + pairs(3, .notUpheld, .notUpheld)) == 1)
        #expect(Agreement.kappa(pairs(9, .upheld, .upheld)) == nil)
        #expect(Agreement.kappa([]) == nil)
    }
}
