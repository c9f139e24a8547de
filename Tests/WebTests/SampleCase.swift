import Domain
import Foundation
import Operations

@testable import Web

/// A case in the middle of its road, with everything that a page can show.
enum SampleCase {
    static let reference = Reference.make(randomBits: 0x1_2345_6789)
    static let today = CalendarDay(iso8601: "2026-04-20") ?? CalendarDay(ordinal: 0)
    private static let dayZero = CalendarDay(iso8601: "2026-04-02") ?? CalendarDay(ordinal: 0)

    static let deadline = SchemeProfile.cisasStyle.deadline(
        .providerResponse, from: "the provider was sent the complaint", on: dayZero)

    static var draft: ComplaintDraft {
        get throws { try ComplaintValidator.validate(document, today: today).get() }
    }

    static var accepted: AcceptedComplaint {
        get throws {
            AcceptedComplaint(
                reference: reference, accessToken: TestEdge.complainantKey, status: .awaitingProvider,
                eligibility: try Eligibility.assess(draft, referredOn: today))
        }
    }

    static func view(
        _ status: CaseStatus = .awaitingProvider, actions: [ActionName] = [], viewer: Party = .complainant
    ) throws -> CaseView {
        CaseView(
            reference: reference, status: status, version: 3, providerName: "O2", schemeTitle: "CISAS style",
            eligibility: try Eligibility.assess(draft, referredOn: today), waitingFor: .provider, dueBy: deadline,
            nextStep: "The provider has until Mon 20 Apr 2026 to answer your complaint.",
            deadlines: [DeadlineView(party: .provider, derivation: deadline, state: "running")],
            timeline: [
                TimelineEntry(at: moment(0), title: "We received the complaint", detail: nil),
                TimelineEntry(at: moment(60), title: "The provider was asked", detail: "Accepted by its mail server."),
            ],
            messages: [
                MessageView(
                    at: moment(30), kind: .acknowledgement, to: .complainant, subject: "We have your complaint",
                    text: "Dear Ms Example,\nwe have your complaint.", delivery: "accepted by mail.example.invalid")
            ],
            issues: [.billingIncorrectCharge, .customerServiceNoAction], findings: [], remedies: [],
            availableActions: actions.map(\.rawValue), viewer: viewer,
            informationRequest: status == .awaitingInformation
                ? InformationRequest(to: .complainant, ["When did it begin?", "What did you pay?"]) : nil)
    }

    static func tooEarly(opensOn: CalendarDay?) -> EligibilityDecision {
        EligibilityDecision(
            outcome: .tooEarly(opensOn: opensOn), scheme: .cisasStyle, profileVersion: "1", referredOn: today,
            clause: "1", explanation: "It is too early.", next: "")
    }

    private static func moment(_ seconds: Double) -> Date {
        LondonTime.at(hour: 9, minute: 30, on: dayZero).addingTimeInterval(seconds)
    }

    static let document: JSONValue = [
        "channel": "online",
        "complainant": ["name": "Ada Example", "email": "ada@example.invalid", "preferred_channel": "email"],
        "customer_type": "residential",
        "provider": "o2",
        "service": "mobile",
        "issues": [["code": "billing.incorrect_charge"]],
        "narrative": "I was charged twice.",
        "first_complained_on": "2026-01-05",
        "adr_letter": nil,
    ]
}
