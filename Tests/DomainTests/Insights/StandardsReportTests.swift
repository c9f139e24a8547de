import Foundation
import Testing

@testable import Domain

/// Cases are taken up on Wed 1 Jul 2026, so that six weeks end on Wed 12 Aug and eight on Wed 26 Aug.
@Suite("A scheme's service standards")
struct StandardsReportTests {
    private static let decision = Decision(findings: [], remedies: [], drafter: StaffID(rawValue: UUID()))

    private func eligibility(_ outcome: EligibilityDecision.Outcome) -> CaseEvent {
        .eligibilityDecided(
            EligibilityDecision(
                outcome: outcome, scheme: .cisasStyle, profileVersion: "1", referredOn: Sample.day("2026-07-01"),
                clause: "1", explanation: "", next: ""))
    }

    /// A case that was taken up on 1 July, and what happened then.
    private func taken(_ later: (String, CaseEvent)...) -> CaseTimes {
        let start = [
            (Sample.day("2026-07-01"), CaseEvent.received), (Sample.day("2026-07-01"), eligibility(.accepted)),
        ]
        return CaseTimes(start + later.map { (Sample.day($0.0), $0.1) })
    }

    private func result(_ id: String, _ profile: SchemeProfile, _ cases: [CaseTimes], on day: String) throws
        -> StandardResult
    {
        let report = StandardsReport(profile, cases, on: Sample.day(day))
        return try #require(report.results.first { $0.standard.id == id })
    }

    @Test("a decision on the last day is in time, and one on the day after is late")
    func lastDay() throws {
        let cases = [
            taken(("2026-08-12", .decisionSigned(Self.decision))),
            taken(("2026-08-13", .decisionSigned(Self.decision))),
        ]
        let result = try result("decided_in_6_weeks", .cisasStyle, cases, on: "2026-09-30")
        #expect((result.inTime, result.late) == (1, 1))
        #expect(result.percentInTime == 50 && result.isMet == false)
    }

    @Test("a case without a decision is under way on the last day, and overdue on the day after")
    func withoutDecision() throws {
        let last = try result("decided_in_6_weeks", .cisasStyle, [taken()], on: "2026-08-12")
        #expect(last.underWay == 1 && last.percentInTime == nil && last.isMet == nil)
        let after = try result("decided_in_6_weeks", .cisasStyle, [taken()], on: "2026-08-13")
        #expect(after.overdue == 1 && after.percentInTime == 0)
    }

    @Test("a case that is settled or withdrawn says nothing of how fast decisions are, and is counted")
    func over() throws {
        let cases = [
            taken(("2026-07-20", .settlementAccepted), ("2026-09-20", .closed(.remedied))),
            taken(("2026-07-03", .closed(.withdrawn))),
        ]
        let result = try result("decided_in_6_weeks", .cisasStyle, cases, on: "2026-09-30")
        #expect(result.endedBefore == 2 && result.started == 2 && result.percentInTime == nil)
    }

    @Test("more than ninety in a hundred is not reached by ninety")
    func moreThan() throws {
        let inTime = taken(("2026-07-20", .decisionSigned(Self.decision)))
        let late = taken(("2026-10-01", .decisionSigned(Self.decision)))
        func isMet(_ good: Int, _ bad: Int) throws -> Bool? {
            let cases = Array(repeating: inTime, count: good) + Array(repeating: late, count: bad)
            return try result("decided_in_6_weeks", .cisasStyle, cases, on: "2026-12-01").isMet
        }
        #expect(try isMet(90, 10) == false)
        #expect(try isMet(91, 9) == true)
    }

    @Test("what counts as the decision is the scheme's to say: what was proposed, where it proposes first")
    func initialDecision() throws {
        let times = taken(
            ("2026-08-10", .resolutionProposed(Self.decision)), ("2026-08-24", .resolutionConfirmed))
        #expect(try result("decided_in_6_weeks", .communicationsOmbudsmanStyle, [times], on: "2026-09-30").inTime == 1)
        #expect(try result("decided_in_6_weeks", .cisasStyle, [times], on: "2026-09-30").late == 1)
    }

    @Test("every complaint is refused, taken up or neither, and every one taken up is counted once by each standard")
    func addsUp() {
        let woken = CaseTimes([
            (Sample.day("2026-05-01"), .received), (Sample.day("2026-05-01"), eligibility(.tooEarly(opensOn: nil))),
        ])
        let refused = CaseTimes([
            (Sample.day("2026-05-01"), .received), (Sample.day("2026-05-01"), eligibility(.refused(.beforeCourt))),
        ])
        let admitted = CaseTimes([
            (Sample.day("2026-05-01"), .received), (Sample.day("2026-05-01"), eligibility(.refused(.beforeCourt))),
            (Sample.day("2026-05-20"), eligibility(.accepted)),
            (Sample.day("2026-06-01"), .decisionSigned(Self.decision)),
        ])
        let report = StandardsReport(.cisasStyle, [woken, refused, admitted, taken()], on: Sample.day("2026-09-30"))
        #expect((report.received, report.refused, report.accepted, report.notTakenUp) == (4, 1, 2, 1))
        let fromAcceptance = report.results.filter { $0.standard.start == .caseAccepted }
        #expect(fromAcceptance.count == 2 && fromAcceptance.allSatisfy { $0.started == 2 })
    }

    @Test("standards that histories say nothing of are named as not measured, and those switched off are left out")
    func notMeasured() {
        let report = StandardsReport(.cisasStyle, [], on: Sample.today)
        #expect(report.notMeasured.map(\.id) == ["calls_in_2_minutes", "calls_in_5_minutes", "letters_in_10_days"])
        #expect(!report.results.contains { !$0.standard.isEnabled })
    }
}
