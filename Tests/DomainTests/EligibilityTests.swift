@testable import Domain
import Foundation
import Testing

@Suite("Eligibility")
struct EligibilityTests {
    @Test("accepts on the opening day itself, and not the day before")
    func opensOnTheDay() throws {
        let draft = try Sample.draft(["first_complained_on": "2026-04-08"])
        #expect(assess(draft, "2026-05-19").outcome == .tooEarly(opensOn: Sample.day("2026-05-20")))
        #expect(assess(draft, "2026-05-20").outcome == .accepted)
    }

    @Test("tells who came too early from when, why, and what else to do")
    func explainsTooEarly() throws {
        let decision = assess(try Sample.draft(["first_complained_on": "2026-04-07"]), "2026-05-25")
        #expect(decision.clause == "2.2 The provider's first chance (before 8 April 2026)")
        #expect(
            decision.explanation == """
                O2 has 8 weeks to put things right from Tue 7 Apr 2026, the day on which you first complained to it. \
                You can bring your complaint to us from Tue 2 Jun 2026.
                """)
        #expect(decision.next.contains("ADR letter"))
        #expect(decision.outcomeName == "too_early")
    }

    @Test(
        "is explained in Welsh from the same figures",
        arguments: [
            (["first_complained_on": "2026-01-05"], "2026-06-01", "Gallwn edrych ar eich cwyn."),
            (
                ["first_complained_on": "2026-04-07"], "2026-05-25",
                """
                Mae 8 wythnos gan O2 i unioni pethau o ddydd Mawrth 7 Ebrill 2026, y diwrnod y gwnaethoch gwyno wrtho \
                gyntaf. Gallwch ddod â’ch cwyn atom o ddydd Mawrth 2 Mehefin 2026 ymlaen.
                """
            ),
            (
                ["first_complained_on": nil], "2026-06-01",
                "Rhaid i O2 gael cyfle i unioni pethau yn gyntaf. Cwynwch wrtho, yna rhowch y dyddiad i ni."
            ),
            (
                ["before_court": true], "2026-11-23", "Mae’r gŵyn hon gerbron llys, neu mae llys wedi’i phenderfynu."
            ),
            (
                ["first_complained_on": nil, "adr_letter": ["dated": "2026-05-01"]], "2027-05-02",
                """
                Dyddiad llythyr ADR O2 yw dydd Gwener 1 Mai 2026. Roedd gennych tan ddydd Sadwrn 1 Mai 2027 i \
                ddod atom.
                """
            ),
        ] as [([String: JSONValue], String, String)])
    func inWelsh(changes: [String: JSONValue], on day: String, words: String) throws {
        let draft = try Sample.draft(changes)
        #expect(Eligibility.explanationInWelsh(of: assess(draft, day), on: draft) == words)
    }

    @Test("that an ombudsman explained has no other words than the ombudsman's")
    func ruledInWelsh() throws {
        let draft = try Sample.draft()
        let ours = assess(draft, "2026-11-23")
        let ruled = EligibilityDecision(
            outcome: ours.outcome, scheme: ours.scheme, profileVersion: ours.profileVersion,
            referredOn: ours.referredOn, clause: ours.clause, explanation: "The court has not heard it.",
            next: ours.next)
        #expect(Eligibility.explanationInWelsh(of: ruled, on: draft) == nil)
    }

    @Test("keeps who never complained to the provider as too early, without a date")
    func neverComplained() throws {
        let decision = assess(try Sample.draft(["first_complained_on": nil]), "2026-06-01")
        #expect(decision.outcome == .tooEarly(opensOn: nil))
        #expect(decision.opensOn == nil)
        #expect(decision.explanation.contains("Complain to it"))
    }

    @Test("goes on with the date that the complainant adds")
    func addsTheDate() throws {
        let enquiry = try Sample.draft(["first_complained_on": nil])
        let complaint = enquiry.adding(firstComplainedOn: Sample.day("2026-06-02"))
        #expect(assess(complaint, "2026-06-03").opensOn == Sample.day("2026-07-14"))
    }

    @Test("opens at once with an ADR letter, also for who gives no date of a first complaint")
    func letterOpens() throws {
        let letter: JSONValue = ["dated": "2026-05-01"]
        let draft = try Sample.draft(["first_complained_on": "2026-04-20", "adr_letter": letter])
        #expect(assess(draft, "2026-05-01").outcome == .accepted)
        let undated = try Sample.draft(["first_complained_on": nil, "adr_letter": letter])
        #expect(assess(undated, "2026-05-01").outcome == .accepted)
    }

    @Test("ends 12 months after the ADR letter: the last day is in time, the next is not")
    func twelveMonths() throws {
        let draft = try Sample.draft(["first_complained_on": nil, "adr_letter": ["dated": "2026-05-01"]])
        #expect(assess(draft, "2027-05-01").outcome == .accepted)
        let late = assess(draft, "2027-05-02")
        #expect(late.outcome == .refused(.outOfTime))
        #expect(late.explanation.contains("Fri 1 May 2026") && late.explanation.contains("Sat 1 May 2027"))
    }

    @Test("clamps the 12 months of a letter of 29 February 2028 to 28 February 2029")
    func leapLetter() throws {
        let draft = try Sample.draft(["first_complained_on": nil, "adr_letter": ["dated": "2028-02-29"]])
        #expect(assess(draft, "2029-02-28").outcome == .accepted)
        #expect(assess(draft, "2029-03-01").outcome == .refused(.outOfTime))
    }

    @Test("without a letter is never out of time")
    func neverOutOfTimeWithoutALetter() throws {
        #expect(assess(try Sample.draft(["first_complained_on": "2016-01-01"]), "2026-06-01").outcome == .accepted)
    }

    @Test(
        "refuses on what the complaint says, with the ground's clause",
        arguments: [
            (["before_court": true], .beforeCourt), (["other_scheme": true], .otherScheme),
            (["already_settled": true], .alreadySettled), (["provider": "other"], .providerNotMember),
            (["customer_type": "small_business", "people": 11], .businessTooLarge),
            (["issues": [["code": "privacy.fraud"]]], .subjectOutside),
            (["issues": [["code": "other.price_level"], ["code": "privacy.data_misuse"]]], .subjectOutside),
        ] as [([String: JSONValue], RefusalGround)])
    func refuses(_ changes: [String: JSONValue], _ ground: RefusalGround) throws {
        let decision = assess(try Sample.draft(changes), "2026-11-23")
        #expect(decision.outcome == .refused(ground))
        #expect(decision.ground == ground)
        let rule = SchemeProfile.cisasStyle.refusals[ground]
        #expect(decision.clause == rule?.clause)
        #expect(!decision.explanation.contains("{") && !decision.next.contains("{"))
    }

    @Test("takes a business of 10 people")
    func takesTen() throws {
        let draft = try Sample.draft(["customer_type": "small_business", "people": 10])
        #expect(assess(draft, "2026-11-23").outcome == .accepted)
    }

    @Test("does not count people of a residential customer")
    func ignoresPeopleOfResidents() throws {
        #expect(assess(try Sample.draft(["people": 50]), "2026-11-23").outcome == .accepted)
    }

    @Test("takes a complaint that is partly about something outside, and says which part it leaves out")
    func partlyOutside() throws {
        let draft = try Sample.draft(["issues": [["code": "billing.payment"], ["code": "privacy.data_misuse"]]])
        let decision = assess(draft, "2026-11-23")
        #expect(decision.outcome == .accepted)
        #expect(decision.explanation.contains("Misuse of personal data"))
    }

    @Test("refuses for good rather than letting somebody wait for a refusal")
    func refusesBeforeWaiting() throws {
        let draft = try Sample.draft(["first_complained_on": "2026-11-20", "before_court": true])
        #expect(assess(draft, "2026-11-23").outcome == .refused(.beforeCourt))
    }

    @Test("is judged by the scheme of which the provider was a member on the day of referral")
    func followsMembership() throws {
        let directory = try ProviderDirectory.load(
            yaml: """
                version: "1"
                source: test
                providers:
                  - id: o2
                    name: O2
                    member:
                      - {scheme: communications-ombudsman-style, through: 2026-05-31}
                      - {scheme: cisas-style, from: 2026-06-01, through: 2026-06-30}
                """)
        let draft = try Sample.draft(["first_complained_on": "2026-01-05"])
        let schemes = ["2026-05-31", "2026-06-01", "2026-07-01"].map { day in
            Eligibility.assess(draft, referredOn: Sample.day(day), directory: directory)
        }
        #expect(schemes.map(\.scheme) == [.communicationsOmbudsmanStyle, .cisasStyle, .cisasStyle])
        #expect(schemes.map(\.outcome) == [.accepted, .accepted, .refused(.providerNotMember)])
    }

    @Test("survives being stored", arguments: ["2026-05-19", "2026-05-20"])
    func survivesStorage(_ day: String) throws {
        let decision = assess(try Sample.draft(["first_complained_on": "2026-04-08"]), day)
        let stored = try JSONEncoder().encode(decision)
        #expect(try JSONDecoder().decode(EligibilityDecision.self, from: stored) == decision)
    }

    private func assess(_ draft: ComplaintDraft, _ referredOn: String) -> EligibilityDecision {
        Eligibility.assess(draft, referredOn: Sample.day(referredOn))
    }
}
