import Domain
import Testing

@Suite("A scheme profile")
struct SchemeProfileTests {
    static let profiles = SchemeProfiles.bundled.all

    @Test("exists in both styles, in calendar of England and Wales")
    func bothExist() {
        #expect(Self.profiles.map(\.id) == [.cisasStyle, .communicationsOmbudsmanStyle])
        #expect(Self.profiles.allSatisfy { $0.division == .englandAndWales })
        #expect(SchemeProfiles.bundled[.cisasStyle]?.id == .cisasStyle)
    }

    @Test(
        "in the CISAS style has the periods of the rules",
        arguments: [
            (.acknowledgement, Period(0, .calendarDays)), (.acknowledgementByPost, Period(2, .workingDays)),
            (.complainantEvidence, Period(0, .calendarDays)), (.eligibilityObjection, Period(10, .workingDays)),
            (.providerResponse, Period(10, .workingDays)), (.settlementAnswer, Period(10, .workingDays)),
            (.comments, Period(5, .workingDays)), (.finalDecision, Period(6, .weeks)),
            (.acceptance, Period(30, .workingDays)), (.compliance, Period(20, .workingDays)),
            (.notPursuedReopening, Period(30, .calendarDays)), (.urgent, Period(2, .workingDays)),
            (.noticeWatch, Period(2, .workingDays)), (.enquiryKept, Period(6, .months)),
            (.secondReading, Period(10, .workingDays)),
        ] as [(ClockStep, Period)])
    func cisasPeriods(_ step: ClockStep, _ period: Period) {
        #expect(SchemeProfile.cisasStyle.clock(step, on: Sample.today).value == period)
    }

    @Test(
        "in the Communications Ombudsman style has the periods of the rules",
        arguments: [
            (.acknowledgement, Period(0, .calendarDays)), (.acknowledgementByPost, Period(2, .workingDays)),
            (.complainantEvidence, Period(14, .calendarDays)), (.eligibilityObjection, Period(10, .workingDays)),
            (.providerResponse, Period(14, .calendarDays)), (.settlementAnswer, Period(10, .workingDays)),
            (.comments, Period(7, .calendarDays)), (.provisionalComments, Period(14, .calendarDays)),
            (.finalDecision, Period(6, .weeks)), (.acceptance, Period(28, .calendarDays)),
            (.compliance, Period(28, .calendarDays)), (.notPursuedReopening, Period(30, .calendarDays)),
            (.urgent, Period(2, .workingDays)),
            (.noticeWatch, Period(2, .workingDays)), (.enquiryKept, Period(6, .months)),
            (.secondReading, Period(10, .workingDays)),
        ] as [(ClockStep, Period)])
    func ombudsmanPeriods(_ step: ClockStep, _ period: Period) {
        #expect(SchemeProfile.communicationsOmbudsmanStyle.clock(step, on: Sample.today).value == period)
    }

    @Test("makes a provisional decision only in the Communications Ombudsman style; the other gives it no time")
    func provisionalDecision() {
        #expect(SchemeProfile.communicationsOmbudsmanStyle.has(.provisionalComments))
        #expect(!SchemeProfile.cisasStyle.has(.provisionalComments))
        let deadline = SchemeProfile.cisasStyle.deadline(.provisionalComments, from: "event", on: Sample.today)
        #expect(deadline.dueOn == Sample.today)
    }

    @Test("selects the wait by the day of the first complaint", arguments: profiles)
    func selectsTheWait(_ profile: SchemeProfile) {
        #expect(profile.wait.selectedBy == .firstComplainedOn)
        #expect(profile.wait.rule(on: Sample.day("2026-04-07")).value == Period(8, .weeks))
        #expect(profile.wait.rule(on: Sample.day("2026-04-08")).value == Period(6, .weeks))
        #expect(profile.wait.rule(on: Sample.day("2010-01-01")).value == Period(8, .weeks))
        let dates = CaseDates(firstComplainedOn: Sample.day("2026-04-07"))
        #expect(profile.wait.rule(forEventOn: Sample.day("2026-06-01"), of: dates).value == Period(8, .weeks))
    }

    @Test(
        "caps remedies at £10,000, takes businesses of 10, and closes 12 months after the letter", arguments: profiles)
    func limits(_ profile: SchemeProfile) {
        #expect(profile.remedyCapPence == 1_000_000)
        #expect(!profile.remedyCapClause.isEmpty)
        #expect(profile.businessLimit.newest.value == 10)
        #expect(profile.referralLimit.newest.value == Period(12, .months))
        #expect(profile.remedyKinds == RemedyKind.allCases)
    }

    @Test("words every refusal ground with clause, title, reason and next step", arguments: profiles)
    func wordsEveryGround(_ profile: SchemeProfile) throws {
        for ground in RefusalGround.allCases {
            let rule = try #require(profile.refusals[ground])
            for text in [rule.clause, rule.title, rule.explanation, rule.next, rule.source] { #expect(!text.isEmpty) }
        }
    }

    @Test("gives every figure a clause and a source", arguments: profiles)
    func everyFigureHasASource(_ profile: SchemeProfile) {
        let clocks = profile.clocks.values.flatMap(\.all) + profile.wait.all + profile.referralLimit.all
        #expect(clocks.allSatisfy { !$0.clause.isEmpty && !$0.source.isEmpty })
        let limits = profile.businessLimit.all + profile.remedyCap.all
        #expect(limits.allSatisfy { !$0.clause.isEmpty && !$0.source.isEmpty })
    }

    @Test("carries the service standards, the legacy ones switched off", arguments: profiles)
    func standards(_ profile: SchemeProfile) throws {
        let decided = try #require(profile.standards.first { $0.id == "decided_in_6_weeks" })
        #expect(decided.within == Period(6, .weeks) && decided.percent == 90 && decided.direction == .moreThan)
        #expect(decided.end == (profile.id == .cisasStyle ? .finalDecision : .initialDecision))
        let off = profile.standards.filter { !$0.isEnabled }.map(\.id)
        #expect(off == ["refused_in_3_weeks", "decided_in_90_days"])
    }
}
