import Domain
import Operations
import TestSupport
import Testing

@Suite("Measuring outcomes", .database)
struct MeasureOutcomesTests {
    @Test("reads the last decision on each case that came in on those days, and who drafted it")
    func decided() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        let day = try SmallOffice.day("2026-06-01")
        let measure = MeasureOutcomes(road.office.office)
        #expect(try await measure(day...day).report.total.decisions == 0, "an open case has none")
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        try await road.ombudsman(.decisionSignature)
        let measured = try await measure(day...day)
        let (report, names) = (measured.report, measured.drafters)
        #expect(report.providers.map(\.subject.rawValue) == ["o2"] && report.total.decisions == 1)
        let drafter = try #require(report.drafters.first?.subject)
        #expect(names[drafter] != nil)
        let later = try await measure(day.adding(days: 1)...day.adding(days: 30)).report
        #expect(later.total.decisions == 0)
    }
}
