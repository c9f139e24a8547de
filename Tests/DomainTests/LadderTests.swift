import Domain
import Testing

@Suite("The ladder of reminders")
struct LadderTests {
    private let profile = SchemeProfile.cisasStyle

    @Test("to a silent provider has the rungs of the rules", arguments: SchemeProfileTests.profiles)
    func rungs(_ profile: SchemeProfile) {
        #expect(
            profile.chaseLadder.map(\.id)
                == ["remind-5", "remind-2", "due", "chase+2", "chase+4", "escalate+6", "proceed+8"])
        #expect(profile.chaseLadder.map(\.offset) == [-5, -2, 0, 2, 4, 6, 8])
        #expect(
            profile.chaseLadder.map(\.action) == [.remind, .remind, .remind, .chase, .chase, .escalate, .proceed])
    }

    @Test("falls on these days around Mon 20 Apr 2026")
    func aroundAWorkingDay() {
        #expect(
            days(of: profile, due: "2026-04-20") == [
                "2026-04-13", "2026-04-16", "2026-04-20", "2026-04-22", "2026-04-24", "2026-04-28", "2026-04-30",
            ])
    }

    @Test("around a due day at a weekend reminds on the Friday before and counts from the due day both ways")
    func aroundAWeekend() {
        let saturday = "2026-06-13"
        #expect(
            days(of: .communicationsOmbudsmanStyle, due: saturday) == [
                "2026-06-08", "2026-06-11", "2026-06-12", "2026-06-16", "2026-06-18", "2026-06-22", "2026-06-24",
            ])
    }

    @Test("moves a reminder on a bank holiday to the working day before, anything else to the one after")
    func movesOffAHoliday() {
        let goodFriday = Sample.day("2026-04-03")
        let remind = ChaseStep(id: "due", offset: 0, action: .remind)
        #expect(profile.day(of: remind, due: goodFriday) == Sample.day("2026-04-02"))
        for action in [ChaseAction.chase, .escalate, .proceed] {
            let step = ChaseStep(id: "due", offset: 0, action: action)
            #expect(profile.day(of: step, due: goodFriday) == Sample.day("2026-04-07"))
        }
    }

    @Test("never falls on a weekend or bank holiday, keeps its order, and chases only after the due day")
    func neverOnAFreeDay() {
        for offset in 0..<800 {
            let due = Sample.day("2026-01-01").adding(days: offset)
            for kind in LadderKind.allCases {
                let steps = profile.ladders[kind]?.steps ?? []
                let days = steps.map { profile.day(of: $0, due: due) }
                #expect(days.allSatisfy(profile.calendar.isWorkingDay))
                #expect(days == days.sorted())
                #expect(zip(steps, days).allSatisfy { step, day in step.action == .remind ? day <= due : day > due })
            }
        }
    }

    @Test("exists for every kind, with a clause", arguments: SchemeProfileTests.profiles)
    func everyKind(_ profile: SchemeProfile) {
        for steps in [
            profile.commentReminders, profile.informationLadder, profile.decisionReminders, profile.acceptanceReminders,
            profile.complianceLadder,
        ] {
            #expect(!steps.isEmpty)
        }
        #expect(profile.ladders.values.allSatisfy { !$0.clause.isEmpty })
    }

    private func days(of profile: SchemeProfile, due: String) -> [String] {
        profile.chaseLadder.map { profile.day(of: $0, due: Sample.day(due)).iso8601 }
    }
}
