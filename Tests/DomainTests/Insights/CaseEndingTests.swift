import Foundation
import Testing

@testable import Domain

@Suite("How a case ended")
struct CaseEndingTests {
    private let lines = [
        RemedyLine(number: 1, kind: .goodwill, description: "Pay", amountPence: 2500),
        RemedyLine(number: 2, kind: .apology, description: "Say sorry", amountPence: nil),
    ]

    private func decision(_ findings: Finding...) -> CaseEvent {
        .decisionSigned(Decision(findings: findings, remedies: lines, drafter: StaffID(rawValue: UUID())))
    }

    private func finding(_ issue: IssueCode?, _ outcome: Finding.Outcome) -> Finding {
        Finding(issue: issue, outcome: outcome, reasons: "Because")
    }

    @Test("settled, with what was offered and paid")
    func settled() {
        let ending = CaseEnding([.settlementOffered("We are sorry", lines), .settlementAccepted, .closed(.remedied)])
        #expect(ending.kind == .settled && ending.paidPence == 2500)
    }

    @Test("an offer that was declined counts for nothing once it is decided")
    func declined() {
        let ending = CaseEnding([
            .settlementOffered("We are sorry", lines), .settlementDeclined, decision(finding(nil, .notUpheld)),
            .closed(.decidedWithoutRemedy),
        ])
        #expect(ending.kind == .notUpheld && ending.paidPence == 0)
    }

    @Test("decided as the finding on the whole complaint says, else as those on its issues do together")
    func outcomes() {
        let mixed = [finding(.billingPayment, .upheld), finding(.equipmentRouter, .notUpheld)]
        #expect(CaseEnding([decision(mixed[0], mixed[1]), .closed(.remedied)]).kind == .partlyUpheld)
        #expect(CaseEnding([decision(mixed[0], finding(nil, .notUpheld)), .closed(.lapsed)]).kind == .notUpheld)
        #expect(CaseEnding([decision(mixed[0]), .closed(.remedied)]).kind == .upheld)
    }

    @Test("a decision that the complainant did not accept is paid by nobody")
    func rejected() {
        let ending = CaseEnding([decision(finding(nil, .upheld)), .decisionRejected, .closed(.rejected)])
        #expect(ending.kind == .upheld && ending.paidPence == 0)
    }

    @Test("refused, withdrawn or not gone on with")
    func others() {
        #expect(CaseEnding([.received]).kind == .refused)
        #expect(CaseEnding([.opened, .closed(.withdrawn)]).kind == .withdrawn)
        #expect(CaseEnding([.closed(.notPursued)]).kind == .notPursued)
    }
}
