import Domain
import JobQueue
import Operations
import Postgres
import TestSupport
import Testing

@Suite("The staff's list", .database)
struct StaffItemTests {
    @Test("A case that nobody may investigate is assigned as soon as somebody is added, and nothing waits on")
    func assignedWhenAdded() async throws {
        let road = try await Road.investigated(caseworkerConflict: ProviderID(rawValue: "o2"))
        #expect(try await openItems() == ["unassigned"])
        #expect(try await reviews() == ["case.review_unassigned"])
        #expect(try await breaches(road) == [])
        _ = try await StaffRegister(road.office.office).add(
            NewStaffMember(name: "Callum", email: "callum@example.invalid", role: "caseworker"))
        try await road.office.work()
        #expect(try await openItems() == [])
        #expect(try await reviews() == [])
        let titles = try await InspectCase(road.office.office)(road.accepted.reference).timeline.map(\.title)
        #expect(titles.last == "A caseworker was assigned")
        #expect(try await breaches(road) == [])
    }

    @Test("A case that nobody may investigate is assigned on the working day after the last conflict has ended")
    func assignedWhenFree() async throws {
        let road = try await Road.investigated(caseworkerConflict: ProviderID(rawValue: "o2"), until: "2026-06-03")
        for (day, items) in [("2026-06-02", ["unassigned"]), ("2026-06-03", ["unassigned"]), ("2026-06-04", [])] {
            try road.office.move(to: day)
            try await road.office.work()
            #expect(try await openItems() == items, "\(day)")
        }
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        #expect(try await breaches(road) == [])
    }

    @Test("Somebody else is never assigned by an item whose case was withdrawn, and it has no timer left")
    func withdrawn() async throws {
        let road = try await Road.investigated(caseworkerConflict: ProviderID(rawValue: "o2"))
        try await road.complainant(.withdrawal(reason: nil))
        #expect(try await openItems() == [])
        #expect(try await reviews() == [])
        #expect(try await breaches(road) == [])
    }

    @Test("An item about dead jobs is resolved when the last of them is sent again, and comes back when it dies again")
    func deadJobs() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try office.submission())
        try await letDie(office)
        let dead = try await listDead()
        try #require(dead.count == 2)
        #expect(try await openItems() == ["job_dead"])
        let resend = ResendDeadJobs(office.office)
        #expect(try await resend(dead[0]))
        #expect(try await openItems() == ["job_dead"], "the other one is dead still")
        #expect(try await resend(dead[1]))
        #expect(try await openItems() == [])
        #expect(try await reviews() == [])
        try await letDie(office)
        #expect(try await openItems() == ["job_dead"])
        #expect(try await reviews() == ["case.review_dead_job"])
        office.postOffice.refuse(with: nil)
        #expect(try await resend(RetryDeadLetters()).count == 2)
        try await office.work()
        #expect(try await openItems() == [])
        #expect(office.postOffice.mails.count == 2)
        #expect(try await breaches(office) == [])
    }

    @Test("Two dead jobs of a case have one timer that looks again, also when the case goes to another stage")
    func reviewSurvivesStage() async throws {
        let road = try await Road.opened()
        road.office.postOffice.refuse(with: .unreachable(reason: "away"))
        try await road.provider(.providerResponse(.defend(text: "No")), working: false)
        try await letDie(road.office)
        #expect(try await reviews() == ["case.review_dead_job"])
        try await road.complainant(.comments(text: "Yes"), working: false)
        #expect(try await reviews() == ["case.review_dead_job"])
        #expect(try await breaches(road) == [])
    }

    @Test("An undelivered notice is off the list once it was sent again and accepted")
    func noticeAccepted() async throws {
        let office = try SmallOffice(on: "2026-04-01")
        office.postOffice.refuse(with: .refused(answer: "550 5.1.1 no such user"), only: "provider_request")
        _ = try await office.accept(try office.submission())
        try await office.work()
        #expect(try await openItems() == ["notice_undelivered"])
        office.postOffice.refuse(with: nil)
        try office.move(to: "2026-04-07")
        try await office.work()
        #expect(try await openItems() == [])
        #expect(try await breaches(office) == [])
    }

    @Test("A letter that nothing sends again stays on the list when a notice of the case was accepted")
    func otherLetter() async throws {
        let office = try SmallOffice(on: "2026-04-01")
        office.postOffice.refuse(with: .refused(answer: "550 5.1.1 no such user"))
        _ = try await office.accept(try office.submission())
        try await office.work()
        office.postOffice.refuse(with: nil)
        try office.move(to: "2026-04-07")
        try await office.work()
        #expect(try await openItems() == ["notice_undelivered"])
        #expect(try await breaches(office) == [])
    }

    /// Works with a relay that is away, after giving each mail one attempt only.
    private func letDie(_ office: SmallOffice) async throws {
        office.postOffice.refuse(with: .unreachable(reason: "away"))
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript("UPDATE queue.job SET max_attempts = 1 WHERE kind = 'message.send'")
        }
        try await office.work()
    }

    private func openItems() async throws -> [String] {
        try await TestDatabase.current.pool.execute(ListOpenItems())
    }

    private func listDead() async throws -> [JobID] {
        try await Queue(pool: TestDatabase.current.pool).list(state: .dead).compactMap { Int64($0.id) }
            .map { JobID(rawValue: $0) }
    }

    /// The kinds of the timers that look at items again.
    private func reviews() async throws -> [String] {
        try await Queue(pool: TestDatabase.current.pool).list(state: .armed).map(\.kind.rawValue)
            .filter { $0.hasPrefix("case.review") }
    }

    private func breaches(_ road: Road) async throws -> [String] { try await breaches(road.office) }

    private func breaches(_ office: SmallOffice) async throws -> [String] {
        try await Doctor(office.office).examine().flatMap { diagnosis in
            diagnosis.violations.map { "\(diagnosis.name): \($0.detail)" }
        }
    }
}

private struct ListOpenItems: Statement {
    typealias Row = String
    static let sql = "SELECT kind FROM redress.staff_item WHERE resolved_at IS NULL ORDER BY kind"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
