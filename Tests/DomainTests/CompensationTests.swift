import Domain
import Testing

@Suite("Automatic compensation")
struct CompensationTests {
    private let bt = ProviderID(rawValue: "bt")
    private let calendar = WorkingCalendar.bundled(.englandAndWales)
    private let late = CaseSamples.day("2027-03-01")

    private func compensation(
        _ claim: CompensationClaim, by provider: String = "bt", through: CalendarDay? = nil
    ) -> Compensation {
        CompensationScheme.bundled.compensation(
            for: claim, by: ProviderID(rawValue: provider), through: through ?? late, calendar)
    }

    private func day(_ text: String) -> CalendarDay { CaseSamples.day(text) }

    @Test("a start promised on Tuesday and live on Friday at 6.10 a day comes to 18.30")
    func start() {
        let found = compensation(.delayedStart(promisedOn: day("2024-06-04"), startedOn: day("2024-06-07")))
        #expect(found.totalPence == 1830)
        #expect(found.explanation == "3 days from Tue 4 Jun 2024 to Thu 6 Jun 2024 at £6.10: £18.30")
    }

    @Test("a loss reported on Monday and mended on Saturday at 10.34 a day comes to 20.68")
    func repair() {
        let found = compensation(.delayedRepair(reportedOn: day("2026-06-01"), fixedOn: day("2026-06-06")))
        #expect(found.totalPence == 2068)
        #expect(found.repairDueOn == day("2026-06-03"))
        #expect(found.payments.map(\.day) == [day("2026-06-04"), day("2026-06-05")])
    }

    @Test("two working days over Christmas end on 30 December")
    func christmas() {
        let found = compensation(.delayedRepair(reportedOn: day("2026-12-24"), fixedOn: day("2027-01-02")))
        #expect(found.repairDueOn == day("2026-12-30"))
        #expect(found.payments.first?.day == day("2026-12-31"))
        #expect(found.payments.count == 2)
    }

    @Test(
        "what was mended in time, or on the first day after, is worth nothing", arguments: ["2026-06-03", "2026-06-04"])
    func inTime(_ fixed: String) {
        let found = compensation(.delayedRepair(reportedOn: day("2026-06-01"), fixedOn: day(fixed)))
        #expect(found.payments.isEmpty)
        #expect(found.explanation == "Nothing is due.")
    }

    @Test(
        "a missed appointment is paid once, by the rate of its year",
        arguments: [
            ("2019-05-01", 2500), ("2020-07-01", 2500), ("2021-04-01", 2518), ("2022-04-01", 2624),
            ("2023-04-01", 2915),
            ("2024-04-01", 3049), ("2025-04-01", 3119), ("2026-03-31", 3119), ("2026-04-01", 3231),
        ])
    func appointment(_ on: String, _ pence: Int) {
        #expect(compensation(.missedAppointment(on: day(on))).totalPence == pence)
    }

    @Test("a delay over 1 April is paid by each day's own rate")
    func overTheYear() {
        let found = compensation(.delayedStart(promisedOn: day("2026-03-31"), startedOn: day("2026-04-02")))
        #expect(found.payments.map(\.pence) == [624, 646])
        #expect(found.explanation.hasSuffix("at £6.24 and £6.46: £12.70"))
    }

    @Test("while it lasts it is counted to the day that is asked for")
    func lasting() {
        let claim = CompensationClaim.delayedRepair(reportedOn: day("2026-06-01"), fixedOn: nil)
        #expect(compensation(claim, through: day("2026-06-10")).payments.count == 7)
    }

    @Test("days on which the customer missed an appointment are not paid")
    func excused() {
        let claim = CompensationClaim.delayedStart(
            promisedOn: day("2026-06-01"), startedOn: day("2026-06-05"), excused: [day("2026-06-02")])
        #expect(compensation(claim).payments.count == 3)
    }

    @Test("nothing is due from a provider that did not sign, before the scheme, or while it was suspended")
    func outside() {
        let claim = CompensationClaim.missedAppointment(on: day("2026-06-01"))
        #expect(compensation(claim, by: "o2").payments.isEmpty)
        #expect(compensation(.missedAppointment(on: day("2019-03-31"))).payments.isEmpty)
        #expect(compensation(.missedAppointment(on: day("2020-03-23"))).payments.isEmpty)
        #expect(compensation(.missedAppointment(on: day("2020-06-05"))).payments.isEmpty)
        #expect(compensation(.missedAppointment(on: day("2020-06-06"))).totalPence == 2500)
    }
}
