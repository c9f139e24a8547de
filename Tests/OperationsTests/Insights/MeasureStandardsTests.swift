import Domain
import Operations
import TestSupport
import Testing

@Suite("Measuring service standards", .database)
struct MeasureStandardsTests {
    @Test("reads from the history when a case was taken up and when it was decided, in the scheme that it belongs to")
    func decided() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        try await road.ombudsman(.decisionSignature)
        let day = try SmallOffice.day("2026-06-01")
        let reports = try await MeasureStandards(road.office.office)(day...day)
        #expect(reports.map(\.received) == [1, 0])
        #expect(reports[0].results.map(\.inTime) == [1, 1])
    }

    @Test("leaves out what came in on other days")
    func otherDays() async throws {
        let road = try await Road.opened()
        let day = try SmallOffice.day("2026-06-02")
        let reports = try await MeasureStandards(road.office.office)(day...day.adding(days: 30))
        #expect(reports.map(\.received) == [0, 0])
    }
}
