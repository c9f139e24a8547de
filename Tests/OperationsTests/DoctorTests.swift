import Domain
import Operations
import Postgres
import Testing
import TestSupport

@Suite("The doctor", .database)
struct DoctorTests {
    private var doctor: Doctor { Doctor(ImportSamples.office) }

    /// Forty cases, among them open and refused ones.
    private func takeCases() async throws {
        let lines = (1...40).map { ImportSamples.row($0).text }
        _ = try await ImportSamples.withFile(lines) { path in
            try await ImportComplaints(ImportSamples.office)(ImportedFile(path: path), mapping: .fcc, source: "test")
        }
    }

    private func damage(_ sql: String) async throws {
        try await TestDatabase.current.pool.withConnection { try $0.executeScript(sql) }
    }

    private func broken() async throws -> Set<String> {
        Set(try await doctor.examine().filter { !$0.violations.isEmpty }.map(\.name))
    }

    @Test("Finds nothing in a sound database")
    func sound() async throws {
        try await takeCases()
        #expect(try await broken() == [])
    }

    @Test("Finds each breach by its name, and no other", arguments: Damage.all)
    func finds(_ damage: Damage) async throws {
        try await takeCases()
        try await self.damage(damage.sql)
        #expect(try await broken() == damage.names)
    }

    @Test("Finds an enquiry without a date sound while it waits for the complainant, and no other way")
    func enquiryWithoutDate() async throws {
        let office = try SmallOffice(on: "2026-10-01")
        let accepted = try await office.accept(
            Submission(draft: try SmallOffice.draft("Never complained", firstComplainedOn: nil), client: "test"))
        try await office.work()
        let view = try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
        #expect(view.waitingFor == .complainant)
        #expect(try await broken() == [])
        try await damage("UPDATE redress.case_file SET waits_for = 'scheme'")
        #expect(try await broken() == ["waits_for_wrong_party"])
    }

    @Test("Finds a case that nobody investigates and nothing looks at, and arms what looks for somebody")
    func repairsUnassigned() async throws {
        let road = try await Road.investigated(caseworkerConflict: ProviderID(rawValue: "o2"))
        try await damage("DELETE FROM queue.timer WHERE kind = 'case.review_unassigned'")
        #expect(try await broken() == ["unassigned_unnoticed"])
        #expect(try await doctor.repair().count == 1)
        #expect(try await broken() == [])
        try await damage("DELETE FROM redress.staff_item; DELETE FROM queue.timer WHERE kind LIKE 'case.review%'")
        #expect(try await broken() == ["unassigned_unnoticed"])
        _ = try await doctor.repair()
        #expect(try await broken() == [])
        #expect(road.accepted.status == .awaitingProvider)
    }

    @Test("Names the case that breaks a rule")
    func namesTheCase() async throws {
        try await takeCases()
        let waiting = try await ListCases(ImportSamples.office)(status: .awaitingProvider)
        let reference = try #require(waiting.first).reference
        try await damage("UPDATE redress.case_file SET waits_for = 'complainant' WHERE reference = '\(reference)'")
        let violations = try await doctor.examine().flatMap(\.violations)
        #expect(violations.map(\.reference) == [reference])
        #expect(violations.first?.detail == "awaiting_provider waits for complainant instead of scheme")
    }

    @Test("Arms again every open case that lost its timers and jobs, and sends lost messages again")
    func repairs() async throws {
        try await takeCases()
        try await damage("DELETE FROM queue.timer; \(Damage.loseJobs)")
        let before = try await broken()
        let repairs = try await doctor.repair()
        #expect(before == ["open_case_not_armed", "message_without_job"])
        #expect(!repairs.isEmpty)
        #expect(try await broken() == [])
        #expect(try await doctor.repair().isEmpty)
    }

    @Test("Arms a case whose messages are still on their way: once they are sent, nothing else would move it")
    func repairsTimersOnly() async throws {
        try await takeCases()
        try await damage("DELETE FROM queue.timer")
        #expect(try await broken() == ["open_case_not_armed"])
        let open = try await ListCases(ImportSamples.office)().count { $0.waitingFor != nil }
        #expect(try await doctor.repair().count == open)
        #expect(try await broken() == [])
    }

    @Test("Takes away timers of cases that are over")
    func disarms() async throws {
        try await takeCases()
        try await damage(Damage.strayTimer)
        let repairs = try await doctor.repair()
        #expect(repairs.count == 1)
        #expect(try await broken() == [])
    }
}
